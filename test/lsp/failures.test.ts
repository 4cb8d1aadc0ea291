import assert from 'node:assert/strict';
import {PassThrough} from 'node:stream';
import {
	createConnection,
	createProtocolConnection,
	type Hover,
	ProposedFeatures,
	StreamMessageReader,
	StreamMessageWriter,
} from 'vscode-languageserver/node';
import {startServer} from '../../server/src/lsp/server.ts';
import {methods} from '../../server/src/host/protocol.ts';
import {withBrokenRules} from '../support/broken.ts';
import {type Editor, openEditor} from './editor.ts';
import {capa, complaints, files} from './fixture.ts';

describe('a mistake of the tool in the editor', () => {
	let editor: Editor;
	afterEach(() => editor.stop());

	it('is logged each time, shown once, and the rest goes on', async () => {
		editor = await openEditor({
			files: {
				...files,
				'docs/broken.md': files[capa].replace('PRO-001', 'PRO-009'),
				'docs/broken-2.md': files[complaints],
			},
			qms: withBrokenRules,
			expectsErrors: true,
		});
		const logged = editor.log.filter(line => line.includes('broken-in-document broke off'));
		assert.equal(logged.length, 2, 'a line for each document');
		assert.match(logged[0] ?? '', /at docs\/broken(?:-2)?\.md .*\n\s+at /s, 'with where it happened');
		assert.equal(editor.messages.filter(message => message.includes('broken-in-document')).length, 1);
		assert.match(editor.messages[0] ?? '', /^QMS Lens: The rule .* Please report it at https:/);
		assert.ok(editor.diagnostics('docs/broken.md').some(({code}) => code === 'broken-fixing'));
		await editor.open(complaints);
		const before = editor.log.length;
		await editor.replace(complaints, 'five working days', 'six working days');
		assert.deepEqual(
			editor.log.slice(before).filter(line => line.includes('broke off')),
			[],
			'nothing is told twice',
		);
		const hover = await editor.at<Hover | null>('textDocument/hover', complaints, 'PRO-001');
		assert.ok(hover);
	});
});

describe('a client that does not keep to the protocol', () => {
	let editor: Editor;
	beforeEach(async () => {
		editor = await openEditor({files, expectsErrors: true});
	});
	afterEach(() => editor.stop());

	it('may send notifications that say nothing, which are logged and ignored', async () => {
		await editor.open(capa);
		const before = editor.shown();
		const uri = editor.uri(capa);
		const start = {line: 0, character: 0};
		const malformed: [string, unknown][] = [
			['textDocument/didOpen', {}],
			['textDocument/didOpen', {textDocument: {uri: 7, languageId: 'markdown', version: 1, text: 'x'}}],
			['textDocument/didOpen', {textDocument: {uri: editor.uri('docs/new.md'), languageId: 'markdown', version: 1}}],
			['textDocument/didChange', {textDocument: {uri, version: 9}, contentChanges: [{}]}],
			['textDocument/didChange', {textDocument: {uri, version: 9}, contentChanges: 'all'}],
			['textDocument/didChange', {textDocument: {uri, version: 9}, contentChanges: [{text: 'x', range: {start}}]}],
			['textDocument/didChange', {textDocument: {uri, version: 9}, contentChanges: [null]}],
			['textDocument/didSave', {}],
			['textDocument/didClose', {textDocument: null}],
			['workspace/didChangeWatchedFiles', {}],
			['workspace/didChangeWatchedFiles', {changes: [{}, null, {uri: 'file:///qms/x.md', type: 9}, {uri: 4, type: 1}]}],
			['workspace/didChangeWorkspaceFolders', {event: {added: [{}], removed: null}}],
			['workspace/didChangeWorkspaceFolders', {}],
			['workspace/didChangeConfiguration', {}],
			['window/workDoneProgress/cancel', {}],
			['qms/neverHeardOf', {x: 1}],
		];
		for (const [method, params] of malformed) {
			const logged = editor.log.length;
			await editor.notify(method, params as object);
			await editor.settled();
			if (!method.startsWith('workspace/didChangeConf') && !method.startsWith('window/') && !method.startsWith('qms/'))
				assert.ok(editor.log.length > logged, `${method} ${JSON.stringify(params)} leaves a line in the log`);
		}
		assert.deepEqual(editor.shown(), before);
		assert.deepEqual(editor.messages, [], 'the user is not told of what the client did');
		await editor.replace(capa, 'The canteen is closed on Mondays.', 'Everyone is responsible for quality.');
		assert.notDeepEqual(editor.shown(), before, 'what is sent properly is heard');
	});

	it('is answered with null, or nothing in a list, about a document that nobody knows', async () => {
		const position = {line: 3, character: 2};
		const range = {start: position, end: position};
		const asks: Record<string, object> = {
			'textDocument/hover': {position},
			'textDocument/completion': {position},
			'textDocument/definition': {position},
			'textDocument/references': {position, context: {includeDeclaration: true}},
			'textDocument/prepareRename': {position},
			'textDocument/rename': {position, newName: 'x'},
			'textDocument/codeAction': {range, context: {diagnostics: []}},
			'textDocument/codeLens': {},
			'textDocument/documentLink': {},
			'textDocument/documentSymbol': {},
			'textDocument/foldingRange': {},
			'textDocument/semanticTokens/full': {},
		};
		for (const uri of [
			'file:///elsewhere/x.md',
			'file:///qms/not-there.md',
			'untitled:Untitled-1',
			'git:/x.md?y',
			'x',
			'',
		])
			for (const [method, params] of Object.entries(asks)) {
				const answer = await editor.request<unknown>(method, {textDocument: {uri}, ...params});
				const empty =
					answer === null || JSON.stringify(answer) === '[]' || (answer as {data?: unknown[]}).data?.length === 0;
				assert.ok(empty, `${method} ${uri}: ${JSON.stringify(answer)}`);
			}
		assert.deepEqual(editor.messages, []);
	});

	it('is refused a request that names no document or place', async () => {
		for (const params of [
			{textDocument: 3, position: {line: 0, character: 0}},
			{textDocument: {uri: editor.uri(capa)}, position: {line: 'x'}},
		])
			await assert.rejects(editor.request('textDocument/hover', params), {code: -32602});
		await assert.rejects(editor.request('qms/neverHeardOf', {}), {code: -32601});
	});
});

describe('a server that nobody has greeted', () => {
	it('refuses requests, drops notifications, and then serves', async () => {
		const [up, down] = [new PassThrough(), new PassThrough()];
		const server = createConnection(ProposedFeatures.all, new StreamMessageReader(up), new StreamMessageWriter(down));
		const client = createProtocolConnection(new StreamMessageReader(down), new StreamMessageWriter(up));
		startServer(server, () => ({
			files: {
				list: async () => ({files: [], documents: [], unreadable: [], nestedRoots: [], ignores: () => false}),
				read: async () => ({reason: '', remedy: ''}),
			},
			now: () => performance.now(),
			today: () => '2026-11-23',
			after(_, callback) {
				const timer = setTimeout(callback, 0);
				return () => clearTimeout(timer);
			},
		}));
		client.listen();
		for (const method of ['textDocument/hover', 'workspace/symbol', 'shutdown', methods.settled, 'what/ever'])
			await assert.rejects(client.sendRequest(method, {}), {code: -32002}, method);
		await client.sendNotification('textDocument/didOpen', {textDocument: {uri: 'file:///x.md', text: '', version: 1}});
		const hello = {processId: null, rootUri: null, capabilities: {}};
		assert.ok(await client.sendRequest('initialize', hello));
		await assert.rejects(client.sendRequest('initialize', hello), {code: -32600});
		await client.sendNotification('initialized', {});
		assert.equal(await client.sendRequest(methods.settled, {}), null);
		await client.sendRequest('shutdown');
		client.dispose();
	});
});
