import type {QmsDocument, Section} from '../model/document.ts';
import {hashWords} from '../text/hash.ts';
import {remembered} from '../text/remembered.ts';

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

// Signs that turn a sentence round count as words; punctuation, emphasis and quotation marks do not.
const wordPattern = /[\p{L}\p{N}\p{M}]+|[%‰<>≤≥≠=±+$£€°]/gu;
const unseen = /[\u00AD\u200B-\u200D\u2060\uFEFF]/g;

/**
 * The words of a text as readings are bound to them: in lower case, with the signs that carry meaning (`≤`, `%`), without
 * punctuation. Line breaks, spaces, case and marks make no difference.
 */
export function readingWords(text: string): readonly string[] {
	return text.replace(unseen, '').normalize('NFKC').toLowerCase().match(wordPattern) ?? [];
}

/** The hash of words in a row as eight hexadecimal digits, as it stands in the readings file. */
export function hashOfWords(words: readonly string[]): string {
	return (hashWords(words) % 0x1_0000_0000).toString(16).padStart(8, '0');
}

/** The words of a section's own blocks. Heading, head data, comments and code are no words of a section. */
export const sectionWords = remembered(({blocks}: Section): readonly string[] =>
	blocks.flatMap(({statements}) => statements.flatMap(({text}) => readingWords(text))),
);

/** The words of a place; those of headings below the first stand among them. */
export function placeWords({sections}: QmsDocument, {section, sectionEnd}: Extent): readonly string[] {
	const own = sections[section];
	if (own && sectionEnd <= section + 1) return sectionWords(own);
	return sections
		.slice(section, sectionEnd)
		.flatMap((each, index) => [...(index === 0 ? [] : readingWords(each.heading)), ...sectionWords(each)]);
}

/** The hash of the words of a place: what a reading of it is bound to. */
export function placeHash(document: QmsDocument, extent: Extent): string {
	const hashes = documentHashes(document)[extent.section];
	if (!hashes) return hashOfWords([]);
	return extent.sectionEnd <= extent.section + 1 ? hashes.own : hashes.whole;
}

/** The hashes of every section, by its index. */
export const documentHashes = remembered((document: QmsDocument): readonly SectionHashes[] =>
	document.sections.map(section => {
		const {index, subtreeEnd} = section;
		const words = sectionWords(section);
		const own = hashOfWords(words);
		if (subtreeEnd <= index + 1) return {own, whole: own, ownWords: words.length, wholeWords: words.length};
		const all = placeWords(document, {section: index, sectionEnd: subtreeEnd});
		return {own, whole: hashOfWords(all), ownWords: words.length, wholeWords: all.length};
	}),
);

/** The extent of a section that has these words: its own blocks first, then the whole; undefined where neither does. */
export function extentWith(document: QmsDocument, section: number, hash: string): Extent | undefined {
	const hashes = documentHashes(document)[section];
	const end = document.sections[section]?.subtreeEnd ?? section + 1;
	if (hashes?.own === hash) return {section, sectionEnd: section + 1};
	return hashes?.whole === hash ? {section, sectionEnd: end} : undefined;
}
