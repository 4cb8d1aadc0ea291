import type {IsoDate} from '../model/document.ts';
import type {Span} from '../text/span.ts';

export const judgements = ['specified', 'described', 'part', 'no'] as const;
/** What a reader says of one place: it shows the criterion, specified or described, a part of it, or not at all. */
export type Judgement = (typeof judgements)[number];

interface Signed {
	/** The reader, as the team writes it. */
	readonly by: string;
	readonly on: IsoDate;
	/** Why, in a line. Asked for with `part` and `no`. */
	readonly because?: string;
}

/** A judgement of one place for one criterion. */
export interface PlaceReading extends Signed {
	readonly kind: 'place';
	readonly path: string;
	/** The section's anchor; empty for a document before its first heading. */
	readonly slug: string;
	readonly criterion: string;
	readonly shows: Judgement;
	/** Hash of the words that were read; see `placeHash`. */
	readonly words: string;
	/** The sentence that the judgement rests on, as the place writes it. */
	readonly quote?: string;
}

/** A criterion was looked for and found nowhere: a judgement of the criterion as a whole. */
export interface AbsentReading extends Signed {
	readonly kind: 'absent';
	readonly criterion: string;
	/** Hashes of the places that were possible then; another one asks the question anew. */
	readonly words: readonly string[];
}

/** A document was read from top to bottom: what has no answer in it is not shown there. */
export interface DocumentReading extends Signed {
	readonly kind: 'document';
	readonly path: string;
	/** Hashes of the sections that were read; one whose words are not among them is asked about again. */
	readonly words: readonly string[];
}

export type Reading = PlaceReading | AbsentReading | DocumentReading;

/** A reading with its place in a readings file. */
export interface Entry {
	readonly reading: Reading;
	readonly span: Span;
}

export type ReadingProblemKind =
	| 'conflict'
	| 'syntax'
	| 'missing'
	| 'unknown-key'
	| 'unknown-value'
	| 'not-a-date'
	| 'duplicate'
	| 'not-utf8';

/** A line that cannot be read, and what to do about it. */
export interface ReadingProblem {
	readonly kind: ReadingProblemKind;
	readonly span: Span;
	readonly message: string;
	readonly remedy: string;
	/** What would put it right in place of what `span` covers. */
	readonly suggestion?: string;
	/** See `SyntaxProblem.ofYaml`. */
	readonly ofYaml?: true;
}

/** One readings file, read. */
export interface ReadingsFile {
	readonly path: string;
	readonly entries: readonly Entry[];
	/** Readings that another one of the same reader takes the place of. */
	readonly superseded: readonly Entry[];
	readonly problems: readonly ReadingProblem[];
}

/** `path#slug` as it stands in the file. */
export function placeName({path, slug}: {readonly path: string; readonly slug: string}): string {
	return slug === '' ? path : `${path}#${slug}`;
}

/** A place as it stands in the file, taken apart at its first `#`. */
export function placeOf(name: string): {readonly path: string; readonly slug: string} {
	const at = name.indexOf('#');
	return at < 0 ? {path: name, slug: ''} : {path: name.slice(0, at), slug: name.slice(at + 1)};
}

/** Equal for two readings of which the later takes the place of the earlier: one reader, one place, one criterion. */
export function identityOf(reading: Reading): string {
	if (reading.kind === 'absent') return `absent\0${reading.criterion}\0${reading.by}`;
	if (reading.kind === 'document') return `document\0${reading.path}\0${reading.by}`;
	return `place\0${reading.path}\0${reading.slug}\0${reading.criterion}\0${reading.by}`;
}

/** In the order of the file: by path, what was read completely first, then by section, criterion and reader; what is absent last. */
export function compareReadings(a: Reading, b: Reading): number {
	const [left, right] = [sortKey(a), sortKey(b)];
	return left < right ? -1 : left > right ? 1 : 0;
}

function sortKey(reading: Reading): string {
	if (reading.kind === 'absent') return `1\0${reading.criterion}\0${reading.by}\0${reading.on}`;
	if (reading.kind === 'document') return `0${reading.path}\0\0${reading.by}\0${reading.on}`;
	return `0${reading.path}\0\u0001${reading.slug}\0${reading.criterion}\0${reading.by}\0${reading.on}`;
}
