import {canonicalKeys, type KeyTable} from './aliases.ts';
import {readDate, readDuration, namesInterval} from './dates.ts';
import {
	documentStatuses,
	type DocumentStatus,
	type Language,
	type Located,
	type Metadata,
	type MetadataEntry,
	type MetadataProblem,
} from './document.ts';
import {kindOfTitle} from './kinds.ts';
import {languageNamed} from './language.ts';
import type {ModelOptions} from './options.ts';
import {compareVersions, type RawPair} from './pairs.ts';
import {isStatusWord, isUnset, kindNamed, kindNamesKnown, statusNamed, statusNamesKnown} from './values.ts';
import {foldText} from '../text/fold.ts';
import {nearest} from '../text/nearest.ts';
import type {Span} from '../text/span.ts';

type Draft = {-readonly [Key in keyof Metadata]: Metadata[Key]};
type Statuses = NonNullable<ModelOptions['statuses']>;
type Contradiction = Metadata['contradictions'][number];

/** Makes fields of key and value pairs. The pairs come in order of their sources; the first value of a field is taken. */
export function readMetadata(
	pairs: readonly RawPair[],
	keys: KeyTable,
	language: Language,
	statuses: Statuses = {},
): Metadata {
	const reader = new MetadataReader(keys, language, statuses);
	for (const pair of pairs) reader.read(pair);
	return reader.metadata;
}

const startsWithLetter = /^\p{L}/u;

class MetadataReader {
	readonly #keys: KeyTable;
	readonly #language: Language;
	readonly #statuses: Statuses;
	readonly #entries: MetadataEntry[] = [];
	readonly #problems: MetadataProblem[] = [];
	readonly #contradictions: Contradiction[] = [];
	readonly #fields: Draft = {
		supersedes: [],
		appliesTo: [],
		records: [],
		clauses: [],
		entries: this.#entries,
		problems: this.#problems,
		contradictions: this.#contradictions,
	};

	constructor(keys: KeyTable, language: Language, statuses: Statuses) {
		this.#keys = keys;
		this.#language = language;
		this.#statuses = statuses;
	}

	get metadata(): Metadata {
		return this.#fields;
	}

	read(pair: RawPair): void {
		const canonical = this.#keys.canonical(pair.key);
		const status = canonical === 'status' ? this.#statusNamed(pair.raw) : undefined;
		const set =
			status !== undefined || pair.structured === true || (pair.items ? pair.items.length > 0 : !isUnset(pair.raw));
		const {key, raw, span, keySpan, source, block} = pair;
		if (source !== 'heading' && source !== 'file-name')
			this.#entries.push({key, canonical, set, raw, span, keySpan, source, ...(block && {block})});
		if (!set || canonical === undefined) return;
		if (pair.structured && canonicalKeys.includes(canonical) && canonical !== 'covers' && canonical !== 'outcomes')
			this.#problem('wrong-type', pair);
		else this.#field(canonical, pair);
	}

	#field(canonical: string, pair: RawPair): void {
		const loose = this.#keys.isLoose(pair.key);
		switch (canonical) {
			case 'id':
				if (!loose || looksLikeId(pair.raw)) this.#take('id', located(pair, pair.raw));
				return;
			case 'title':
				if (!loose || pair.source === 'front-matter' || pair.source === 'unopened-head' || pair.source === 'yaml')
					this.#take('title', located(pair, pair.raw));
				return;
			case 'kind':
				this.#kind(pair, loose);
				return;
			case 'version':
				// "Stand: Februar 2026" says when, and not which version.
				if (startsWithLetter.test(pair.raw) && 'date' in readDate(pair.raw, this.#language)) return;
				if (/\d/.test(pair.raw) || (!loose && pair.raw.length < 30)) this.#take('version', located(pair, pair.raw));
				return;
			case 'status':
				this.#status(pair, loose);
				return;
			case 'owner':
				this.#take('owner', located(pair, pair.raw));
				return;
			case 'approver':
				this.#approver(pair);
				return;
			case 'approved':
				this.#date('approved', pair, loose);
				return;
			case 'effective':
				this.#date('effective', pair, loose);
				return;
			case 'review.last':
				this.#date('reviewLast', pair, loose);
				return;
			case 'review.next':
				this.#next(pair);
				return;
			case 'review.interval':
				this.#interval(pair);
				return;
			case 'language':
				this.#languageOf(pair);
				return;
			case 'supersedes':
				this.#fields.supersedes = [...this.#fields.supersedes, ...listed(pair)];
				return;
			case 'applies-to':
				this.#fields.appliesTo = [...this.#fields.appliesTo, ...listed(pair)];
				return;
			case 'records':
				this.#fields.records = [...this.#fields.records, ...listed(pair)];
				return;
			case 'standards.iso9001':
				this.#fields.clauses = [...this.#fields.clauses, ...clauseNumbers(pair)];
				return;
			default:
		}
	}

	#kind(pair: RawPair, loose: boolean): void {
		const kind = kindNamed(pair.raw) ?? (/[\s_-]/.test(pair.raw) ? kindOfTitle(pair.raw) : undefined);
		if (kind && kind !== 'unknown') this.#take('kind', located(pair, kind));
		else if (!loose) this.#problem('unknown-kind', pair, nearest(foldText(pair.raw), kindNamesKnown));
	}

	#status(pair: RawPair, loose: boolean): void {
		const status = this.#statusNamed(pair.raw);
		if (status) this.#take('status', located(pair, status));
		else if (!loose && isStatusWord(pair.raw))
			this.#problem('unknown-status', pair, nearest(foldText(pair.raw), statusNamesKnown));
	}

	#statusNamed(raw: string): DocumentStatus | undefined {
		const folded = foldText(raw);
		for (const status of documentStatuses)
			if (this.#statuses[status]?.some(word => foldText(word) === folded) === true) return status;
		return statusNamed(raw);
	}

	/** `Approved by: Jane Doe, 2026-03-02` gives both. */
	#approver(pair: RawPair): void {
		const dated = /^(.*?)[\s,;(–—-]+(\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./]\d{4})\)?$/u.exec(pair.raw);
		const reading = dated?.[2] ? readDate(dated[2], this.#language) : undefined;
		const name = dated?.[1]?.trim() ?? '';
		if (reading && 'date' in reading) {
			if (!this.#fields.approved) this.#take('approved', located(pair, reading.date));
			if (name !== '') this.#take('approver', located(pair, name));
			return;
		}
		const whole = readDate(pair.raw, this.#language);
		if ('date' in whole) this.#take('approved', located(pair, whole.date));
		else this.#take('approver', located(pair, pair.raw));
	}

	#date(field: 'approved' | 'effective' | 'reviewLast', pair: RawPair, loose: boolean): void {
		const reading = this.#read(pair, false);
		if ('date' in reading) this.#take(field, located(pair, reading.date));
		else if (
			loose &&
			field === 'approved' &&
			/^\p{L}[\p{L} .'’:-]{2,60}$/u.test(pair.raw) &&
			!/^(?:yes|no|true|false|ja|nein|s[ií]|oui|non)$/i.test(pair.raw)
		)
			this.#take('approver', located(pair, pair.raw));
		else if (!isYetToCome(pair.raw) && (!loose || /\d/.test(pair.raw)))
			this.#problem(reading.problem, pair, reading.suggestion);
	}

	/** A review date may be given as an interval: `Next review: annually`. */
	#next(pair: RawPair): void {
		const reading = this.#read(pair, true);
		const interval = 'date' in reading ? undefined : readDuration(pair.raw);
		if ('date' in reading) this.#take('reviewNext', located(pair, reading.date));
		else if (interval) this.#take('reviewInterval', located(pair, interval));
		else if (/\d/.test(pair.raw) || pair.source === 'front-matter')
			this.#problem(reading.problem, pair, reading.suggestion);
	}

	#read(pair: RawPair, end: boolean): ReturnType<typeof readDate> {
		const whole = readDate(pair.raw, this.#language, end);
		if ('date' in whole || whole.problem === 'ambiguous-date') return whole;
		const inside = /\d{4}-\d{2}-\d{2}|\b\d{1,2}[./]\d{1,2}[./]\d{4}\b/.exec(pair.raw)?.[0];
		return inside !== undefined && pair.raw.length < 80 ? readDate(inside, this.#language, end) : whole;
	}

	#interval(pair: RawPair): void {
		const interval = readDuration(pair.raw);
		if (interval) this.#take('reviewInterval', located(pair, interval));
		// A sentence that names an interval somewhere is an answer to a reader, if none that can be computed with.
		else if (!namesInterval(pair.raw)) this.#problem('not-a-duration', pair);
	}

	#languageOf(pair: RawPair): void {
		const language = languageNamed(pair.raw);
		if (language) this.#take('language', located(pair, language));
	}

	#take<
		Field extends
			| 'id'
			| 'title'
			| 'kind'
			| 'version'
			| 'status'
			| 'owner'
			| 'approver'
			| 'approved'
			| 'effective'
			| 'reviewLast'
			| 'reviewNext'
			| 'reviewInterval'
			| 'language',
	>(field: Field, value: NonNullable<Metadata[Field]>): void {
		const taken = this.#fields[field] as Located<string> | undefined;
		if (!taken) this.#fields[field] = value as Draft[Field];
		else if (disagree(field, taken, value as Located<string>))
			this.#contradictions.push({field, taken, other: value as Located<string>});
	}

	#problem(kind: MetadataProblem['kind'], pair: RawPair, suggestion?: string): void {
		this.#problems.push({
			kind,
			key: pair.key,
			raw: pair.raw,
			span: pair.span,
			...(suggestion === undefined ? {} : {suggestion}),
		});
	}
}

/** "(assigned on release)", "upon approval", "siehe Unterschrift": the day is not known yet, or stands elsewhere. */
const isYetToCome = (raw: string): boolean =>
	!/\d/.test(raw) &&
	/^\W*(?:assigned|set|to be|upon|on|at|after|with|when|see|pending|date of|bei|nach|mit|siehe|wird|al|a la|tras|con|ver|vease|pendiente|à|a l|lors|apr[eè]s|voir|en attente)(?!\p{L})/iu.test(
		raw.trim(),
	);

function located<T>(pair: RawPair, value: T): Located<T> {
	const {raw, span, keySpan, source} = pair;
	return {value, raw, span, keySpan, source};
}

// A file name or a title that differs is no contradiction: both are shortened and reworded as a habit.
function disagree(field: string, taken: Located<string>, other: Located<string>): boolean {
	if (field === 'title' || field === 'language' || other.source === 'file-name' || other.source === 'path')
		return false;
	if (field === 'kind' && other.source === 'heading') return false;
	if (field === 'version') return compareVersions(taken.value, other.value) !== 0;
	return foldText(taken.value.replace(/^role:/, '')) !== foldText(other.value.replace(/^role:/, ''));
}

/** The elements of a list, or of a text with commas between, each with its own span. */
function listed(pair: RawPair): Located<string>[] {
	if (pair.items)
		return pair.items
			.filter(item => !isUnset(item.raw))
			.map(item => located({...pair, raw: item.raw, span: item.span}, item.raw));
	const found: Located<string>[] = [];
	for (const match of pair.raw.matchAll(/[^,;]+/g)) {
		const raw = match[0].trim();
		if (raw !== '')
			found.push(located({...pair, raw, span: partSpan(pair, match.index + match[0].indexOf(raw), raw.length)}, raw));
	}
	return found;
}

function clauseNumbers(pair: RawPair): Located<string>[] {
	const sources = pair.items ?? [{raw: pair.raw, span: pair.span}];
	return sources.flatMap(item => {
		const text = item.raw.replace(/\b(?:iso|iatf|en|din|as)[ /-]*\d{3,5}(?::\s?\d{4})?/gi, name =>
			' '.repeat(name.length),
		);
		return [...text.matchAll(/(?<![\d.])(?:\d{1,2}(?:\.\d{1,2}){1,3}|[4-9]|10)(?![\d.]*\d)/g)].map(match =>
			located({...pair, raw: match[0], span: partSpan({...pair, ...item}, match.index, match[0].length)}, match[0]),
		);
	});
}

/** The place of a part of a value; the whole value's where it is not written as it reads. */
function partSpan(pair: {readonly raw: string; readonly span: Span}, start: number, length: number): Span {
	const {span, raw} = pair;
	const extra = span.end - span.start - raw.length;
	// Quotation marks around a value take one unit at either side.
	if (extra !== 0 && extra !== 2) return span;
	const from = span.start + extra / 2 + start;
	return {start: from, end: from + length};
}

const idShape = /^[\p{L}]{1,12}(?:[-_ .][\p{L}]{1,12})*[-_ .]?\d[\p{L}\d._-]*$/u;

function looksLikeId(raw: string): boolean {
	return raw.length <= 40 && idShape.test(raw);
}
