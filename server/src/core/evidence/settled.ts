import type {AnchorKind, Grade} from '../catalog/catalog.ts';
import {cached} from '../text/cached.ts';
import type {Span} from '../text/span.ts';
import type {AnchorHit, Answer, Assessment, ConceptHit, Evidence, Hold, HoldReason, Phrase} from './evidence.ts';

/**
 * The same assessment in a sixth of the room: words and their places, which are most of it and are asked for seldom, are numbers
 * and texts that all places of the document share, and are made into objects at each question. What is asked often, and what
 * places are ordered by, stays as it is.
 */
export function settled({criteria, outcomes}: Assessment): Assessment {
	const writer = new Writer();
	const places = new Map(
		[...criteria].map(([id, list]) => [id, list.map(each => new SettledEvidence(each, writer))] as const),
	);
	writer.end();
	return {criteria: places, outcomes};
}

interface Words {
	texts: readonly string[];
	numbers: ArrayLike<number>;
}

/** Names and common words are the same text in most documents. */
const shared = cached((text: string) => text, 20_000);
const longestShared = 40;

class Writer {
	readonly words: Words = {texts: [], numbers: []};
	readonly #numbers: number[] = [];
	readonly #texts = new Map<string, number>();

	get at(): number {
		return this.#numbers.length;
	}

	text(text: string): void {
		const known = this.#texts.get(text) ?? this.#texts.size;
		this.#texts.set(text.length > longestShared ? text : shared(text), known);
		this.#numbers.push(known);
	}

	number(value: number): void {
		this.#numbers.push(value);
	}

	list<T>(items: readonly T[], write: (item: T) => void): void {
		this.#numbers.push(items.length);
		for (const each of items) write(each);
	}

	phrase({text, span: {start, end}}: Phrase): void {
		this.text(text);
		this.#numbers.push(start, end);
	}

	/** Hands what was written to those who read it. */
	end(): void {
		this.words.texts = [...this.#texts.keys()];
		const isSmall = this.#numbers.every(each => each >= 0 && each <= 0xffff);
		this.words.numbers = isSmall ? Uint16Array.from(this.#numbers) : Int32Array.from(this.#numbers);
	}
}

/** Reads in the order in which it was written. */
class Reader {
	readonly #words: Words;
	#at: number;

	constructor(words: Words, at: number) {
		this.#words = words;
		this.#at = at;
	}

	number(): number {
		return this.#words.numbers[this.#at++] ?? 0;
	}

	text(): string {
		return this.#words.texts[this.number()] ?? '';
	}

	list<T>(read: () => T): T[] {
		return Array.from({length: this.number()}, read);
	}

	span(): Span {
		const start = this.number();
		return {start, end: this.number()};
	}

	phrase(): Phrase {
		const text = this.text();
		return {text, span: this.span()};
	}
}

type Detail = 'span' | 'topic' | 'hits' | 'anchors' | 'holds' | 'missing' | 'for' | 'against' | 'sentences';
type Topic = NonNullable<Evidence['topic']>;

class SettledEvidence implements Evidence {
	static #last: {readonly of: SettledEvidence; readonly read: Pick<Evidence, Detail>} | undefined;
	readonly criterion: string;
	readonly section: number;
	readonly sectionEnd: number;
	declare readonly field?: string;
	readonly grade: Grade;
	readonly rawGrade: Grade;
	readonly likelihood: number;
	readonly answer: Answer;
	readonly score: number;
	readonly #words: Words;
	readonly #at: number;

	constructor(evidence: Evidence, writer: Writer) {
		this.criterion = shared(evidence.criterion);
		this.section = evidence.section;
		this.sectionEnd = evidence.sectionEnd;
		if (evidence.field !== undefined) this.field = evidence.field;
		this.grade = evidence.grade;
		this.rawGrade = evidence.rawGrade;
		this.likelihood = evidence.likelihood;
		this.answer = evidence.answer;
		this.score = evidence.score;
		this.#words = writer.words;
		this.#at = writer.at;
		write(evidence, writer);
	}

	get span(): Span {
		return new Reader(this.#words, this.#at).span();
	}

	get topic(): Evidence['topic'] {
		return this.#all().topic;
	}

	get hits(): readonly ConceptHit[] {
		return this.#all().hits;
	}

	get anchors(): readonly AnchorHit[] {
		return this.#all().anchors;
	}

	get missing(): readonly string[] {
		return this.#all().missing;
	}

	get holds(): readonly Hold[] {
		return this.#all().holds;
	}

	get for(): readonly Phrase[] {
		return this.#all().for;
	}

	get against(): readonly string[] {
		return this.#all().against;
	}

	get sentences(): readonly Phrase[] {
		return this.#all().sentences;
	}

	/** Whoever asks for one of them asks for the others next. */
	#all(): Pick<Evidence, Detail> {
		if (SettledEvidence.#last?.of !== this)
			SettledEvidence.#last = {of: this, read: read(new Reader(this.#words, this.#at))};
		return SettledEvidence.#last.read;
	}
}

function write(evidence: Evidence, writer: Writer): void {
	writer.number(evidence.span.start);
	writer.number(evidence.span.end);
	writer.list(evidence.missing, each => writer.text(each));
	writer.list(evidence.topic ? [evidence.topic] : [], topic => {
		writer.phrase(topic);
		writer.text(topic.concept);
		writer.text(topic.where);
	});
	writer.list(evidence.hits, hit => {
		writer.phrase(hit);
		writer.text(hit.concept);
	});
	writer.list(evidence.anchors, hit => {
		writer.phrase(hit);
		writer.text(hit.anchor);
	});
	writer.list(evidence.holds, hold => {
		writer.phrase(hold);
		writer.text(hold.reason);
		writer.number(hold.to);
	});
	writer.list(evidence.for, each => writer.phrase(each));
	writer.list(evidence.against, each => writer.text(each));
	writer.list(evidence.sentences, each => writer.phrase(each));
}

function read(reader: Reader): Pick<Evidence, Detail> {
	const span = reader.span();
	const missing = reader.list(() => reader.text());
	const [topic] = reader.list(
		(): Topic => ({...reader.phrase(), concept: reader.text(), where: reader.text() as Topic['where']}),
	);
	const hits = reader.list((): ConceptHit => ({...reader.phrase(), concept: reader.text()}));
	const anchors = reader.list((): AnchorHit => ({...reader.phrase(), anchor: reader.text() as AnchorKind}));
	const holds = reader.list(
		(): Hold => ({...reader.phrase(), reason: reader.text() as HoldReason, to: reader.number() as Grade}),
	);
	return {
		span,
		topic,
		hits,
		anchors,
		missing,
		holds,
		for: reader.list(() => reader.phrase()),
		against: reader.list(() => reader.text()),
		sentences: reader.list(() => reader.phrase()),
	};
}
