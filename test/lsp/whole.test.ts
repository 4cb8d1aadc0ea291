import assert from 'node:assert/strict';
import type {CodeAction, Location, TextDocumentEdit, WorkspaceEdit} from 'vscode-languageserver/node';
import {methods} from '../../server/src/host/protocol.ts';
import {type Editor, type EditorOptions, editsOf, folder, openEditor} from './editor.ts';
import {complaints, files} from './fixture.ts';

const named = (id: number): string =>
	`---\nid: PRO-${id}\ntitle: T${id}\nkind: procedure\nowner: role:quality-manager\n---\n\n# T${id}\n\nAs PRO-002 says here.\n`;
const many = (count: number): Record<string, string> =>
	Object.fromEntries(Array.from({length: count}, (_, at) => [`docs/x${at}.md`, named(100 + at)]));

describe('what concerns all documents', () => {
	let editor: Editor;
	const start = async (options: EditorOptions): Promise<Editor> => (editor = await openEditor(options));
	const rename = (): Promise<WorkspaceEdit> =>
		editor.at('textDocument/rename', complaints, 'id: PRO-002', 6, {newName: 'PRO-200'});
	afterEach(() => editor.stop());

	it('is renamed everywhere while documents are being read', async () => {
		await start({files: {...files, ...many(60)}});
		await editor.open(complaints);
		const whole = editsOf(await rename()).size;
		assert.equal(whole, 63);
		const read = editor.request(methods.refresh, {});
		for (let turn = 0; turn < 4; turn++) {
			assert.equal(editsOf(await rename()).size, whole);
			assert.equal(
				(
					await editor.at<Location[]>('textDocument/references', complaints, 'id: PRO-002', 6, {
						context: {includeDeclaration: true},
					})
				).length,
				whole,
			);
		}
		await read;
	});

	it('is renamed in files that changed a moment ago', async () => {
		await start({files: {...files, ...many(3)}});
		await editor.open(complaints);
		const written = editor.disk({'docs/x0.md': `\n\n\n${named(100)}`, 'docs/new.md': named(300)});
		const edits = editsOf(await rename());
		assert.deepEqual([edits.get('docs/x0.md')?.[0]?.range.start.line, edits.has('docs/new.md')], [12, true]);
		await written;
	});

	it('is renamed where it stands after many documents were edited at once', async () => {
		await start({files: {...files, ...many(6)}});
		for (const path of [...Object.keys(many(6)), complaints]) await editor.open(path);
		await Promise.all(
			Object.keys(many(6)).map(path =>
				editor.type(path, {start: {line: 0, character: 0}, end: {line: 0, character: 0}}, '\n\n'),
			),
		);
		const edit = await rename();
		for (const path of Object.keys(many(6)))
			assert.deepEqual(editsOf(edit).get(path)?.[0]?.range.start, editor.position(path, 'PRO-002'), path);
		const versions = new Map(
			(edit.documentChanges as TextDocumentEdit[]).map(({textDocument}) => [
				textDocument.uri.replace(`${folder}/`, ''),
				textDocument.version,
			]),
		);
		assert.deepEqual(
			[versions.get('docs/x0.md'), versions.get(complaints), versions.get('processes/PRC-ORDER.yaml')],
			[2, 1, null],
		);
	});

	it('is written in the old form for a client that knows no other', async () => {
		await start({files, capabilities: {textDocument: {publishDiagnostics: {}}}});
		await editor.open(complaints);
		const edit = await rename();
		assert.deepEqual([edit.documentChanges, Object.keys(edit.changes ?? {}).length], [undefined, 3]);
	});

	it('is refused, with the reason, where reading was called off', async () => {
		await start({files: {...files, ...many(60)}, cancelProgress: true});
		await editor.open(complaints);
		await assert.rejects(rename(), /Not all documents were read.*Reload Documents/);
		await assert.rejects(
			editor.at('textDocument/references', complaints, 'id: PRO-002', 6, {context: {includeDeclaration: true}}),
			/Not all documents were read/,
		);
		await assert.rejects(editor.request(methods.export, {root: folder, format: 'csv'}), /Not all documents were read/);
		editor.cancelProgress = false;
		await editor.request(methods.refresh, {});
		assert.equal(editsOf(await rename()).size, 63);
	});

	it('is not fixed in other files where reading was called off', async () => {
		await start({files: {...files, ...many(60)}, cancelProgress: true});
		const fix = {
			uri: editor.uri(complaints),
			kind: 'not-applicable',
			title: '',
			arguments: {topic: 'design', approver: 'role:managing-director'},
			reason: 'We build to drawings of our customers only.',
		};
		assert.equal(await editor.request(methods.reasonedFix, fix), null);
		editor.cancelProgress = false;
		const read = editor.request(methods.refresh, {});
		assert.deepEqual([...editsOf(await editor.request<WorkspaceEdit>(methods.reasonedFix, fix)).keys()], ['qms.yaml']);
		await read;
		const range = {start: {line: 0, character: 0}, end: {line: 0, character: 0}};
		assert.ok(
			Array.isArray(
				await editor.request<CodeAction[]>('textDocument/codeAction', {
					textDocument: {uri: editor.uri(complaints)},
					range,
					context: {diagnostics: []},
				}),
			),
		);
	});

	it('is exported of a root that there is, and of no other', async () => {
		await start({files});
		await assert.rejects(
			editor.request(methods.export, {root: 'file:///elsewhere', format: 'csv'}),
			/no quality management system at file:\/\/\/elsewhere/,
		);
		assert.match(await editor.request<string>(methods.export, {root: `${folder}/`, format: 'csv'}), /EO-9/);
	});
});
