-- Opens a document in Neovim with the language server, edits it, and writes what a user would see to a file.
local out, node, server, root, file = unpack(vim.fn.json_decode(vim.env.QMS_NEOVIM))
local seen = {}

local ok, problem = pcall(function()
	vim.cmd('edit ' .. vim.fn.fnameescape(root .. '/' .. file))
	local client = vim.lsp.start_client({name = 'qms-lens', cmd = {node, server, '--stdio'}, root_dir = root, init_options = {today = '2026-11-23'}})
	vim.lsp.buf_attach_client(0, client)

	local function codes()
		local list = vim.tbl_map(function(each) return tostring(each.code) end, vim.diagnostic.get(0))
		table.sort(list)
		return list
	end
	local function has(code)
		return vim.wait(60000, function() return vim.tbl_contains(codes(), code) end, 20)
	end

	seen.found = has('claim-unknown-id')
	seen.before = codes()
	vim.api.nvim_buf_set_lines(0, 0, -1, false, vim.tbl_map(function(line) return (line:gsub('covers .* %-%->', 'covers EO-9.cause -->')) end, vim.api.nvim_buf_get_lines(0, 0, -1, false)))
	seen.gone = vim.wait(60000, function() return not vim.tbl_contains(codes(), 'claim-unknown-id') end, 20)

	local line = vim.fn.search('EO-9.cause') - 1
	local answer = vim.lsp.buf_request_sync(0, 'textDocument/hover', {textDocument = {uri = vim.uri_from_bufnr(0)}, position = {line = line, character = 20}}, 60000)
	for _, each in pairs(answer or {}) do
		if each.result then seen.hover = each.result.contents.value end
	end
end)
seen.problem = ok and '' or tostring(problem)
vim.fn.writefile({vim.fn.json_encode(seen)}, out)
vim.cmd('qall!')
