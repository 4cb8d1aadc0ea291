import type {IsoDate} from '../model/document.ts';
import type {Span} from '../text/span.ts';
export declare const judgements: readonly ['specified', 'described', 'part', 'no'];
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
}
/** One readings file, read. */
export interface ReadingsFile {
	readonly path: string;
	readonly entries: readonly Entry[];
	readonly problems: readonly ReadingProblem[];
}
/** `path#slug` as it stands in the file. */
export declare function placeName({path, slug}: {readonly path: string; readonly slug: string}): string;
/** A place as it stands in the file, taken apart at its first `#`. */
export declare function placeOf(name: string): {
	readonly path: string;
	readonly slug: string;
};
/** Equal for two readings of which the later takes the place of the earlier: one reader, one place, one criterion. */
export declare function identityOf(reading: Reading): string;
/** In the order of the file: by path, what was read completely first, then by section, criterion and reader; what is absent last. */
export declare function compareReadings(a: Reading, b: Reading): number;
export {};
