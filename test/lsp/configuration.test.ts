import assert from 'node:assert/strict';
import type {CodeAction} from 'vscode-languageserver';
import {methods, type DocumentView} from '../../server/src/host/protocol.ts';
import {type Editor, editsOf, folder, openEditor} from './editor.ts';

const procedure = (id: string): string =>
	`---\nid: ${id}\ntitle: Complaints\nkind: procedure\nstatus: draft\n---\n\n# Complaints\n\nThe quality manager answers each complaint.\n`;

describe('the configuration in the editor', () => {
	let editor: Editor;
	const start = async (files: Readonly<Record<string, string>>): Promise<void> => {
		editor = await openEditor({files});
	};
	const told = (path: string): string[] =>
		editor
			.diagnostics(path)
			.flatMap(({code, message}) => (rules.has(String(code)) ? [`${String(code)}: ${message as string}`] : []));
	const documents = async (): Promise<string[]> =>
		(await editor.request<DocumentView[]>(methods.documents, {})).map(({uri}) => uri.replace(`${folder}/`, '')).sort();
	afterEach(() => editor.stop());

	it('names the pattern that was probably meant, and writes it', async () => {
		await start({
			'qms.yaml': "include: [manual, 'procedures/**']\n",
			'manual/a.md': procedure('PRO-1'),
			'procedures/b.md': procedure('PRO-2'),
		});
		assert.deepEqual(await documents(), ['procedures/b.md']);
		const [diagnostic] = editor.diagnostics('qms.yaml').filter(({code}) => code === 'pattern-matches-nothing');
		assert.ok(diagnostic);
		const actions = await editor.request<CodeAction[]>('textDocument/codeAction', {
			textDocument: {uri: editor.uri('qms.yaml')},
			range: diagnostic.range,
			context: {diagnostics: [diagnostic], only: ['quickfix']},
		});
		const action = actions.find(({title}) => title === 'Change to manual/**');
		assert.ok(action);
		const [change] = editsOf(action.edit ?? {}).get('qms.yaml') ?? [];
		assert.ok(change);
		await editor.open('qms.yaml');
		await editor.type('qms.yaml', change.range, change.newText);
		await editor.settled();
		assert.deepEqual(told('qms.yaml'), []);
		assert.deepEqual(await documents(), ['manual/a.md', 'procedures/b.md']);
	});

	it('follows the files that a pattern waits for', async () => {
		await start({'qms.yaml': "include: ['forms/**', 'procedures/**']\n", 'procedures/b.md': procedure('PRO-2')});
		assert.equal(told('qms.yaml').length, 1);
		await editor.disk({'forms/c.md': procedure('FRM-1')});
		await editor.settled();
		assert.deepEqual(told('qms.yaml'), []);
	});

	it('leaves out what an exclamation mark names', async () => {
		await start({
			'qms.yaml': "include: ['**/*.md', '!drafts/**']\n",
			'a.md': procedure('PRO-1'),
			'drafts/b.md': procedure('PRO-2'),
		});
		assert.deepEqual(await documents(), ['a.md']);
	});

	it('says once that settings do not count', async () => {
		await start({'qms.yml': 'require: [EO-9]\n', 'a.md': procedure('PRO-1')});
		assert.match(told('qms.yml').join('\n'), /^configuration-misplaced: .*Rename it to qms\.yaml\.$/);
		assert.deepEqual(told('qms.yaml'), []);
	});

	it('says once that they are ignored', async () => {
		await start({'.gitignore': 'qms.yaml\n', 'qms.yaml': 'require: [EO-9]\n', 'a.md': procedure('PRO-1')});
		assert.match(
			told('qms.yaml').join('\n'),
			/^file-unreadable: .*This file is ignored, so its settings do not count\..*$/,
		);
		await editor.disk({'.gitignore': ''});
		await editor.settled();
		assert.deepEqual(told('qms.yaml'), []);
	});

	it('says of settings without documents that they apply to nothing, and checks what lies around them', async () => {
		await start({'config/qms.yaml': 'include: ["**"]\n', 'a.md': procedure('PRO-1')});
		assert.match(told('config/qms.yaml').join('\n'), /^no-qms-documents: .*so its settings apply to nothing/);
		assert.deepEqual([await documents(), told('a.md')], [['a.md'], []]);
	});

	it('checks a system and the documents around it, and tells', async () => {
		await start({
			'plant/qms.yaml': 'include: ["**/*.md"]\n',
			'plant/b.md': procedure('PRO-2'),
			'a.md': procedure('PRO-1'),
		});
		assert.deepEqual(await documents(), ['a.md', 'plant/b.md']);
		assert.match(told('a.md').join('\n'), /^systems-nested: The qms\.yaml of plant\/ marks a system of its own/);
		assert.deepEqual([told('plant/b.md'), told('plant/qms.yaml')], [[], []]);
		await editor.disk({'qms.yaml': 'organization: Acme\n'});
		await editor.settled();
		assert.deepEqual(told('a.md'), []);
	});
});

const rules: ReadonlySet<string> = new Set([
	'configuration-invalid',
	'configuration-misplaced',
	'file-unreadable',
	'no-qms-documents',
	'pattern-matches-nothing',
	'systems-nested',
]);
