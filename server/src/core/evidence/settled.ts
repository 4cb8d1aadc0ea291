import type {AnchorKind, Grade} from '../catalog/catalog.ts';
import {cached} from '../text/cached.ts';
import type {Span} from '../text/span.ts';
import type {
	Addressed,
	AnchorHit,
	Answer,
	Assessment,
	ConceptHit,
	Evidence,
	Hold,
	HoldReason,
	Phrase,
} from './evidence.ts';

/**
 * An assessment as plain data of few objects: a list of texts, each once, and numbers. It is what is kept between runs, what
 * crosses from the thread that judged, and what a document that nobody edits shows until somebody asks.
 */
export interface PackedAssessment {
	readonly texts: readonly string[];
	readonly numbers: Uint16Array | Int32Array;
	/** Likelihood and score of each place. */
	readonly measures: Float64Array;
}

/** Packs an assessment. */
export function packed({criteria, outcomes}: Assessment): PackedAssessment {
	const writer = new Writer();
	writer.list([...criteria], ([id, places]) => {
		writer.text(id);
		writer.list(places, each => writePlace(each, writer));
	});
	writer.list(outcomes, ({id, grade, addressed, because}) => {
		writer.text(id);
		writer.number(grade);
		writer.text(addressed);
		writer.list(because, each => writer.text(each));
	});
	return writer.end();
}

/** The assessment that was packed, in objects of its own. */
export function unpacked(assessment: PackedAssessment): Assessment {
	return readAssessment(assessment, (place, reader) => {
		const {field, ...rest} = place;
		return {...rest, ...(field === undefined ? {} : {field}), ...readDetail(reader)};
	});
}

/**
 * The assessment that was packed, in a sixth of the room: words and their places, which are most of it and are asked for seldom,
 * stay packed and are made into objects at each question. What is asked often, and what places are ordered by, is there.
 */
export function settledOf(assessment: PackedAssessment): Assessment {
	const {texts, numbers} = assessment;
	const words: Words = {
		texts: texts.map(text => (text.length > longestShared ? text : shared(text))),
		// What was read from a file is a part of a buffer that holds the texts as well.
		numbers: numbers.byteLength === numbers.buffer.byteLength ? numbers : numbers.slice(),
	};
	return readAssessment({...assessment, ...words}, (place, reader) => new SettledEvidence(place, words, reader.at));
}

/** The same assessment, settled. */
export function settled(assessment: Assessment): Assessment {
	for (const [first] of assessment.criteria.values()) if (first instanceof SettledEvidence) return assessment;
	return settledOf(packed(assessment));
}

interface Words {
	readonly texts: readonly string[];
	readonly numbers: Uint16Array | Int32Array;
}

/** Names and common words are the same text in most documents. */
const shared = cached((text: string) => text, 20_000);
const longestShared = 40;

class Writer {
	readonly #numbers: number[] = [];
	readonly #measures: number[] = [];
	readonly #texts = new Map<string, number>();

	text(text: string): void {
		const known = this.#texts.get(text) ?? this.#texts.size;
		this.#texts.set(text, known);
		this.#numbers.push(known);
	}

	number(value: number): void {
		this.#numbers.push(value);
	}

	measure(value: number): void {
		this.#measures.push(value);
	}

	list<T>(items: readonly T[], write: (item: T) => void): void {
		this.#numbers.push(items.length);
		for (const each of items) write(each);
	}

	phrase({text, span: {start, end}}: Phrase): void {
		this.text(text);
		this.#numbers.push(start, end);
	}

	/** Writes how many numbers `write` writes before them, so that they can be passed over. */
	passable(write: () => void): void {
		const at = this.#numbers.push(0);
		write();
		this.#numbers[at - 1] = this.#numbers.length - at;
	}

	end(): PackedAssessment {
		const isSmall = this.#numbers.every(each => each >= 0 && each <= 0xffff);
		return {
			texts: [...this.#texts.keys()],
			numbers: isSmall ? Uint16Array.from(this.#numbers) : Int32Array.from(this.#numbers),
			measures: Float64Array.from(this.#measures),
		};
	}
}

/** Reads in the order in which it was written. */
class Reader {
	readonly #words: Words;
	#at: number;

	constructor(words: Words, at = 0) {
		this.#words = words;
		this.#at = at;
	}

	get at(): number {
		return this.#at;
	}

	number(): number {
		return this.#words.numbers[this.#at++] ?? 0;
	}

	text(): string {
		return this.#words.texts[this.number()] ?? '';
	}

	list<T>(read: () => T): T[] {
		const items: T[] = [];
		for (let left = this.number(); left > 0; left--) items.push(read());
		return items;
	}

	span(): Span {
		const start = this.number();
		return {start, end: this.number()};
	}

	phrase(): Phrase {
		const text = this.text();
		return {text, span: this.span()};
	}

	/** Reads what `Writer.passable` wrote, or passes over what is left of it. */
	passable<T>(read: () => T): T {
		const length = this.number();
		const end = this.#at + length;
		const value = read();
		this.#at = end;
		return value;
	}
}

type Detail = 'span' | 'topic' | 'hits' | 'anchors' | 'holds' | 'missing' | 'for' | 'against' | 'sentences';
type Topic = NonNullable<Evidence['topic']>;
/** What is asked often of a place. */
type Place = Omit<Evidence, Detail | 'field'> & {readonly field: string | undefined};

class SettledEvidence implements Evidence {
	static #last: {readonly of: SettledEvidence; readonly read: Pick<Evidence, Detail>} | undefined;
	readonly criterion: string;
	readonly section: number;
	readonly sectionEnd: number;
	declare readonly field?: string;
	readonly grade: Grade;
	readonly likelihood: number;
	readonly answer: Answer;
	readonly score: number;
	readonly #words: Words;
	readonly #at: number;

	constructor(place: Place, words: Words, at: number) {
		this.criterion = place.criterion;
		this.section = place.section;
		this.sectionEnd = place.sectionEnd;
		if (place.field !== undefined) this.field = place.field;
		this.grade = place.grade;
		this.likelihood = place.likelihood;
		this.answer = place.answer;
		this.score = place.score;
		this.#words = words;
		this.#at = at;
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
			SettledEvidence.#last = {of: this, read: readDetail(new Reader(this.#words, this.#at))};
		return SettledEvidence.#last.read;
	}
}

function writePlace(evidence: Evidence, writer: Writer): void {
	const {criterion, section, sectionEnd, field, grade, answer, likelihood, score} = evidence;
	writer.text(criterion);
	writer.list(field === undefined ? [] : [field], each => writer.text(each));
	writer.text(answer);
	for (const each of [section, sectionEnd, grade]) writer.number(each);
	writer.measure(likelihood);
	writer.measure(score);
	writer.passable(() => writeDetail(evidence, writer));
}

function readAssessment(assessment: PackedAssessment, make: (place: Place, detail: Reader) => Evidence): Assessment {
	const reader = new Reader(assessment);
	const {measures} = assessment;
	let measured = 0;
	const place = (): Evidence => {
		const criterion = reader.text();
		const [field] = reader.list(() => reader.text());
		const answer = reader.text() as Answer;
		const section = reader.number();
		const sectionEnd = reader.number();
		const grade = reader.number() as Grade;
		const likelihood = measures[measured++] ?? 0;
		const score = measures[measured++] ?? 0;
		const read = {criterion, section, sectionEnd, field, grade, likelihood, answer, score};
		return reader.passable(() => make(read, reader));
	};
	const criteria = new Map(reader.list(() => [reader.text(), reader.list(place)] as const));
	const outcomes = reader.list(() => ({
		id: reader.text(),
		grade: reader.number() as Grade,
		addressed: reader.text() as Addressed,
		because: reader.list(() => reader.text()),
	}));
	return {criteria, outcomes};
}

function writeDetail(evidence: Evidence, writer: Writer): void {
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

function readDetail(reader: Reader): Pick<Evidence, Detail> {
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
