import type {TextEdit} from './span.ts';

/** The edits of one path that can be made together: in order of their place, later ones that touch an earlier one left out. */
export function withoutOverlap(edits: readonly TextEdit[]): readonly TextEdit[] {
	const kept: TextEdit[] = [];
	for (const edit of edits.toSorted((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)) {
		const last = kept.at(-1);
		// Two insertions at one place stand one after the other; anything else that meets is a conflict.
		const apart = last === undefined || edit.span.start > last.span.end || (edit.span.start === last.span.end && (last.span.start < last.span.end || edit.span.start === edit.span.end));
		if (apart) kept.push(edit);
	}
	return kept;
}

/** A text after edits that do not overlap; offsets are those of the text before. */
export function applyEdits(text: string, edits: readonly Pick<TextEdit, 'span' | 'newText'>[]): string {
	let result = '';
	let at = 0;
	for (const {span, newText} of edits.toSorted((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)) {
		result += text.slice(at, span.start) + newText;
		at = span.end;
	}
	return result + text.slice(at);
}
