import assert from 'node:assert/strict';
import type {Hover, Location, WorkspaceEdit} from 'vscode-languageserver/node';
import {type Editor, openEditor} from './editor.ts';
import {files as base, order} from './fixture.ts';

const bare = 'docs/PRO-009-bare.md';
const register = 'docs/REG-001-roles.md';
const files = {
	...base,
	[bare]:
		'---\nid: PRO-009\ntitle: Bare\nkind: procedure\nowner: quality-manager\napprover: Managing director\nstatus: draft\n---\n\n# Bare\n\nThe quality-manager and the quality manager act.\n',
	[register]:
		'---\nid: REG-001\ntitle: Roles\nkind: register\nowner: Plant manager\n---\n\n# Roles\n\n| Role | Responsibility |\n| --- | --- |\n| Plant manager | runs the plant |\n',
	[order]: base[order].replace('owner: role:quality-manager }', 'owner: Quality manager }'),
};

describe('names of roles', () => {
	let editor: Editor;
	before(async () => {
		editor = await openEditor({files});
		for (const path of [bare, register, order, 'qms.yaml']) await editor.open(path);
	});
	after(() => editor.stop());

	const hover = async (path: string, at: string, plus = 1): Promise<string> => {
		const answer = await editor.at<Hover | null>('textDocument/hover', path, at, plus);
		return answer === null ? '' : (answer.contents as {value: string}).value;
	};

	it('are explained wherever a place is meant for one', async () => {
		assert.match(await hover(bare, 'owner: quality-manager', 9), /^\*\*Quality manager\*\* \(role\)/);
		assert.match(await hover(bare, 'Managing director'), /^\*\*Managing director\*\* \(role\)/);
		assert.match(await hover(order, 'Quality manager'), /^\*\*Quality manager\*\* \(role\)/);
		assert.match(await hover(register, '| Plant manager', 4), /^\*\*Plant manager\*\* \(role\).*named once/s);
		assert.match(await hover('qms.yaml', 'quality-manager'), /^\*\*Quality manager\*\* \(role\)/);
	});
	it('are words in running text', async () => {
		assert.equal(await hover(bare, 'quality-manager and', 9), '');
		assert.equal(await hover(bare, 'quality manager act'), '');
	});
	it('lead to the definition and to each other', async () => {
		const [definition] = await editor.at<Location[]>('textDocument/definition', bare, 'owner: quality-manager', 9);
		assert.equal(definition?.uri, editor.uri('qms.yaml'));
		const found = await editor.at<Location[]>('textDocument/references', order, 'Quality manager', 1, {
			context: {includeDeclaration: true},
		});
		assert.deepEqual(
			[bare, order, 'qms.yaml'].map(path => found.filter(({uri}) => uri === editor.uri(path)).length),
			[1, 3, 1],
		);
	});
	it('are not renamed at a title that has an id beside it, and the reason is told', async () => {
		await assert.rejects(
			editor.at('textDocument/prepareRename', bare, 'Managing director', 1),
			/is the title of the role managing-director/,
		);
		await assert.rejects(
			editor.at('textDocument/rename', bare, 'Managing director', 1, {newName: 'boss'}),
			/is the title of the role managing-director/,
		);
	});
	it('are renamed where they are bare', async () => {
		await editor.apply(
			await editor.at<WorkspaceEdit>('textDocument/rename', bare, 'owner: quality-manager', 9, {
				newName: 'quality-lead',
			}),
		);
		assert.match(
			editor.document(bare).getText(),
			/owner: quality-lead\n[\s\S]*The quality-manager and the quality manager act/,
		);
		assert.match(editor.document('qms.yaml').getText(), /\n {2}quality-lead: \{title: Quality manager/);
		await editor.settled();
		assert.deepEqual(
			[bare, order].flatMap(path => editor.diagnostics(path)).filter(({code}) => code === 'role-undefined'),
			[],
		);
	});
});
