import {distance} from 'fastest-levenshtein';

/**
 * The candidate nearest to a word, for "did you mean"; undefined where none is near. Case is ignored; a quarter of the
 * word's letters, at least one and at most three, may differ. Of equally near ones the first wins.
 */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
	const wanted = word.toLowerCase();
	let best: string | undefined;
	let least = Math.min(3, Math.max(1, Math.floor(wanted.length / 4))) + 1;
	for (const candidate of candidates) {
		if (Math.abs(candidate.length - word.length) >= least) continue;
		const far = distance(wanted, candidate.toLowerCase());
		if (far < least) {
			least = far;
			best = candidate;
		}
	}
	return best;
}
