import type {Judgement} from '../../core/readings/reading.ts';
import {findPlaces, relatedWords} from '../../core/questions/find.ts';
import {placeSpan, toldPlace} from '../../core/questions/place.ts';
import type {Question} from '../../core/questions/question.ts';
import type {Answer} from '../../core/questions/answer.ts';
import type {Signature} from '../../core/questions/record.ts';
import {minutesFor, questionLines, textLines} from '../../report/questions/print.ts';
import {type Paint, painter, visible, wrap} from '../../report/terminal.ts';
import {counted} from '../../report/words.ts';
import type {Arguments} from '../args.ts';
import {type Host, textOptions} from '../host.ts';
import {criteriaMeant} from './criteria.ts';
import {askLine, isEnd, type Keys} from './keys.ts';
import type {OpenRoot} from '../roots.ts';
import {openQuestions, type Selection, toldQuestions, wordsOf} from '../../reading/session.ts';
import {record, write, type Written} from './session.ts';
import {endOf} from './status.ts';

const menu: readonly (readonly [key: string, does: string])[] = [
	['y', 'yes, it shows it'],
	['s', 'yes, and says who, when or how far'],
	['p', 'a part'],
	['n', 'no'],
	['l', 'later'],
	['w', 'why it is asked'],
	['t', 'there instead'],
	['o', 'other criterion here'],
	['a', 'absent: found nowhere'],
	['c', 'document read completely'],
	['u', 'undo'],
	['q', 'stop'],
];

const judged: Readonly<Record<string, Judgement>> = {y: 'described', s: 'specified', p: 'part', n: 'no'};

/** What the last key led to. */
type Step = 'next' | 'again' | 'stop';

/** Asks the questions of a selection one by one on a terminal, until none is left or the reader stops. Returns how many were answered. */
export async function readOnTerminal(
	open: OpenRoot,
	selection: Selection,
	{args, host, signature, keys}: {args: Arguments; host: Host; signature: Signature; keys: Keys},
): Promise<void> {
	const asking = new Asking(open, selection, {args, host, signature, keys});
	await asking.run();
}

class Asking {
	readonly #open: OpenRoot;
	readonly #selection: Selection;
	readonly #args: Arguments;
	readonly #host: Host;
	readonly #signature: Signature;
	readonly #keys: Keys;
	readonly #later = new Set<string>();
	readonly #done: Written['undo'][] = [];

	constructor(
		open: OpenRoot,
		selection: Selection,
		{args, host, signature, keys}: {args: Arguments; host: Host; signature: Signature; keys: Keys},
	) {
		this.#open = open;
		this.#selection = selection;
		this.#args = args;
		this.#host = host;
		this.#signature = signature;
		this.#keys = keys;
	}

	async run(): Promise<void> {
		for (;;) {
			const open = openQuestions(this.#open.qms, this.#selection);
			const [question] = open.filter(({id}) => !this.#later.has(id));
			if (question === undefined) return this.#finish(open.length);
			await this.#show(question, open);
			let step: Step = 'again';
			while (step === 'again') step = await this.#key(question);
			if (step === 'stop') return this.#stop();
		}
	}

	get #layout(): {width: number; color: boolean} {
		return textOptions(this.#host, this.#args.color, false);
	}

	get #paint(): Paint {
		return painter(this.#layout.color);
	}

	async #say(...lines: readonly string[]): Promise<void> {
		await this.#host.stdout.write(lines.map(line => `${line}\n`).join(''));
	}

	async #show(question: Question, open: readonly Question[]): Promise<void> {
		const layout = this.#layout;
		const paint = this.#paint;
		const [told] = toldQuestions(this.#open.qms, [question]);
		if (!told) return;
		const answered = this.#done.length;
		const minutes = counted(minutesFor(open.length, wordsOf(this.#open.qms, open)), 'minute');
		const progress = `${answered + 1} of ${answered + open.length}, about ${minutes}`;
		await this.#say(
			'',
			paint('dim', `${'─'.repeat(Math.max(4, layout.width - progress.length - 1))} ${progress}`),
			...questionLines(told, layout),
			'',
			...textLines(told, layout),
			'',
		);
		await this.#menu();
	}

	async #menu(): Promise<void> {
		const paint = this.#paint;
		const entries = menu.map(([key, does]) => `[${key}] ${does}`);
		const lines = wrap(entries.map(entry => entry.replaceAll(' ', '\u00A0')).join('  '), this.#layout.width);
		await this.#say(...lines.map(line => paint('dim', line.replaceAll('\u00A0', ' '))));
	}

	async #key(question: Question): Promise<Step> {
		const key = await this.#keys.next();
		if (isEnd(key) || key?.name === 'q') return 'stop';
		const pressed = key?.name ?? '';
		const shows = judged[pressed];
		if (shows !== undefined) return this.#answer({id: question.id, shows}, question);
		switch (pressed) {
			case 'l':
				this.#later.add(question.id);
				await this.#say('Later.');
				return 'next';
			case 'w':
				return this.#why(question);
			case 't':
				return this.#elsewhere(question);
			case 'o':
				return this.#other(question);
			case 'a':
				return this.#absent(question);
			case 'c':
				return this.#complete(question);
			case 'u':
				return this.#undo();
			default:
				await this.#menu();
				return 'again';
		}
	}

	/** Takes an answer; asks why where it is not a plain yes. */
	async #answer(answer: Answer, question: Question, where = ''): Promise<Step> {
		const asksWhy = answer.shows === 'part' || answer.shows === 'no';
		const because = asksWhy
			? await askLine(
					this.#keys,
					text => this.#host.stdout.write(text),
					answer.shows === 'part' ? 'What is missing (Enter for no reason): ' : 'Why not (Enter for no reason): ',
				)
			: '';
		if (because === undefined) {
			await this.#say('Not answered.');
			return 'again';
		}
		return this.#take(
			{...answer, ...(because === '' ? {} : {because})},
			`${question.criterion.id}: ${told[answer.shows]}${where}.`,
		);
	}

	async #take(answer: Answer, say: string): Promise<Step> {
		const {refused, undo} = record(this.#open, [answer], this.#signature);
		const [refusal] = refused;
		if (refusal) {
			await this.#say(this.#paint('yellow', `${visible(refusal.reason)} ${visible(refusal.remedy)}`));
			return 'again';
		}
		this.#done.push(undo);
		await this.#say(this.#paint('green', say));
		return 'next';
	}

	async #why(question: Question): Promise<Step> {
		const {qms} = this.#open;
		const document = qms.snapshot.documents.get(question.path)?.document;
		const evidence = [...qms.coverage()]
			.flatMap(({documents}) => documents.get(question.path)?.get(question.criterion.id) ?? [])
			.find(place => place.section === question.section)?.evidence;
		const words = (list: readonly string[]): string => [...new Set(list)].slice(0, 8).map(visible).join(', ');
		const counting = words((evidence?.for ?? []).map(({text}) => `"${text}"`));
		await this.#say(
			...wrap(
				evidence === undefined
					? `The engine found nothing in ${document?.path ?? question.path} itself; somebody read it before.`
					: `Of a hundred such places about ${Math.round(evidence.likelihood * 100)} are right. For it: ${counting === '' ? 'nothing in words' : counting}. Against it: ${words(evidence.against) || 'nothing'}.`,
				this.#layout.width,
			),
		);
		return 'again';
	}

	/** Looks for another place, shows it, and takes an answer for it. */
	async #elsewhere(question: Question): Promise<Step> {
		const {qms} = this.#open;
		const write = (text: string): Promise<void> => this.#host.stdout.write(text);
		const search = await askLine(this.#keys, write, 'Look for (words of the place): ');
		if (search === undefined || search === '') return this.#back();
		const found = findPlaces(qms.snapshot, search, 9);
		if (!found.some(({match}) => match !== 'some words')) {
			const related = relatedWords(qms.snapshot, search);
			await this.#say(
				found.length === 0 ? 'No section holds these words.' : 'No section holds all of these words.',
				...(related.length === 0
					? []
					: wrap(visible(`The documents have for it: ${related.join(', ')}.`), this.#layout.width)),
			);
		}
		if (found.length === 0) return this.#back();
		const places = found.flatMap(place => {
			const document = qms.snapshot.documents.get(place.path)?.document;
			return document ? [{place, document, told: toldPlace(document, place)}] : [];
		});
		await this.#say(
			...places.map(({told}, index) => visible(`[${index + 1}] ${told.path}:${told.line}  ${told.section}`)),
			this.#paint('dim', 'A number shows the place; any other key goes back.'),
		);
		const chosen = places[Number((await this.#keys.next())?.text) - 1];
		if (!chosen) return this.#back();
		const {start, end} = placeSpan(chosen.document, chosen.place);
		const text = (qms.text(chosen.told.path) ?? '').slice(start, end).trimEnd();
		await this.#say(
			'',
			this.#paint('cyan', visible(`${chosen.told.path}:${chosen.told.line}`)),
			...textLines({text, sentences: []}, this.#layout),
			'',
			this.#paint('dim', '[y] yes  [s] yes, and says who, when or how far  [p] a part; any other key goes back.'),
		);
		const shows = judged[(await this.#keys.next())?.name ?? ''];
		if (shows === undefined || shows === 'no') return this.#back();
		const {path, slug, words} = chosen.told;
		return this.#answer(
			{path, slug, words, criterion: question.criterion.id, shows},
			question,
			` in ${visible(`${path}:${chosen.told.line}`)}`,
		);
	}

	/** Takes an answer for another criterion about the place that is shown; its own question stays. */
	async #other(question: Question): Promise<Step> {
		const {qms} = this.#open;
		const words = await askLine(this.#keys, text => this.#host.stdout.write(text), 'Which criterion (id or words): ');
		if (words === undefined || words === '') return this.#back();
		const found = criteriaMeant(qms, words, 9);
		if (found.length === 0) {
			await this.#say('No criterion has these words. qms-lens outcomes lists all.');
			return this.#back();
		}
		await this.#say(
			...found.flatMap(({id, question: asked}, index) => wrap(`[${index + 1}] ${id}  ${asked}`, this.#layout.width)),
			this.#paint('dim', 'A number chooses; any other key goes back.'),
		);
		const chosen = found[Number((await this.#keys.next())?.text) - 1];
		const document = qms.snapshot.documents.get(question.path)?.document;
		if (!chosen || !document) return this.#back();
		await this.#say(
			...wrap(`Counts: ${chosen.counts}`, this.#layout.width),
			this.#paint(
				'dim',
				'[y] yes  [s] yes, and says who, when or how far  [p] a part  [n] no; any other key goes back.',
			),
		);
		const shows = judged[(await this.#keys.next())?.name ?? ''];
		if (shows === undefined) return this.#back();
		const {path, slug, words: hash} = toldPlace(document, question);
		return this.#answer({path, slug, words: hash, criterion: chosen.id, shows}, {...question, criterion: chosen});
	}

	/** What has no answer in a document that was read to its end is not shown there. */
	async #complete({path}: Question): Promise<Step> {
		await this.#say(
			`${visible(path)} was read from top to bottom, and what has no answer in it is not shown there: [c] again to keep that, any other key to go back.`,
		);
		const key = await this.#keys.next();
		if (key?.name !== 'c' || key.ctrl) return this.#back();
		return this.#take({document: path, shows: 'complete'}, `${visible(path)}: read completely.`);
	}

	async #absent(question: Question): Promise<Step> {
		const {id} = question.criterion;
		await this.#say(`No document shows ${id}: [a] again to keep that, any other key to go back.`);
		const key = await this.#keys.next();
		if (key?.name !== 'a' || key.ctrl) return this.#back();
		return this.#take({criterion: id, shows: 'absent'}, `${id}: found nowhere.`);
	}

	async #back(): Promise<Step> {
		await this.#say('');
		await this.#menu();
		return 'again';
	}

	async #undo(): Promise<Step> {
		const last = this.#done.pop();
		if (last === undefined) {
			await this.#say('Nothing was answered yet.');
			return 'again';
		}
		write(this.#open, last);
		await this.#say('The last answer is taken back.');
		return 'next';
	}

	async #finish(left: number): Promise<void> {
		await this.#say(...endOf(this.#open.qms, this.#selection, left, this.#layout));
	}

	async #stop(): Promise<void> {
		const left = openQuestions(this.#open.qms, this.#selection).length;
		await this.#say(
			'',
			`Stopped: ${counted(this.#done.length, 'answer')} kept, ${counted(left, 'question')} left. qms-lens read goes on.`,
		);
	}
}

const told: Readonly<Record<Answer['shows'], string>> = {
	specified: 'shown, specified',
	described: 'shown',
	part: 'a part is shown',
	no: 'not shown here',
	absent: 'found nowhere',
	complete: 'read completely',
};
