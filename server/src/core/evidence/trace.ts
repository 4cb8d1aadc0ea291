import type {Statement} from '../model/document.ts';
import type {Phrase} from './evidence.ts';

/** The words `from` to `to` of a statement with their place in the document. */
export function excerpt(statement: Statement, from: number, to: number): Phrase {
	const {words, starts, ends} = statement.tokens;
	const start = starts[from];
	const end = ends[Math.min(to, ends.length) - 1];
	if (start === undefined || end === undefined || end < start) return {text: statement.text, span: statement.span};
	return {
		text: words.slice(from, to).join(' '),
		span: {start: statement.span.start + start, end: statement.span.start + end},
	};
}
