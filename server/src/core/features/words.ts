import {lineStart} from '../fixes/directives.ts';
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
	return start < end && start <= offset && offset <= end
		? {text: text.slice(start, end), span: {start, end}}
		: undefined;
}

const inner = /[\p{L}\p{N}_-]/u;

/**
 * All places where `id` stands as a whole word, in any case. A hyphen counts as part of a word, so that `PRO-1` is found
 * neither in `PRO-12` nor in the file name `PRO-1-complaints.md`; a dot only where more of an id follows. None for no id.
 */
export function wholeWords(text: string, id: string): Span[] {
	const spans: Span[] = [];
	const wanted = id.toLowerCase();
	// Nothing stands at every place, and no place lies behind the last.
	if (wanted === '') return spans;
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

/**
 * True for what looks like an id wherever it stands: letters with a figure, or capitals with a hyphen. Other ids, such as
 * `purchasing`, are words too, and are names only where a name is meant.
 */
export function looksLikeId(id: string): boolean {
	return !/\s/.test(id) && ((/\p{L}/u.test(id) && /\d/.test(id)) || /^[\p{Lu}\d]+(?:[-_.][\p{Lu}\d]+)+$/u.test(id));
}

/** Whether the word at a place belongs to what a link leads to: a URL, a path, the target of a link. Such words name files and pages, no ids. */
export function isTarget(text: string, {start, end}: Span): boolean {
	const from = Math.max(0, start - longestTarget);
	const before = text.slice(from, start);
	const line = before.slice(lineStart(before, before.length));
	if (/(?:[a-z][a-z\d+.-]*:\/\/|\bwww\.|\bmailto:)[^\s<>"'`\])]*$/i.test(line)) return true;
	if (/\]\(\s*<?[^\s()<>]*$|^\s{0,3}\[[^\]]+\]:\s*<?[^\s<>]*$|\b(?:href|src)\s*=\s*["']?[^"'\s>]*$/i.test(line))
		return true;
	return isPath(
		(/[^\s()<>[\]{}"'`|,;]*$/.exec(line)?.[0] ?? '') +
			text.slice(start, end) +
			(/^[^\s()<>[\]{}"'`|,;]*/.exec(text.slice(end, end + longestTarget))?.[0] ?? ''),
	);
}

const longestTarget = 1000;

/** `PRO-002/a1.md` and `../forms`; not the list `PRO-001/PRO-002`, nor `REC-001/2026`. */
function isPath(run: string): boolean {
	return (
		/[/\\]/.test(run) &&
		!run.split(/[/\\]/).every(part => /^(?:\p{Lu}[\p{L}\d]*(?:[-_.][\p{Lu}\d]+)*|\d+|role:.*)[.:!?]*$/u.test(part))
	);
}
