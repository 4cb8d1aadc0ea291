import type {QmsDocument, Statement} from '../model/document.ts';
import {cached} from '../text/cached.ts';
import {foldText, tokenise} from '../text/fold.ts';
import type {Phrase} from './evidence.ts';

/**
 * The words of a phrase as people read them in the document, without its marks; what was judged is their folded form. A
 * phrase that is no run of words of one statement, such as a heading, is given as it is.
 */
export function asWritten({sections}: QmsDocument, phrase: Phrase): string {
	const {text, span} = phrase;
	for (const {blocks, span: whole} of sections) {
		if (span.start < whole.start || whole.end < span.end) continue;
		for (const {context, statements} of blocks) {
			const words = wordsIn(context, phrase) ?? wordsIn(statements, phrase);
			if (words !== undefined) return words;
		}
	}
	return text;
}

function wordsIn(statements: readonly Statement[], {text, span}: Phrase): string | undefined {
	for (const statement of statements) {
		if (span.start < statement.span.start || statement.span.end < span.end) continue;
		const words = wordsAt(statement, span.start, text);
		if (words !== undefined) return words;
	}
	return undefined;
}

// The words that count are mostly the same ones.
const folded = cached(foldText);

/** Phrases as they are written, in order and each once, whatever its letters. */
export function allAsWritten(document: QmsDocument, phrases: readonly Phrase[]): readonly string[] {
	const written = new Map<string, string>();
	for (const phrase of phrases) {
		const words = asWritten(document, phrase);
		const key = folded(words);
		if (!written.has(key)) written.set(key, words);
	}
	return [...written.values()];
}

// Several phrases of one statement are asked for one after the other.
const visibleWords = cached((text: string) => tokenise(text, 0), 200);

/** Offsets of words count in the source, with its marks; the visible text has the same words in the same order. */
function wordsAt({span, text, tokens}: Statement, at: number, wanted: string): string | undefined {
	const from = tokens.starts.indexOf(at - span.start);
	if (from < 0) return undefined;
	const visible = visibleWords(text);
	const count = wanted.split(' ').length;
	const start = visible.starts[from];
	const end = visible.ends[from + count - 1];
	return start !== undefined && end !== undefined && visible.words.slice(from, from + count).join(' ') === wanted
		? text.slice(start, end)
		: undefined;
}
