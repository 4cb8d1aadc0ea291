import assert from 'node:assert/strict';
import type {WorkspaceEdit} from 'vscode-languageserver/node';
import {movedFiles} from '../../server/src/core/features/moveFiles.ts';
import {createQms} from '../../server/src/core/service.ts';
import {type Editor, openEditor} from './editor.ts';

const head = (id: string, title: string): string =>
	`---\nid: ${id}\ntitle: ${title}\nkind: procedure\nversion: "1.0"\nstatus: effective\nowner: role:quality-manager\n---\n\n# ${title}\n\n`;

const files = {
	'qms.yaml': 'organization: Pump Works\nkinds:\n  procedures/PRO-001-causes.md: procedure\n',
	'procedures/PRO-001-causes.md': `${head('PRO-001', 'Find causes')}See [complaints](PRO-002-complaints.md#take-it), [the manual](../manual/MAN-001.md) and\n[the same](./PRO-002-complaints.md "Complaints").\n`,
	'procedures/PRO-002-complaints.md': `${head('PRO-002', 'Complaints')}## Take it\n\nCauses: [here](PRO-001-causes.md).\n`,
	'manual/MAN-001.md': `${head('MAN-001', 'Quality manual')}- [Causes](../procedures/PRO-001-causes.md#find-causes)\n- [From the root](/procedures/PRO-001-causes.md)\n- <https://example.org/procedures/PRO-001-causes.md>\n`,
	'registers/REG-001.md': `${head('REG-001', 'Register')}| Document | File |\n| --- | --- |\n| PRO-001 | procedures/PRO-001-causes.md |\n| PRO-0011 | procedures/PRO-001-causes.md.bak |\n`,
	'README.md': 'See [causes](procedures/PRO-001-causes.md).\n',
};

/** The files after the edits of a move, and the move. */
function moved(moves: Readonly<Record<string, string>>): Record<string, string> {
	const qms = createQms({today: () => '2026-11-23'});
	qms.apply({
		set: Object.entries(files).map(([path, text]) => ({path, text})),
		files: Object.keys(files),
	});
	const {edits, left} = movedFiles(qms, new Map(Object.entries(moves)));
	assert.deepEqual(left, []);
	const texts: Record<string, string> = {...files};
	for (const {path, span, newText} of edits.toSorted((a, b) => b.span.start - a.span.start)) {
		const text = texts[path] ?? '';
		texts[path] = text.slice(0, span.start) + newText + text.slice(span.end);
	}
	return Object.fromEntries(Object.entries(texts).map(([path, text]) => [moves[path] ?? path, text]));
}

describe('files that are moved', () => {
	it('keep the links to them, from them, and the entries that name them', () => {
		const texts = moved({'procedures/PRO-001-causes.md': 'procedures/improvement/PRO-001-root causes.md'});
		assert.match(
			texts['manual/MAN-001.md'] ?? '',
			/\(\.\.\/procedures\/improvement\/PRO-001-root%20causes\.md#find-causes\)/,
		);
		assert.match(texts['manual/MAN-001.md'] ?? '', /\(\/procedures\/improvement\/PRO-001-root%20causes\.md\)/);
		assert.match(texts['manual/MAN-001.md'] ?? '', /<https:\/\/example\.org\/procedures\/PRO-001-causes\.md>/);
		assert.match(texts['procedures/PRO-002-complaints.md'] ?? '', /\(improvement\/PRO-001-root%20causes\.md\)/);
		const own = texts['procedures/improvement/PRO-001-root causes.md'] ?? '';
		assert.match(own, /\(\.\.\/PRO-002-complaints\.md#take-it\)/);
		assert.match(own, /\(\.\.\/\.\.\/manual\/MAN-001\.md\)/);
		assert.match(own, /\(\.\.\/PRO-002-complaints\.md "Complaints"\)/);
		assert.match(
			texts['registers/REG-001.md'] ?? '',
			/\| PRO-001 \| procedures\/improvement\/PRO-001-root causes\.md \|/,
		);
		assert.match(texts['registers/REG-001.md'] ?? '', /procedures\/PRO-001-causes\.md\.bak/);
		assert.match(texts['README.md'] ?? '', /\(procedures\/improvement\/PRO-001-root%20causes\.md\)/);
		assert.match(texts['qms.yaml'] ?? '', /procedures\/improvement\/PRO-001-root causes\.md: procedure/);
	});

	it('lead from one to the other as before where a folder is moved whole', () => {
		const texts = moved({
			'procedures/PRO-001-causes.md': 'docs/how/PRO-001-causes.md',
			'procedures/PRO-002-complaints.md': 'docs/how/PRO-002-complaints.md',
		});
		assert.match(texts['docs/how/PRO-001-causes.md'] ?? '', /\(PRO-002-complaints\.md#take-it\)/);
		assert.match(texts['docs/how/PRO-001-causes.md'] ?? '', /\(\.\.\/\.\.\/manual\/MAN-001\.md\)/);
		assert.match(texts['manual/MAN-001.md'] ?? '', /\(\.\.\/docs\/how\/PRO-001-causes\.md#find-causes\)/);
	});

	describe('in an editor', () => {
		let editor: Editor;
		before(async () => {
			editor = await openEditor({
				files,
				capabilities: {
					workspace: {
						workspaceEdit: {
							documentChanges: true,
							resourceOperations: ['create', 'rename'],
							changeAnnotationSupport: {},
						},
					},
				},
			});
			await editor.open('procedures/PRO-001-causes.md');
		});
		after(() => editor.stop());

		it('are asked about before they move, folders too', async () => {
			const edit = await editor.request<WorkspaceEdit | null>('workspace/willRenameFiles', {
				files: [{oldUri: 'file:///qms/procedures', newUri: 'file:///qms/docs/procedures'}],
			});
			const touched = (edit?.documentChanges ?? []).map(change =>
				'textDocument' in change ? change.textDocument.uri : '',
			);
			assert.ok(touched.includes('file:///qms/manual/MAN-001.md'), touched.join());
			assert.ok(touched.includes('file:///qms/README.md'));
			assert.equal(
				await editor.request('workspace/willRenameFiles', {
					files: [{oldUri: 'file:///qms/pictures/a.png', newUri: 'file:///qms/pictures/b.png'}],
				}),
				null,
			);
		});

		it('are offered their new name where the id of a document is renamed', async () => {
			const edit = await editor.at<WorkspaceEdit>('textDocument/rename', 'procedures/PRO-001-causes.md', 'PRO-001', 1, {
				newName: 'PRO-101',
			});
			assert.deepEqual(edit.documentChanges?.at(-1), {
				kind: 'rename',
				oldUri: 'file:///qms/procedures/PRO-001-causes.md',
				newUri: 'file:///qms/procedures/PRO-101-causes.md',
				annotationId: 'file',
			});
			assert.equal(edit.changeAnnotations?.['file']?.needsConfirmation, true);
		});

		it('is told to the editor beside the folders of a workspace', () => {
			const {workspace} = editor.capabilities;
			assert.ok(workspace?.workspaceFolders !== undefined);
			assert.equal(workspace.fileOperations?.willRename?.filters.length, 2);
		});
	});
});
