import {stateContext, documentState} from '../workspace/state.ts';
import type {QmsDocument} from '../model/document.ts';
import {type Extent, readingWords, sectionWords} from '../readings/words.ts';
import {foldWord} from '../text/fold.ts';
import type {Snapshot} from '../workspace/snapshot.ts';
import {byCodeUnit} from '../text/order.ts';

/** A section that holds words that were looked for. */
export interface FoundPlace extends Extent {
	readonly path: string;
	/** Higher is better; of no meaning beside others of the same search. */
	readonly score: number;
}

/** How a word in a heading counts beside one in the text. */
const headingWeight = 3;

/**
 * The sections of effective and pending documents that hold the words of a search, best first: those with rare words, many of
 * them, and in the heading. A word also finds longer ones that begin with it.
 */
export function findPlaces(snapshot: Snapshot, search: string, most: number): readonly FoundPlace[] {
	const terms = [...new Set(readingWords(search).map(foldWord))];
	if (terms.length === 0) return [];
	const counted: {place: Omit<FoundPlace, 'score'>; counts: readonly number[]; length: number}[] = [];
	const holding = terms.map(() => 0);
	let sections = 0;
	for (const document of searched(snapshot)) {
		for (const section of document.sections) {
			const words = sectionWords(section);
			if (words.length === 0) continue;
			sections++;
			const heading = readingWords(section.heading);
			const counts = terms.map(term => count(words, term) + headingWeight * count(heading, term));
			if (counts.every(each => each === 0)) continue;
			for (const [index, each] of counts.entries()) if (each > 0) holding[index] = (holding[index] ?? 0) + 1;
			const place = {path: document.path, section: section.index, sectionEnd: section.index + 1};
			counted.push({place, counts, length: words.length});
		}
	}
	const rarity = holding.map(each => Math.log(1 + sections / (1 + each)));
	return counted
		.map(({place, counts, length}) => ({...place, score: scoreOf(counts, rarity, length)}))
		.sort((a, b) => b.score - a.score || byCodeUnit(a.path, b.path) || a.section - b.section)
		.slice(0, most);
}

function searched(snapshot: Snapshot): readonly QmsDocument[] {
	const context = stateContext(snapshot);
	return [...snapshot.documents.values()]
		.map(({document}) => document)
		.filter(document => document.qms && documentState(document, context).counting !== 'no');
}

const count = (words: readonly string[], term: string): number =>
	words.reduce((sum, word) => sum + (foldWord(word).startsWith(term) ? 1 : 0), 0);

/** Each word counts by its rarity, more often only a little more, and less in a long section. */
function scoreOf(counts: readonly number[], rarity: readonly number[], length: number): number {
	const spread = 0.4 + 0.6 * Math.min(4, length / 120);
	return counts.reduce((sum, each, index) => sum + ((rarity[index] ?? 0) * each) / (each + spread), 0);
}
