import assert from 'node:assert/strict';
import type {CodeAction, CodeLens, Diagnostic, DocumentSymbol} from 'vscode-languageserver/node';
import {clientCommands, methods, type SectionOffer} from '../../server/src/host/protocol.ts';
import {type Editor, openEditor} from './editor.ts';
import {capa, files, order} from './fixture.ts';

const many = `---
id: PRO-009
title: Supplier evaluation
kind: procedure
version: "1.0"
status: effective
owner: role:quality-manager
approver: Quality manager
language: en
---

# Supplier evaluation

## Evaluate suppliers

The purchaser evaluates every supplier each January against its share of faultless parts, at least 95 %, and records the result in
the supplier list.

## Deliver

Parts are packed.
`;

/** An editor that lists headings itself and has the commands of VS Code. */
describe('beside what VS Code has itself', () => {
	let editor: Editor;
	before(async () => {
		editor = await openEditor({
			files: {...files, 'docs/PRO-009.md': many},
			initializationOptions: {commands: Object.values(clientCommands)},
		});
		for (const path of [capa, order, 'docs/PRO-009.md']) await editor.open(path);
	});
	after(() => editor.stop());

	const symbolsOf = async (path: string): Promise<DocumentSymbol[]> =>
		editor.request<DocumentSymbol[]>('textDocument/documentSymbol', {textDocument: {uri: editor.uri(path)}});

	it('lists claims with their section and no heading of Markdown', async () => {
		const symbols = await symbolsOf(capa);
		assert.ok(symbols.length > 1);
		assert.deepEqual(
			symbols.map(({name, detail}) => [name.split(' ')[0], detail !== '']),
			symbols.map(() => ['covers', true]),
		);
		assert.ok(symbols.every(({children}) => (children ?? []).length === 0));
		assert.ok(
			(await symbolsOf(order)).some(({children}) => (children ?? []).length > 0),
			'a process has its fields',
		);
	});

	it('offers ids of a claim in natural order: shown here, then outcomes of the document, then the rest', async () => {
		const path = 'docs/PRO-009.md';
		const items = await editor.completed(
			path,
			'## Evaluate suppliers\n',
			'## Evaluate suppliers\n\n<!-- qms: covers  -->\n',
			'<!-- qms: covers ',
		);
		const ids = items
			.filter(({label}) => label.startsWith('EO-'))
			.sort((a, b) => ((a.sortText ?? '') < (b.sortText ?? '') ? -1 : 1))
			.map(({label}) => label);
		assert.equal(ids[0], 'EO-4.external');
		const rest = ids.filter(id => /^EO-(?:2|10|11|12)(?:\.|$)/.test(id));
		assert.deepEqual(
			rest.map(id => Number(/\d+/.exec(id)?.[0])).filter((id, index, all) => id !== all[index - 1]),
			[2, 10, 11, 12],
		);
		assert.ok(ids.indexOf('EO-4.owner') < ids.indexOf('EO-1.scope'), 'the outcome of the document comes first');
		assert.ok(items.every(({label, detail}) => !label.startsWith('EO-') || (detail ?? '').includes(' · ')));
	});

	it('offers each role once, also where a document writes its title', async () => {
		const roles = (await editor.completed('docs/PRO-009.md', 'owner: role:quality-manager', 'owner: ', 'owner: ')).map(
			({label}) => label,
		);
		assert.deepEqual(roles, ['role:managing-director', 'role:quality-manager']);
	});

	it('lists open criteria in one order, in the picker and where a heading begins', async () => {
		const {line} = editor.position(capa, '## Train people');
		const picked = (await editor.request<SectionOffer[]>(methods.offers, {uri: editor.uri(capa), line})).filter(
			({kind}) => kind === 'skeleton',
		);
		const typed = (await editor.completed(capa, '## Train people', '## ', '## '))
			.sort((a, b) => ((a.sortText ?? '') < (b.sortText ?? '') ? -1 : 1))
			.map(({label}) => label.replace(/^#+ /, ''));
		const titles = picked.map(({title}) => title);
		assert.ok(titles.length > 10);
		assert.deepEqual(
			typed.filter(title => titles.includes(title)),
			titles.filter(title => typed.includes(title)),
		);
	});

	const actionsAt = async (path: string, diagnostics: readonly Diagnostic[]): Promise<CodeAction[]> =>
		editor.request<CodeAction[]>('textDocument/codeAction', {
			textDocument: {uri: editor.uri(path)},
			range: diagnostics[0]?.range,
			context: {diagnostics},
		});

	it('offers no fix twice where several findings have the same', async () => {
		for (const path of [capa, order]) {
			const diagnostics = editor.diagnostics(path).filter(({source}) => source === 'qms-lens');
			const actions = await actionsAt(path, [...diagnostics, ...diagnostics]);
			const edits = actions.map(({edit, command}) => JSON.stringify(edit ?? command));
			assert.ok(edits.length > 0);
			assert.deepEqual(
				edits.filter((edit, index) => edits.indexOf(edit) !== index),
				[],
			);
		}
	});

	it('selects the first thing to write after it inserted a section', async () => {
		const found = [capa, order, 'docs/PRO-009.md']
			.flatMap(path => editor.diagnostics(path).map(diagnostic => ({path, diagnostic})))
			.filter(({diagnostic}) => ['outcome-gap', 'outcome-partial'].includes(String(diagnostic.code)));
		assert.ok(found.length > 0);
		for (const {path, diagnostic} of found.slice(0, 2)) {
			const insert = (await actionsAt(path, [diagnostic])).find(({title}) => title.startsWith('Insert a section'));
			assert.ok(insert?.edit !== undefined && insert.command?.arguments !== undefined);
			assert.equal(insert.command.command, clientCommands.goTo);
			const [uri, range] = insert.command.arguments as [string, Diagnostic['range']];
			const target = uri.replace('file:///qms/', '');
			const before = editor.document(target).getText();
			await editor.apply(insert.edit);
			assert.match(editor.document(target).getText(range), /^\[Describe: .*\]$/);
			await editor.replace(target, editor.document(target).getText(), before);
		}
	});

	it('underlines words on one line, never a block', () => {
		for (const path of [capa, order, 'docs/PRO-009.md', 'qms.yaml'])
			for (const {range, code} of editor.diagnostics(path))
				assert.equal(range.start.line, range.end.line, `${path} ${String(code)}`);
	});

	it('keeps lenses within 100 columns, however much a document claims', async () => {
		const ids = ['EO-1', 'EO-4', 'EO-5', 'EO-6', 'EO-9', 'EO-11', 'EO-12'];
		await editor.replace(
			capa,
			'<!-- qms: covers EO-9.cause -->',
			`<!-- qms: covers EO-9.cause, EO-9.extent, EO-9.update, EO-1.record-control, EO-4.external, ${ids.join(', ')} -->`,
		);
		const lenses = await editor.request<CodeLens[]>('textDocument/codeLens', {textDocument: {uri: editor.uri(capa)}});
		const titles = await Promise.all(
			lenses.map(async lens => (await editor.request<CodeLens>('codeLens/resolve', lens)).command?.title ?? ''),
		);
		assert.ok(titles.some(title => / · \d+ more$/.test(title)));
		for (const title of titles) assert.ok(title.length <= 100, title);
	});
});
