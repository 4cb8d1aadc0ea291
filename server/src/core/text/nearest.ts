import {distance} from 'fastest-levenshtein';

const looksLikeId = /^[\p{Lu}\d]+[-_ .][\p{L}\d]/u;

/**
 * The candidate nearest to a word, for "did you mean"; undefined where none is near. Case is ignored; a third of a
 * word's letters, at least one and at most three, may differ, and one of an id's, two swapped letters being one: two ids of a series always look alike.
 * Of equally near ones the first wins.
 */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
	return closest(word, candidates, (far, least) => far < least);
}

/**
 * The same for ids of documents and records, of which a series has many: its neighbours are no misspellings. Of equally
 * near ones the first in code-unit order wins, so that the order of a table does not matter.
 */
export function nearestId(id: string, candidates: Iterable<string>): string | undefined {
	return closest(
		id,
		candidates,
		(far, least, candidate, best) =>
			(far < least || (far === least && best !== undefined && candidate < best)) && !isNeighbour(id, candidate),
	);
}

function closest(
	word: string,
	candidates: Iterable<string>,
	isBetter: (far: number, least: number, candidate: string, best: string | undefined) => boolean,
): string | undefined {
	const wanted = word.toLowerCase();
	let best: string | undefined;
	let least = (looksLikeId.test(word) ? 1 : Math.min(3, Math.max(1, Math.floor(wanted.length / 3)))) + 1;
	for (const candidate of candidates) {
		if (Math.abs(candidate.length - word.length) > least) continue;
		const far = slips(wanted, candidate.toLowerCase());
		if (far > least || !isBetter(far, least, candidate, best)) continue;
		least = far;
		best = candidate;
	}
	return best;
}

/** Words of a name in which others may follow: short ones say little. */
const tellingWords = (name: string): ReadonlySet<string> => new Set(name.toLowerCase().match(/\p{L}{4,}/gu) ?? []);

/**
 * The candidate that shares most words with a name, at least half of those of the longer one; undefined where none does, or
 * several do alike. For names that were reworded, such as headings.
 */
export function nearestInWords(name: string, candidates: Iterable<string>): string | undefined {
	const wanted = tellingWords(name);
	let best: string | undefined;
	let most = 0;
	for (const candidate of candidates) {
		const words = tellingWords(candidate);
		const shared = [...words].filter(word => wanted.has(word)).length / Math.max(1, words.size, wanted.size);
		if (shared < 0.5 || shared < most) continue;
		best = shared > most ? candidate : undefined;
		most = shared;
	}
	return best;
}

/** How many slips lie between two words; two neighbouring letters that were swapped are one slip. */
function slips(word: string, candidate: string): number {
	const far = distance(word, candidate);
	return far === 2 && isSwapped(word, candidate) ? 1 : far;
}

function isSwapped(word: string, candidate: string): boolean {
	if (word.length !== candidate.length) return false;
	let at = 0;
	while (word[at] === candidate[at]) at++;
	return (
		word[at] === candidate[at + 1] && word[at + 1] === candidate[at] && word.slice(at + 2) === candidate.slice(at + 2)
	);
}

/** Ids of one series that differ in their number alone are neighbours, not misspellings, unless digits were swapped. */
function isNeighbour(word: string, candidate: string): boolean {
	const letters = (text: string): string => text.toLowerCase().replaceAll(/\d/g, '');
	const digits = (text: string): string => text.replaceAll(/\D/g, '').split('').sort().join('');
	return looksLikeId.test(word) && letters(word) === letters(candidate) && digits(word) !== digits(candidate);
}
