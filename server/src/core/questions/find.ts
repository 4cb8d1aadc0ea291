import {stateContext, documentState} from '../workspace/state.ts';
import type {QmsDocument} from '../model/document.ts';
import {type Extent, readingWords, sectionWords} from '../readings/words.ts';
import {foldWord} from '../text/fold.ts';
import type {Snapshot} from '../workspace/snapshot.ts';
import {byCodeUnit} from '../text/order.ts';

/** How a section answers a search, the best first: the words in a row in its heading, in a row in its text, all of them, some of them. */
export const matches = ['heading', 'phrase', 'all words', 'some words'] as const;
export type Match = (typeof matches)[number];

/** A section that holds words that were looked for. */
export interface FoundPlace extends Extent {
	readonly path: string;
	readonly match: Match;
	/** Higher is better; of no meaning beside others of the same search. */
	readonly score: number;
}

/** How a word in a heading counts beside one in the text. */
const headingWeight = 3;

interface Counted extends Omit<FoundPlace, 'score'> {
	readonly counts: readonly number[];
	readonly length: number;
}

/**
 * The sections of effective and pending documents that hold the words of a search. Those that hold them in a row come first,
 * then those with all of them, then those with rare words, many of them, and in the heading. A word also finds longer ones
 * that begin with it.
 */
export function findPlaces(snapshot: Snapshot, search: string, most: number): readonly FoundPlace[] {
	return findWords(snapshot, search, most).places;
}

/** What a search found. */
export interface Found {
	/** As `findPlaces` gives them. */
	readonly places: readonly FoundPlace[];
	/** The words of the search, as they were written, that no section of an effective or pending document holds. */
	readonly nowhere: readonly string[];
}

/** The sections that hold the words of a search, and the words that none of them holds. */
export function findWords(snapshot: Snapshot, search: string, most: number): Found {
	const written = searchWords(search);
	const phrase = written.map(foldWord);
	const terms = [...new Set(phrase)];
	if (terms.length === 0) return {places: [], nowhere: []};
	const counted: Counted[] = [];
	const holding = terms.map(() => 0);
	let sections = 0;
	for (const document of searched(snapshot)) {
		for (const section of document.sections) {
			const words = sectionWords(section).map(foldWord);
			if (words.length === 0) continue;
			sections++;
			const heading = readingWords(section.heading).map(foldWord);
			const counts = terms.map(term => count(words, term) + headingWeight * count(heading, term));
			if (counts.every(each => each === 0)) continue;
			for (const [index, each] of counts.entries()) if (each > 0) holding[index] = (holding[index] ?? 0) + 1;
			const match = holdsInRow(heading, phrase)
				? 'heading'
				: holdsInRow(words, phrase)
					? 'phrase'
					: counts.every(each => each > 0)
						? 'all words'
						: 'some words';
			const {index} = section;
			counted.push({
				path: document.path,
				section: index,
				sectionEnd: index + 1,
				match,
				counts,
				length: words.length + heading.length,
			});
		}
	}
	const rarity = holding.map(each => Math.log(1 + sections / (1 + each)));
	const places = counted
		.map(({counts, length, ...place}) => ({...place, score: scoreOf(counts, rarity, length)}))
		.sort(
			(a, b) =>
				matches.indexOf(a.match) - matches.indexOf(b.match) ||
				b.score - a.score ||
				byCodeUnit(a.path, b.path) ||
				a.section - b.section,
		)
		.slice(0, most);
	const held = new Set(terms.filter((_, index) => (holding[index] ?? 0) > 0));
	return {places, nowhere: [...new Set(written)].filter(word => !held.has(foldWord(word)))};
}

/** A search may be a page long; more words than these tell no place better and each is looked for everywhere. */
export const mostSearchWords = 40;

const searchWords = (search: string): readonly string[] => readingWords(search).slice(0, mostSearchWords);

const mostRelated = 12;

/**
 * Other words for the same thing that do stand in the documents, as they stand there: for `calibration` perhaps `measuring
 * equipment`. Those that stand in the most sections first.
 */
export function relatedWords(snapshot: Snapshot, search: string): readonly string[] {
	const wanted = searchWords(search).map(foldWord);
	const terms = new Set<string>();
	for (const {concepts} of snapshot.catalogs) {
		for (const {generic, terms: lists} of concepts) {
			if (generic) continue;
			const own = Object.values(lists).flatMap(({strong, medium}) => [...strong, ...medium]);
			if (!own.some(term => isNamed(term, wanted))) continue;
			for (const term of own)
				if (isPlain(term)) terms.add(readingWords(term.replace(/[*+]/g, '')).map(foldWord).join(' '));
		}
	}
	const texts = [...searched(snapshot)].flatMap(({sections}) =>
		sections.map(section => [...readingWords(section.heading), ...sectionWords(section)]),
	);
	const rows = texts.map(words => ` ${words.map(foldWord).join(' ')}`);
	const found = new Map<string, number>();
	for (const term of terms) {
		// What holds a word of the search is found by the search itself.
		if (term === '' || term.split(' ').some(word => word.length < 3 || wanted.includes(word))) continue;
		const holding = rows.flatMap((row, index) => (row.includes(` ${term}`) ? [index] : []));
		const [first] = holding;
		if (first !== undefined) found.set(wordsAt(texts[first] ?? [], rows[first] ?? '', term), holding.length);
	}
	return [...found]
		.sort(([a, left], [b, right]) => right - left || byCodeUnit(a, b))
		.slice(0, mostRelated)
		.map(([words]) => words);
}

/** The words of a text where a term stands in its folded row: whole, where the term is the beginning of the last one. */
function wordsAt(words: readonly string[], row: string, term: string): string {
	const at = row.slice(0, row.indexOf(` ${term}`)).split(' ').length - 1;
	return words.slice(at, at + term.split(' ').length).join(' ');
}

/** Terms with gaps are patterns and no words to look for. */
const isPlain = (term: string): boolean => !term.includes('~');

/** True where a search names a term or a term names what is searched. */
function isNamed(term: string, wanted: readonly string[]): boolean {
	const words = readingWords(term.replace(/[*+~]/g, '')).map(foldWord);
	return words.length > 0 && wanted.length > 0 && (holdsInRow(wanted, words) || holdsInRow(words, wanted));
}

function searched(snapshot: Snapshot): readonly QmsDocument[] {
	const context = stateContext(snapshot);
	return [...snapshot.documents.values()]
		.map(({document}) => document)
		.filter(document => document.qms && documentState(document, context).counting !== 'no');
}

const count = (words: readonly string[], term: string): number =>
	words.reduce((sum, word) => sum + (word.startsWith(term) ? 1 : 0), 0);

/** True where the words stand one after the other; the last of them may go on. */
function holdsInRow(text: readonly string[], words: readonly string[]): boolean {
	const last = words.length - 1;
	for (let at = 0; at + last < text.length; at++)
		if (words.every((word, index) => (index === last ? text[at + index]?.startsWith(word) : text[at + index] === word)))
			return true;
	return false;
}

/** Each word counts by its rarity, more often only a little more, and less in a long section. */
function scoreOf(counts: readonly number[], rarity: readonly number[], length: number): number {
	const spread = 0.4 + 0.6 * Math.min(4, length / 120);
	return counts.reduce((sum, each, index) => sum + ((rarity[index] ?? 0) * each) / (each + spread), 0);
}
