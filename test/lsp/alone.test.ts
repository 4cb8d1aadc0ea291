import assert from 'node:assert/strict';
import {methods} from '../../server/src/host/protocol.ts';
import {type Editor, type EditorOptions, openEditor} from './editor.ts';
import {complaints, files} from './fixture.ts';

const manual =
	'---\nid: MAN-001\ntitle: Quality manual\nkind: manual\n---\n\n# Quality manual\n\n## Responsibilities\n\nEveryone is responsible for quality. See [rules](missing.md).\n';
const config = 'include: ["**/*.md"]\n';
/** A client that tells of no files. */
const capabilities = {textDocument: {publishDiagnostics: {}}};

describe('an editor that tells of no files', () => {
	let editor: Editor;
	const start = async (options: EditorOptions): Promise<Editor> =>
		(editor = await openEditor({capabilities, ...options}));
	const codes = (path: string): string[] => editor.diagnostics(path).map(({code}) => String(code));
	const type = async (path: string, text: string): Promise<void> => {
		await editor.open(path);
		await editor.type(path, {start: {line: 0, character: 0}, end: {line: 0, character: 0}}, text);
		await editor.settled();
	};
	afterEach(() => editor.stop());

	it('gets findings of a new file before and after it is saved', async () => {
		await start({files: {'qms.yaml': config}});
		await type('new.md', manual);
		assert.ok(codes('new.md').includes('everyone-responsible'));
		assert.ok(codes('new.md').includes('link-broken'));
		await editor.save('new.md');
		await editor.close('new.md');
		assert.ok(codes('new.md').includes('everyone-responsible'));
	});

	it('gets none of a file that is ignored or was never saved', async () => {
		await start({files: {'qms.yaml': config, '.gitignore': 'out/\n'}});
		await type('out/new.md', manual);
		assert.deepEqual(codes('out/new.md'), []);
		await type('new.md', manual);
		await editor.close('new.md');
		assert.deepEqual(codes('new.md'), []);
	});

	it('finds a new system when its qms.yaml is saved', async () => {
		await start({files: {'qms.yaml': config, 'works/manual.md': manual}});
		assert.ok(codes('works/manual.md').includes('everyone-responsible'));
		await type('works/qms.yaml', 'include: ["**/*.md"]\nrules: {everyone-responsible: off}\n');
		await editor.save('works/qms.yaml');
		assert.ok(!codes('works/manual.md').includes('everyone-responsible'));
		assert.ok(codes('works/manual.md').includes('link-broken'));
	});

	it('announces that it wants to hear of saving', async () => {
		await start({files});
		assert.deepEqual((editor.capabilities.textDocumentSync as {save: boolean}).save, true);
	});
});

describe('a file opened without a folder', () => {
	let editor: Editor;
	const listed: string[] = [];
	const start = async (options: Omit<EditorOptions, 'hasFolder'>): Promise<Editor> =>
		(editor = await openEditor({
			capabilities,
			hasFolder: false,
			beforeList: async uri => void listed.push(uri),
			...options,
		}));
	const codes = (path: string): string[] => editor.diagnostics(path).map(({code}) => String(code));
	beforeEach(() => void (listed.length = 0));
	afterEach(() => editor.stop());

	it('is judged by itself, and nothing around it is read', async () => {
		await start({files: {'manual.md': manual, 'other.md': manual, 'deep/other.md': manual}});
		await editor.open('manual.md');
		assert.ok(codes('manual.md').includes('everyone-responsible'));
		assert.ok(!codes('manual.md').includes('link-broken'), 'what lies around it is not known');
		assert.ok(!codes('manual.md').includes('outcome-gap'));
		assert.deepEqual(listed, []);
		assert.deepEqual(
			editor.reads.filter(uri => uri.endsWith('.md')),
			[],
		);
		await editor.replace('manual.md', 'Everyone is', 'The quality manager is');
		assert.ok(!codes('manual.md').includes('everyone-responsible'));
		await assert.rejects(
			editor.at('textDocument/rename', 'manual.md', 'MAN-001', 1, {newName: 'MAN-002'}),
			/opened alone/,
		);
	});

	it('is forgotten when it is closed', async () => {
		await start({files: {'manual.md': manual, 'other.md': manual}});
		await editor.open('manual.md');
		await editor.open('other.md');
		assert.ok(codes('other.md').includes('everyone-responsible'));
		assert.ok(!codes('other.md').includes('id-duplicate'));
		await editor.close('other.md');
		assert.deepEqual([codes('other.md').length, codes('manual.md').includes('everyone-responsible')], [0, true]);
		await editor.close('manual.md');
		assert.deepEqual(editor.shown(), []);
	});

	it('belongs to the system whose qms.yaml stands above it', async () => {
		await start({files});
		await editor.open(complaints);
		assert.deepEqual(listed, ['file:///qms']);
		assert.ok(editor.shown().some(line => line.includes('processes/')));
	});

	it('does not reach beyond its repository', async () => {
		await start({
			files: {
				'qms.yaml': config,
				'repository/.git/HEAD': 'ref: refs/heads/main\n',
				'repository/docs/manual.md': manual,
			},
		});
		await editor.open('repository/docs/manual.md');
		assert.deepEqual(listed, []);
		assert.ok(codes('repository/docs/manual.md').includes('everyone-responsible'));
	});

	it('gives way to a folder that is opened', async () => {
		await start({
			files: {'manual.md': manual, 'other.md': manual},
			capabilities: {workspace: {workspaceFolders: true}, ...capabilities},
		});
		await editor.open('manual.md');
		await editor.changeFolders(['file:///qms'], []);
		await editor.settled();
		assert.ok(codes('other.md').includes('everyone-responsible'));
		assert.ok(codes('manual.md').includes('id-duplicate') || codes('other.md').includes('id-duplicate'));
		assert.equal(await editor.request(methods.settled, {}), null);
	});
});
