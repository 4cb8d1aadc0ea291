import * as vscode from 'vscode';
import {equal, match, ok} from '../assert.ts';
import {
	apply,
	codeActions,
	codeOf,
	completions,
	diagnostics,
	extension,
	hover,
	labelOf,
	lenses,
	open,
	read,
	rangeOf,
	remove,
	rename,
	replace,
	undo,
	uri,
	waitFor,
	waitForDiagnostics,
	write,
} from '../helpers.ts';

const capa = 'docs/PRO-001-corrective-action.md';
const complaints = 'docs/PRO-002-complaints.md';
const order = 'processes/PRC-ORDER.yaml';

interface Api {
	status(): {state: string; documents: number; covered: number; outcomes: number} | undefined;
	outcomes(): Promise<
		readonly {
			name: string;
			outcomes: readonly {
				id: string;
				state: string;
				criteria: readonly {id: string; state: string; places: readonly {path: string; title: string}[]}[];
			}[];
		}[]
	>;
	documents(): Promise<readonly {id: string; status: string; path: string}[]>;
}

const has =
	(code: string) =>
	(all: readonly vscode.Diagnostic[]): boolean =>
		all.some(each => codeOf(each.code) === code);
const lacks =
	(code: string) =>
	(all: readonly vscode.Diagnostic[]): boolean =>
		!has(code)(all);

describe('editing a quality manual', () => {
	let api: Api;
	before(async () => {
		api = (await extension().activate()) as Api;
		await waitFor('the first reading', () => api.status()?.state === 'ready' && api.status()?.documents === 3, 60_000);
	});

	const stateOf = async (id: string): Promise<string | undefined> =>
		(await api.outcomes())
			.flatMap(root => root.outcomes)
			.flatMap(outcome => outcome.criteria)
			.find(criterion => criterion.id === id)?.state;

	it('moves and takes away findings while the document is unsaved', async () => {
		const editor = await open(capa);
		const [before] = (await waitForDiagnostics(capa, has('claim-without-evidence'))).filter(
			each => codeOf(each.code) === 'claim-without-evidence',
		);
		const line = before?.range.start.line ?? 0;
		await editor.edit(edit => edit.insert(rangeOf(editor.document, '## Purpose').start, 'One more line.\n\n'));
		await waitForDiagnostics(capa, all =>
			all.some(each => codeOf(each.code) === 'claim-without-evidence' && each.range.start.line === line + 2),
		);
		await replace(editor, '<!-- qms: covers EO-5.competence -->\n', '');
		await waitForDiagnostics(capa, lacks('claim-without-evidence'));
		ok(editor.document.isDirty, 'Nothing was saved.');
		match(await read(capa), /covers EO-5\.competence/);
	});

	it('shows in other documents what an unsaved edit breaks', async () => {
		const referring = await open(capa);
		await waitForDiagnostics(capa, lacks('document-id-unknown'));
		await replace(referring, 'as PRO-002 says', 'as PRO-404 says');
		await waitForDiagnostics(capa, has('document-id-unknown'));
		const editor = await open(complaints);
		await replace(editor, 'id: PRO-002', 'id: PRO-404');
		await waitForDiagnostics(capa, lacks('document-id-unknown'));
		await undo();
		await waitForDiagnostics(capa, has('document-id-unknown'));
	});

	it('links findings to the pages of their rules', async () => {
		const [first] = await waitForDiagnostics(capa, all => all.length > 0);
		ok(
			typeof first?.code === 'object' && /docs\/rules\/.+\.md$/.test(first.code.target.path),
			'The code of a diagnostic leads to its rule.',
		);
	});

	it('says above sections what they show and what is missing', async () => {
		const editor = await open(capa);
		await waitFor('the lens of the claimed section', async () =>
			(await lenses(capa)).some(lens => lens.startsWith('22: EO-9.cause covered')),
		);
		ok(
			(await lenses(capa)).some(lens => lens.startsWith('33: EO-5.competence claimed, not shown')),
			'The lens says what the claim lacks.',
		);
		await replace(editor, '<!-- qms: covers EO-9.cause -->\n', '');
		await waitFor('the lens to follow', async () =>
			(await lenses(capa)).some(lens => /^22: shown, not claimed: .*EO-9\.cause/.test(lens)),
		);
	});

	it('explains ids where they stand', async () => {
		const editor = await open(capa);
		const text = await hover(capa, rangeOf(editor.document, 'EO-9.cause').start);
		match(text, /Cause analysis/);
		match(text, /covered/);
		match(await hover(capa, rangeOf(editor.document, 'PRO-002').start), /Customer complaints/);
	});

	it('completes ids with their descriptions and inserts what was chosen', async () => {
		const editor = await open(capa);
		await replace(editor, 'covers EO-9.cause', 'covers EO-9.ca');
		const at = rangeOf(editor.document, 'covers EO-9.ca').end;
		const item = await waitFor('the item', async () =>
			(await completions(capa, at)).find(each => labelOf(each) === 'EO-9.cause'),
		);
		match(item.detail ?? '', /Cause analysis/);
		const range = item.range instanceof vscode.Range ? item.range : item.range?.replacing;
		ok(range, 'The item says what it replaces.');
		const {insertText} = item;
		await editor.edit(edit =>
			edit.replace(range, insertText instanceof vscode.SnippetString ? insertText.value : (insertText ?? '')),
		);
		match(editor.document.getText(), /<!-- qms: covers EO-9\.cause -->/);
	});

	it('renames a document in every file that names it', async () => {
		const editor = await open(complaints);
		const files = await rename(complaints, rangeOf(editor.document, 'PRO-002').start, 'PRO-020');
		equal(files.sort(), [capa, complaints, order]);
		await waitFor('the new id', async () => (await api.documents()).some(({id}) => id === 'PRO-020'));
		match(await vscode.workspace.openTextDocument(uri(capa)).then(document => document.getText()), /as PRO-020 says/);
	});

	it('claims what is shown by a quick fix, and has nothing left to offer', async () => {
		const editor = await open(capa);
		const heading = rangeOf(editor.document, '## Verify effectiveness');
		const [claim] = await waitFor('the fix', async () => {
			const found = (await codeActions(capa, heading)).filter(({title}) => title.startsWith('Claim '));
			return found.length > 0 ? found : undefined;
		});
		ok(claim, 'There is a fix.');
		await apply(claim);
		match(editor.document.getText(), /## Verify effectiveness\n\n<!-- qms: covers .*EO-9\.effectiveness/);
		await waitFor('the criterion to be covered', async () => (await stateOf('EO-9.effectiveness')) === 'covered');
		equal(
			(await codeActions(capa, rangeOf(editor.document, '## Verify effectiveness'))).filter(({title}) =>
				title.startsWith('Claim '),
			),
			[],
		);
	});

	it('lets the view of outcomes follow', async () => {
		equal(await stateOf('EO-9.cause'), 'covered');
		const editor = await open(capa);
		await replace(editor, 'status: effective', 'status: draft');
		await waitFor('the state to follow', async () => (await stateOf('EO-9.cause')) === 'pending');
		const [root] = await api.outcomes();
		equal(root?.name, 'Pump Works');
	});

	it('sees a file that git makes, and that it goes', async () => {
		await write(
			'docs/PRO-003-training.md',
			'---\nid: PRO-003\ntitle: Training\nkind: procedure\n---\n\n# Training\n\nEveryone is responsible for quality.\n',
		);
		await waitForDiagnostics('docs/PRO-003-training.md', has('everyone-responsible'));
		await waitFor('the new document', async () => (await api.documents()).some(({id}) => id === 'PRO-003'));
		await remove('docs/PRO-003-training.md');
		await waitForDiagnostics('docs/PRO-003-training.md', all => all.length === 0);
		await waitFor('the document to go', async () => (await api.documents()).every(({id}) => id !== 'PRO-003'));
	});

	it('recovers from a process that does not parse', async () => {
		const editor = await open(order);
		const before = diagnostics(order).length;
		await replace(editor, 'activities:', 'activities: [');
		await waitForDiagnostics(order, all => all.some(({severity}) => severity === vscode.DiagnosticSeverity.Error));
		await undo();
		await waitForDiagnostics(order, all => all.length === before);
	});

	it('follows qms.yaml while it is typed', async () => {
		const editor = await open('qms.yaml');
		await waitForDiagnostics(capa, has('claim-without-evidence'));
		await editor.edit(edit => edit.insert(new vscode.Position(0, 0), 'rules: {claim-without-evidence: off}\n'));
		await waitForDiagnostics(capa, lacks('claim-without-evidence'));
	});

	it('leads from an id to its document', async () => {
		const editor = await open(capa);
		const [target] = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>(
			'vscode.executeDefinitionProvider',
			uri(capa),
			rangeOf(editor.document, 'PRO-002').start,
		);
		ok(target, 'There is a definition.');
		equal(vscode.workspace.asRelativePath('uri' in target ? target.uri : target.targetUri), complaints);
	});

	it('finds documents by name', async () => {
		const found = await vscode.commands.executeCommand<vscode.SymbolInformation[]>(
			'vscode.executeWorkspaceSymbolProvider',
			'custcompl',
		);
		ok(
			found.some(({name}) => name === 'PRO-002 Customer complaints'),
			found.map(({name}) => name).join(),
		);
	});
});
