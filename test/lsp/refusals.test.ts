import assert from 'node:assert/strict';
import type {CodeLens} from 'vscode-languageserver/node';
import {serverCommands} from '../../server/src/host/protocol.ts';
import {type Editor, type EditorOptions, openEditor} from './editor.ts';
import {capa, files} from './fixture.ts';

describe('a client that refuses what the server asks', () => {
	let editor: Editor;
	const unhandled: unknown[] = [];
	const note = (error: unknown): void => void unhandled.push(error);
	const start = async (options: Omit<EditorOptions, 'files'>): Promise<Editor> =>
		(editor = await openEditor({files, ...options}));
	/** A rejection that nobody handles is told after the microtasks of its turn. */
	const turn = (): Promise<void> => new Promise(done => setTimeout(done, 20));
	before(() => process.on('unhandledRejection', note));
	after(() => void process.off('unhandledRejection', note));
	beforeEach(() => void (unhandled.length = 0));
	afterEach(async () => {
		await turn();
		await editor.stop();
		assert.deepEqual(unhandled, []);
	});
	const lenses = (): Promise<CodeLens[]> =>
		editor.request('textDocument/codeLens', {textDocument: {uri: editor.uri(capa)}});

	it('gets lenses where it does not tell its settings', async () => {
		await start({refuses: ['workspace/configuration']});
		assert.notEqual((await lenses()).length, 0);
		await editor.notify('workspace/didChangeConfiguration', {settings: null});
		assert.notEqual((await lenses()).length, 0);
		assert.ok(
			editor.log.some(line => line.includes('did not tell its settings')),
			editor.log.join('\n'),
		);
	});

	it('gets findings where it shows no progress and registers nothing', async () => {
		await start({refuses: ['window/workDoneProgress/create', 'client/registerCapability']});
		await editor.statusIs('ready');
		assert.ok(editor.shown().length > 0);
		await turn();
		assert.ok(
			editor.log.some(line => line.includes('did not take the files to be watched')),
			editor.log.join('\n'),
		);
	});

	it('keeps its server where it draws nothing again', async () => {
		await start({
			refuses: ['workspace/diagnostic/refresh', 'workspace/codeLens/refresh'],
			capabilities: {
				workspace: {diagnostics: {refreshSupport: true}, codeLens: {refreshSupport: true}},
				textDocument: {diagnostic: {}},
			},
		});
		await turn();
		assert.ok(
			editor.log.some(line => line.includes('ask for findings again')),
			editor.log.join('\n'),
		);
		await editor.request('workspace/executeCommand', {
			command: serverCommands.explain,
			arguments: [{uri: editor.uri(capa), line: 0}],
		});
	});
});
