import assert from 'node:assert/strict';
import type {DocumentDiagnosticReport, WorkspaceDiagnosticReport} from 'vscode-languageserver/node';
import {type Editor, openEditor} from './editor.ts';
import {capa, complaints, files} from './fixture.ts';

describe('a client that asks for findings', () => {
	let editor: Editor;
	const capabilities = {textDocument: {diagnostic: {}}};
	const all = (previous: WorkspaceDiagnosticReport['items'] = []): Promise<WorkspaceDiagnosticReport> =>
		editor.request('workspace/diagnostic', {
			previousResultIds: previous.flatMap(({uri, resultId}) =>
				resultId === undefined ? [] : [{uri, value: resultId}],
			),
		});
	const kinds = (report: WorkspaceDiagnosticReport): Record<string, string> =>
		Object.fromEntries(report.items.map(({uri, kind}) => [decodeURIComponent(uri).replace('file:///qms/', ''), kind]));
	afterEach(() => editor.stop());

	it('gets those of the whole workspace, as the others are told', async () => {
		editor = await openEditor({files});
		const told = editor.shown().length;
		await editor.stop();
		editor = await openEditor({files, capabilities});
		assert.equal(editor.capabilities.diagnosticProvider?.workspaceDiagnostics, true);
		const report = await all();
		assert.equal(report.items.flatMap(item => (item.kind === 'full' ? item.items : [])).length, told);
		assert.ok(
			report.items.some(({uri, kind}) => uri === editor.uri('qms.yaml') && kind === 'full'),
			'a gap stands in a file that nobody opened',
		);
		assert.deepEqual(editor.published, []);
	});

	it('is told only of what changed since it asked last', async () => {
		editor = await openEditor({files, capabilities});
		const first = await all();
		const again = await all(first.items);
		assert.deepEqual([...new Set(Object.values(kinds(again)))], ['unchanged']);
		await editor.open(capa);
		await editor.replace(capa, '# Corrective action', '\n\n\n# Corrective action');
		const edited = kinds(await all(first.items));
		assert.equal(edited[capa], 'full');
		assert.equal(edited['qms.yaml'] === 'full' && edited[complaints] === 'full', false, JSON.stringify(edited));
		await editor.close(capa);
		await editor.disk({[capa]: undefined});
		const gone = (await all(first.items)).items.find(({uri}) => uri === editor.uri(capa));
		assert.deepEqual(gone?.kind === 'full' ? gone.items : undefined, [], 'what is gone is cleared');
	});

	it('is told by document whether anything changed', async () => {
		editor = await openEditor({files, capabilities});
		const ask = (previousResultId?: string): Promise<DocumentDiagnosticReport> =>
			editor.request('textDocument/diagnostic', {
				textDocument: {uri: editor.uri(capa)},
				...(previousResultId === undefined ? {} : {previousResultId}),
			});
		const first = await ask();
		assert.equal(first.kind, 'full');
		assert.equal((await ask(first.resultId)).kind, 'unchanged');
		await editor.open(capa);
		await editor.replace(capa, 'The canteen is closed on Mondays.', 'Training is TBD.');
		assert.equal((await ask(first.resultId)).kind, 'full');
	});

	it('hears nothing of a folder that is no quality management system', async () => {
		editor = await openEditor({
			files: {'guide.md': '# Guide\n\nEveryone is responsible. See [x](nope.md).\n', 'a.yaml': 'a: [\n'},
			capabilities,
		});
		assert.deepEqual((await all()).items, []);
		const report = await editor.request<DocumentDiagnosticReport>('textDocument/diagnostic', {
			textDocument: {uri: editor.uri('a.yaml')},
		});
		assert.deepEqual(report.kind === 'full' ? report.items : undefined, []);
	});
});
