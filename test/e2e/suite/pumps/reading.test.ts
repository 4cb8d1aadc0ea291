import * as vscode from 'vscode';
import {equal, match, ok} from '../assert.ts';
import {extension, keep, lenses, open, read, uri, waitFor} from '../helpers.ts';

const capa = 'docs/PRO-001-corrective-action.md';
const readings = 'qms-readings.yaml';

interface Question {
	readonly id: string;
	readonly uri: string;
	readonly path: string;
	readonly range: {readonly start: {readonly line: number}};
	readonly sentences: readonly unknown[];
}

interface Api {
	status(): {state: string; documents: number} | undefined;
	toRead(): Promise<readonly {left: number; criteria: readonly {id: string; questions: readonly Question[]}[]}[]>;
}

const run = (command: string): Thenable<unknown> => vscode.commands.executeCommand(`qmsLens.reading.${command}`);
const activePath = (): string => vscode.window.activeTextEditor?.document.uri.path ?? '';

describe('reading', () => {
	let api: Api;
	const questions = async (): Promise<readonly Question[]> =>
		(await api.toRead()).flatMap(({criteria}) => criteria.flatMap(criterion => criterion.questions));
	const written = (): Promise<string> => read(readings).catch(() => '');

	before(async () => {
		api = (await extension().activate()) as Api;
		await waitFor('the first reading', () => api.status()?.state === 'ready' && api.status()?.documents === 3, 60_000);
	});
	beforeEach(async () => {
		await keep(uri(readings));
		// The test before took its file away, and an editor does not tell of a file that comes and goes at once.
		await vscode.commands.executeCommand('qmsLens.refresh');
	});

	it('opens the first place with its question and the answers above it', async () => {
		const [first] = await questions();
		ok(first !== undefined, 'something is to be read');
		await run('next');
		ok(activePath().endsWith(first.path), `${activePath()} is ${first.path}`);
		// One line above the heading, as people count lines.
		const line = Math.max(1, first.range.start.line);
		const shown = await waitFor('the lenses', async () => {
			const here = (await lenses(first.path)).filter(title => title.startsWith(`${line}: `)).join('\n');
			return here.includes('Nowhere') ? here : undefined;
		});
		match(shown, /\$\(question\) EO-[\w.-]+ .+\?/);
		for (const title of ['Yes', 'Yes, specified', 'A part…', 'No…', 'There instead…', 'Later'])
			ok(shown.includes(`${line}: ${title}`), `${title} is offered in ${shown}`);
	});

	it('keeps an answer, opens the next question by itself, and takes the answer back', async () => {
		const before = await questions();
		const [first] = before;
		await run('next');
		await run('described');
		match(await written(), /shows: described, by: M\. Keller, on: 2026-11-23/);
		const [next] = await waitFor('the answer to count', async () => {
			const now = await questions();
			return now.some(({id}) => id === first?.id) ? undefined : now;
		});
		ok(next !== undefined && activePath().endsWith(next.path), `the next one is open: ${activePath()}`);
		equal(vscode.window.activeTextEditor?.selection.active.line, next.range.start.line);
		await run('undo');
		ok(!(await written()).includes('M. Keller'), 'the line is gone');
		const asked = before.map(({id}) => id).join();
		await waitFor('the question to be asked again', async () =>
			(await questions()).map(({id}) => id).join() === asked ? true : undefined,
		);
		ok(activePath().endsWith(first?.path ?? '?'), 'its question is open again');
	});

	it('keeps an answer while somebody types in the readings file', async () => {
		await run('next');
		await run('described');
		const editor = await open(readings);
		await editor.edit(edit => edit.insert(new vscode.Position(0, 0), '# ours\n'));
		await run('next');
		await run('described');
		const text = await written();
		ok(text.includes('# ours\n'), text);
		equal(text.match(/^- /gm)?.length, 2);
		await run('undo');
		await run('undo');
	});

	it('puts a question off, and comes back to it', async () => {
		const [first, second] = await questions();
		await run('next');
		await run('later');
		ok(activePath().endsWith(second?.path ?? '?'), activePath());
		equal(vscode.window.activeTextEditor?.selection.active.line, second?.range.start.line);
		await run('open');
		await vscode.commands.executeCommand('qmsLens.reading.open', first?.id);
		ok(activePath().endsWith(first?.path ?? '?'), activePath());
	});

	it('gives agents of the editor the tools of qms-lens mcp, and confirms what they read', async () => {
		const tools = vscode.lm.tools.map(({name}) => name).filter(name => name.startsWith('qms_'));
		equal(
			tools.sort().join(),
			[
				'qms_check_text',
				'qms_coverage',
				'qms_documents',
				'qms_explain',
				'qms_find_text',
				'qms_next_questions',
				'qms_record_readings',
			].join(),
		);
		const call = async (name: string, input: object): Promise<string> => {
			const result = await vscode.lm.invokeTool(name, {input, toolInvocationToken: undefined});
			return result.content.map(part => (part instanceof vscode.LanguageModelTextPart ? part.value : '')).join('');
		};
		const told = JSON.parse(await call('qms_next_questions', {limit: 1})) as {
			places: {path: string; questions: {id: string; sentences: string[]}[]}[];
		};
		const [place] = told.places;
		const question = place?.questions[0];
		ok(question !== undefined, 'there is a question');
		const recorded = await call('qms_record_readings', {
			readings: [{id: question.id, shows: 'described', quote: question.sentences[0]}],
		});
		match(recorded, /"taken":1,/);
		match(await written(), /by: agent vscode/);
		await open(place?.path ?? '');
		let over = false;
		const confirmed = run('confirm').then(() => (over = true));
		await waitFor('the confirmation', async () => {
			if (!over) await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
			return over;
		});
		await confirmed;
		const kept = await written();
		equal(kept.match(/^- .*by: (?:agent vscode|M\. Keller)/gm)?.length, 2, JSON.stringify(kept));
		await run('undo');
	});

	it('keeps a document as read completely', async () => {
		await open(capa);
		void run('complete');
		const text = await waitFor('the line', async () => {
			const now = await written();
			return now.includes('document:') ? now : undefined;
		});
		match(text, new RegExp(`document: ${capa}, by: M\\. Keller`));
		const asked = await questions();
		// Taken back whatever follows: a file that is removed as soon as it is written is never told to the server.
		await waitFor('the line to go', async () => {
			await run('undo');
			return !(await written()).includes('document:');
		});
		ok(
			asked.every(({path}) => path !== capa),
			'nothing in it is asked any more',
		);
	});
});
