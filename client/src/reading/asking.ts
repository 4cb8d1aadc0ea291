import {commands, EventEmitter, Range, Selection, TextEditorRevealType, Uri, window} from 'vscode';
import {methods} from '../../../server/src/host/protocol.ts';
import type {AnsweredView, AnswerParams} from '../../../server/src/host/readingProtocol.ts';
import {toRange} from '../commands/goto.ts';
import type {Quality} from '../quality.ts';
import {answers, type Said} from './answers.ts';
import {askReason, readerName} from './reader.ts';
import {nextOf, type OpenQuestion, questionsIn} from './words.ts';
import {askAndWrite} from './write.ts';

interface Done {
	readonly root: string;
	readonly undo: number;
	/** The question that was answered, to be opened again. */
	readonly question: string | undefined;
}

/** The question that is open in the editor, and the answers given so far. */
export class Asking {
	readonly #quality: Quality;
	readonly #changed = new EventEmitter<void>();
	readonly #later = new Set<string>();
	readonly #done: Done[] = [];
	#current: OpenQuestion | undefined;
	#isBusy = false;

	constructor(quality: Quality) {
		this.#quality = quality;
	}

	/** Fires when another question is open, or the open one moved. */
	get onDidChange(): EventEmitter<void>['event'] {
		return this.#changed.event;
	}

	get current(): OpenQuestion | undefined {
		return this.#current;
	}

	get canUndo(): boolean {
		return this.#done.length > 0;
	}

	dispose(): void {
		this.#changed.dispose();
	}

	/** Opens a question by its id; without one the first that was not put off. */
	async open(id?: string): Promise<void> {
		const all = questionsIn(await this.#quality.toRead());
		const found = id === undefined ? this.#next(all) : all.find(({question}) => question.id === id);
		this.#set(found);
		if (found !== undefined) return show(found);
		void window.showInformationMessage(
			all.length === 0
				? 'All questions are answered. Commit qms-readings.yaml.'
				: id === undefined
					? `${all.length} ${all.length === 1 ? 'question is' : 'questions are'} left for later.`
					: 'This question is answered, or its place changed.',
		);
	}

	/** The first question that was not put off; one that was answered here just now only where no other is left. */
	#next(all: readonly OpenQuestion[]): OpenQuestion | undefined {
		const answered = this.#done.flatMap(({question}) => question ?? []);
		return nextOf(all, new Set([...this.#later, ...answered])) ?? nextOf(all, this.#later);
	}

	/** After a change: the open question where it stands now, or none where it was answered otherwise. */
	async follow(): Promise<void> {
		const current = this.#current;
		if (current === undefined) return;
		const all = questionsIn(await this.#quality.toRead());
		if (this.#current === current) this.#set(all.find(({question}) => question.id === current.question.id));
	}

	/** Answers the open question, and opens the next one. */
	answer(said: Said): Promise<void> {
		return this.#once(async () => {
			const current = this.#current;
			if (current === undefined) return this.open();
			const because = await reason(said, current);
			if (because === undefined) return;
			const {root, criterion, question} = current;
			const what = said === 'absent' ? {criterion: criterion.id} : {id: question.id};
			const taken = await this.keep(
				root.root,
				[{...what, shows: said, ...(because === '' ? {} : {because})}],
				question.id,
			);
			if (taken !== undefined) await this.open();
		});
	}

	/** Asks about the open question when all others are answered. */
	later(): Promise<void> {
		return this.#once(async () => {
			if (this.#current !== undefined) this.#later.add(this.#current.question.id);
			await this.open();
		});
	}

	/** Takes the last answer back and opens its question again. */
	undo(): Promise<void> {
		return this.#once(async () => {
			const last = this.#done.at(-1);
			if (last === undefined) return void window.showInformationMessage('Nothing was answered yet.');
			if ((await this.#write(methods.takeBack, {root: last.root, undo: last.undo})) === undefined) return;
			this.#done.pop();
			await this.open(last.question);
		});
	}

	/** Keeps answers and writes them; says what was refused. Undefined where nothing was kept. */
	async keep(root: string, given: readonly object[], question?: string): Promise<AnsweredView | undefined> {
		const by = await readerName(this.#quality, root);
		if (by === undefined) return undefined;
		const told = await this.#write(methods.answer, {root, by, answers: given} satisfies AnswerParams);
		if (told === undefined) return undefined;
		const [refusal] = told.refused;
		if (refusal !== undefined) void window.showWarningMessage(`${refusal.reason} ${refusal.remedy}`);
		if (told.taken === 0) return undefined;
		this.#done.push({root, undo: told.undo, question});
		return told;
	}

	/** Asks for a change of the readings and writes it; says why where nothing was written, and gives nothing. */
	async #write(method: string, params: object): Promise<AnsweredView | undefined> {
		try {
			const {told, reason} = await askAndWrite(this.#quality, () =>
				this.#quality.client.sendRequest<AnsweredView>(method, params),
			);
			if (reason === undefined) return told;
			void window.showErrorMessage(`The readings file was not written: ${reason} Try again.`);
		} catch (error) {
			void window.showWarningMessage(error instanceof Error ? error.message : String(error));
		}
		return undefined;
	}

	/** Keys that are held down answer one question and not the next ones unseen. */
	async #once(work: () => Promise<void>): Promise<void> {
		if (this.#isBusy) return;
		this.#isBusy = true;
		try {
			await work();
		} finally {
			this.#isBusy = false;
		}
	}

	#set(found: OpenQuestion | undefined): void {
		this.#current = found;
		void commands.executeCommand('setContext', 'qmsLens.asking', found !== undefined);
		this.#changed.fire();
	}
}

/** The line that goes with an answer; empty where none is given, undefined where the user went back. */
async function reason(said: Said, {criterion}: OpenQuestion): Promise<string | undefined> {
	const {asks} = answers[said];
	if (said === 'absent') {
		const yes = 'Found Nowhere';
		const picked = await window.showWarningMessage(
			`Does no document show ${criterion.id}?`,
			{modal: true, detail: criterion.question},
			yes,
		);
		return picked === yes ? '' : undefined;
	}
	return asks === undefined ? '' : askReason(`${criterion.id}: ${answers[said].told}`, asks);
}

/** Opens the document at the place, its heading near the top, with room for the lenses above it. */
async function show({question: {uri, range}}: OpenQuestion): Promise<void> {
	const editor = await window.showTextDocument(Uri.parse(uri), {preview: true});
	const {start} = toRange(range);
	editor.selection = new Selection(start, start);
	const above = start.with({line: Math.max(0, start.line - 2), character: 0});
	editor.revealRange(new Range(above, above), TextEditorRevealType.AtTop);
}
