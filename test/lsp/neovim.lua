-- Opens a document in Neovim as the documentation sets it up, edits it, and writes what a user would see to a file.
local out, setup, root, file = unpack(vim.fn.json_decode(vim.env.QMS_NEOVIM))
local seen = {}

local ok, problem = pcall(function()
	vim.cmd('filetype on')
	vim.cmd('cd ' .. vim.fn.fnameescape(root))
	-- The documentation has two ways, of which each version of Neovim knows one.
	assert(loadstring(vim.fn.has('nvim-0.11') == 1 and setup[1] or setup[2]))()
	vim.cmd('edit ' .. vim.fn.fnameescape(root .. '/' .. file))

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
	local function ask(method, params)
		local answer = vim.lsp.buf_request_sync(0, method, vim.tbl_extend('force', {textDocument = {uri = vim.uri_from_bufnr(0)}}, params), 60000)
		for _, each in pairs(answer or {}) do
			if each.result then return each.result end
		end
	end
	seen.hover = ask('textDocument/hover', {position = {line = line, character = 20}}).contents.value
	local lens = ask('textDocument/codeLens', {})[1]
	local answer = vim.lsp.buf_request_sync(0, 'codeLens/resolve', lens, 60000)
	for _, each in pairs(answer or {}) do seen.lens = each.result and each.result.command.title end
end)
seen.problem = ok and '' or tostring(problem)
vim.fn.writefile({vim.fn.json_encode(seen)}, out)
vim.cmd('qall!')
