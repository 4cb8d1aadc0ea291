import type {QmsDocument, Section} from '../model/document.ts';
/** How much of a document was read: a section's own blocks, or the section with those below it, as an index after the last. */
export interface Extent {
	readonly section: number;
	readonly sectionEnd: number;
}
/** The hashes of one section: of its own words, and of its words with those of the sections below it. */
export interface SectionHashes {
	readonly own: string;
	readonly whole: string;
	/** Words in the own blocks and in the whole. */
	readonly ownWords: number;
	readonly wholeWords: number;
}
/**
 * The words of a text as readings are bound to them: in lower case, with the signs that carry meaning (`≤`, `%`), without
 * punctuation. Line breaks, spaces, case and marks make no difference.
 */
export declare function readingWords(text: string): readonly string[];
/** The hash of words in a row as eight hexadecimal digits, as it stands in the readings file. */
export declare function hashOfWords(words: readonly string[]): string;
/** The words of a section's own blocks. Heading, head data, comments and code are no words of a section. */
export declare const sectionWords: (key: Section) => readonly string[];
/** The words of a place; those of headings below the first stand among them. */
export declare function placeWords({sections}: QmsDocument, {section, sectionEnd}: Extent): readonly string[];
/** The hash of the words of a place: what a reading of it is bound to. */
export declare function placeHash(document: QmsDocument, extent: Extent): string;
/** The hashes of every section, by its index. */
export declare const documentHashes: (key: QmsDocument) => readonly SectionHashes[];
/** The extent of a section that has these words: its own blocks first, then the whole; undefined where neither does. */
export declare function extentWith(document: QmsDocument, section: number, hash: string): Extent | undefined;
