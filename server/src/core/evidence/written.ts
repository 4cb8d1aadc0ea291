import type {QmsDocument, Statement} from '../model/document.ts';
import {cached} from '../text/cached.ts';
import {foldText, tokenise} from '../text/fold.ts';
import type {Phrase} from './evidence.ts';

/**
 * The words of a phrase as people read them in the document, without its marks; what was judged is their folded form. A
 * phrase that is no run of words of one statement, such as a heading, is given as it is.
 */
export function asWritten({sections}: QmsDocument, {text, span}: Phrase): string {
	for (const {blocks, span: whole} of sections) {
		if (span.start < whole.start || whole.end < span.end) continue;
		for (const {context, statements} of blocks) {
			for (const statement of [...context, ...statements]) {
				const words =
					statement.span.start <= span.start && span.end <= statement.span.end
						? wordsAt(statement, span.start, text)
						: undefined;
				if (words !== undefined) return words;
			}
		}
	}
	return text;
}

/** Phrases as they are written, in order and each once, whatever its letters. */
export function allAsWritten(document: QmsDocument, phrases: readonly Phrase[]): readonly string[] {
	const written = new Map<string, string>();
	for (const phrase of phrases) {
		const words = asWritten(document, phrase);
		const folded = foldText(words);
		if (!written.has(folded)) written.set(folded, words);
	}
	return [...written.values()];
}

// Several phrases of one statement are asked for one after the other.
const visibleWords = cached((text: string) => tokenise(text, 0), 200);

/** Offsets of words count in the source, with its marks; the visible text has the same words in the same order. */
function wordsAt({span, text, tokens}: Statement, at: number, folded: string): string | undefined {
	const from = tokens.starts.indexOf(at - span.start);
	if (from < 0) return undefined;
	const visible = visibleWords(text);
	const count = folded.split(' ').length;
	const start = visible.starts[from];
	const end = visible.ends[from + count - 1];
	return start !== undefined && end !== undefined && visible.words.slice(from, from + count).join(' ') === folded
		? text.slice(start, end)
		: undefined;
}
