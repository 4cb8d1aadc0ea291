import type {TextEdit} from './span.ts';

/** True where two edits cannot be made together: they meet or touch in one document. */
export function meet(a: TextEdit, b: TextEdit): boolean {
	return a.path === b.path && a.span.start <= b.span.end && b.span.start <= a.span.end;
}

/** A text after edits that do not overlap; offsets are those of the text before. Insertions at one place keep their order. */
export function applyEdits(text: string, edits: readonly Pick<TextEdit, 'span' | 'newText'>[]): string {
	let result = '';
	let at = 0;
	for (const {span, newText} of edits.toSorted((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)) {
		result += text.slice(at, span.start) + newText;
		at = span.end;
	}
	return result + text.slice(at);
}
