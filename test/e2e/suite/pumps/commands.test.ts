import * as vscode from 'vscode';
import {equal, match, ok} from '../assert.ts';
import {
	codeOf,
	diagnostics,
	extension,
	open,
	rangeOf,
	remove,
	replace,
	waitFor,
	waitForDiagnostics,
	write,
} from '../helpers.ts';

const capa = 'docs/PRO-001-corrective-action.md';

interface Api {
	status(): {state: string; documents: number} | undefined;
}

/** Runs a command that offers a list, and takes the first entry that comes up. */
async function takeFirst(command: string): Promise<void> {
	const ran = vscode.commands.executeCommand(command);
	let over = false;
	const done = ran.then(() => (over = true));
	await waitFor(`${command} to end`, async () => {
		if (!over) await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
		return over;
	});
	await done;
}

describe('commands', () => {
	let api: Api;
	before(async () => {
		api = (await extension().activate()) as Api;
		await waitFor('the first reading', () => api.status()?.state === 'ready' && api.status()?.documents === 3, 60_000);
	});

	for (const [where, at] of [
		['the first line', '---'],
		['the middle of a paragraph', 'nonconformity with 5 Whys'],
	] as const) {
		it(`insert a section whole, with the cursor in ${where}`, async () => {
			const editor = await open(capa);
			const before = editor.document.getText();
			const {start} = rangeOf(editor.document, at);
			editor.selection = new vscode.Selection(start, start);
			await takeFirst('qmsLens.insertSection');
			const after = await waitFor('the section', () =>
				editor.document.getText() === before ? undefined : editor.document.getText(),
			);
			equal(after.slice(0, before.indexOf('## Verify')), before.slice(0, before.indexOf('## Verify')));
			match(after, /\n\n## .+\n\n<!-- Counts: /);
			match(editor.document.getText(editor.selection), /^\[Describe: .*\]$/);
			for (const line of before.split('\n')) ok(after.includes(line), `"${line}" is still there.`);
		});
	}

	it('restart the server: an edit is followed, and a file that goes is missed', async () => {
		await write('docs/extra.md', '# Extra\n');
		const editor = await open(capa);
		await replace(editor, 'This procedure says', 'As [Extra](extra.md) shows, this procedure says');
		await vscode.commands.executeCommand('qmsLens.restartServer');
		const has =
			(code: string) =>
			(all: readonly vscode.Diagnostic[]): boolean =>
				all.some(each => codeOf(each.code) === code);
		await waitForDiagnostics(capa, has('claim-without-evidence'));
		ok(!has('link-broken')(diagnostics(capa)), 'The link leads somewhere.');
		await remove('docs/extra.md');
		await waitForDiagnostics(capa, has('link-broken'));
		await replace(editor, '<!-- qms: covers EO-5.competence -->\n', '');
		const shown = await waitForDiagnostics(capa, all => !has('claim-without-evidence')(all));
		const keys = shown.map(
			({code, range, message}) => `${codeOf(code)} ${range.start.line}:${range.start.character} ${message}`,
		);
		equal(new Set(keys).size, keys.length);
	});
});
