import type {Statement} from './document.ts';

const known = new WeakMap<Statement['tokens'], string>();

/** The folded words of a statement with blanks between them; several rules look for phrases in it. */
export function foldedOf({tokens}: Pick<Statement, 'tokens'>): string {
	const folded = known.get(tokens) ?? tokens.words.join(' ');
	known.set(tokens, folded);
	return folded;
}
