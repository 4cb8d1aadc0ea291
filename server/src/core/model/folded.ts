import type {Statement} from './document.ts';
import type {TokenRun} from '../text/fold.ts';
import {remembered} from '../text/remembered.ts';

const folded = remembered(({words}: TokenRun) => words.join(' '));

/** The folded words of a statement with blanks between them; several rules look for phrases in it. */
export function foldedOf({tokens}: Pick<Statement, 'tokens'>): string {
	return folded(tokens);
}
