import {foldWord} from '../text/fold.ts';

/**
 * One word of a term: `exact`, `prefix*`, `*suffix` or `mid*dle`. Inflected words (`define+`) are spelt out, as
 * `forms`, when the term is read.
 */
export interface WordPattern {
	readonly kind: 'exact' | 'wild';
	/** Exact: every spelling that fits. Wild: one element, what stands before the star. */
	readonly forms: readonly string[];
	/** Wild: what stands after the star. */
	readonly tail: string;
}

/** A term as a run of word patterns; `gap` means up to three words of any kind in between. */
export type TermStep = WordPattern | 'gap';

/**
 * Reads a term of the catalogue (domain model, 3.1): words apart by blanks, `tok*`, `*tok`, `tok+`, `~`. Punctuation
 * inside a term ends a word, as it does in a text. A term without a word is undefined.
 */
export function parseTerm(term: string): readonly TermStep[] | undefined {
	const words = foldWord(term).match(/~|n't\b|[\p{L}\p{N}*]+\+?/gu) ?? [];
	const steps: TermStep[] = [];
	for (const word of words) {
		if (word === '~') {
			if (steps.length > 0 && steps.at(-1) !== 'gap') steps.push('gap');
		} else {
			const pattern = parseWord(word);
			if (pattern) steps.push(pattern);
		}
	}
	while (steps.at(-1) === 'gap') steps.pop();
	return steps.length > 0 ? steps : undefined;
}

function parseWord(word: string): WordPattern | undefined {
	if (word.endsWith('+')) {
		const base = word.slice(0, -1).replaceAll('*', '');
		return base === '' ? undefined : {kind: 'exact', forms: inflections(base), tail: ''};
	}
	const star = word.indexOf('*');
	if (star < 0) return {kind: 'exact', forms: [word], tail: ''};
	const tail = word.slice(star + 1).replaceAll('*', '');
	const head = word.slice(0, star);
	return head === '' && tail === '' ? undefined : {kind: 'wild', forms: [head], tail};
}

/** The regular forms of an English verb: `define` gives define, defines, defined, defining. */
export function inflections(base: string): string[] {
	const last = base.at(-1) ?? '';
	const vowelBefore = /[aeiou]/.test(base.at(-2) ?? '');
	if (last === 'e') return [base, `${base}s`, `${base}d`, `${base.slice(0, -1)}ing`];
	if (last === 'y' && !vowelBefore) return [base, `${base.slice(0, -1)}ies`, `${base.slice(0, -1)}ied`, `${base}ing`];
	if (/(?:[sxz]|ch|sh)$/.test(base)) return [base, `${base}es`, `${base}ed`, `${base}ing`];
	const doubled = /[^aeiou][aeiou][bdgklmnprt]$/.test(base) ? [`${base}${last}ed`, `${base}${last}ing`] : [];
	return [base, `${base}s`, `${base}ed`, `${base}ing`, ...doubled];
}
