import type {Span} from '../text/span.ts';

/** A run of characters that can be an id, with its place. */
export interface Word {
	readonly text: string;
	readonly span: Span;
}

const wordCharacter = /[\p{L}\p{N}_.:/@*-]/u;

/** The id-like word around an offset, without the punctuation that closes a sentence; undefined where there is none. */
export function wordAt(text: string, offset: number): Word | undefined {
	let start = offset;
	let end = offset;
	while (start > 0 && wordCharacter.test(text[start - 1] ?? '')) start--;
	while (end < text.length && wordCharacter.test(text[end] ?? '')) end++;
	while (end > start && /[.:/-]/.test(text[end - 1] ?? '')) end--;
	while (start < end && /[.:/-]/.test(text[start] ?? '')) start++;
	return start < end && start <= offset && offset <= end ? {text: text.slice(start, end), span: {start, end}} : undefined;
}

const inner = /[\p{L}\p{N}_-]/u;

/**
 * All places where `id` stands as a whole word, in any case. A hyphen counts as part of a word, so that `PRO-1` is found
 * neither in `PRO-12` nor in the file name `PRO-1-complaints.md`; a dot only where more of an id follows.
 */
export function wholeWords(text: string, id: string): Span[] {
	const spans: Span[] = [];
	const wanted = id.toLowerCase();
	const folded = text.toLowerCase();
	// A text whose length changes with its case cannot be searched folded; ids themselves have none such.
	const source = folded.length === text.length ? folded : text;
	for (let at = source.indexOf(wanted); at >= 0; at = source.indexOf(wanted, at + wanted.length)) {
		const end = at + wanted.length;
		const before = text[at - 1] ?? '';
		const after = text[end] ?? '';
		const goesOn = inner.test(after) || (after === '.' && inner.test(text[end + 1] ?? ''));
		const comesFrom = inner.test(before) || (before === '.' && inner.test(text[at - 2] ?? ''));
		if (!goesOn && !comesFrom) spans.push({start: at, end});
	}
	return spans;
}
