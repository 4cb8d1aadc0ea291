import type {Position, Span} from './span.ts';

/** The offsets at which the lines of a text begin; LF, CRLF and a lone CR end a line. */
export type LineStarts = readonly number[];

export function lineStartsOf(text: string): LineStarts {
	const starts = [0];
	for (let at = 0; at < text.length; at++) {
		const code = text.charCodeAt(at);
		if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) starts.push(at + 1);
	}
	return starts;
}

/** The position of an offset. An offset outside the text is taken as the nearest one inside. */
export function positionAt(starts: LineStarts, offset: number): Position {
	let low = 0;
	let high = starts.length - 1;
	while (low < high) {
		const middle = (low + high + 1) >> 1;
		if ((starts[middle] ?? 0) <= offset) low = middle;
		else high = middle - 1;
	}
	return {line: low, character: Math.max(0, offset - (starts[low] ?? 0))};
}

/** The offset of a position; `length` is the text's length in UTF-16 units. */
export function offsetAt(starts: LineStarts, length: number, position: Position): number {
	if (position.line < 0) return 0;
	const start = starts[position.line];
	if (start === undefined) return length;
	const next = starts[position.line + 1] ?? length;
	return Math.min(start + Math.max(0, position.character), next, length);
}

/** A span as one-based lines and columns, the way compilers and reports print it. */
export interface PrintedRange {
	readonly line: number;
	readonly column: number;
	readonly endLine: number;
	readonly endColumn: number;
}

export function printedRange(starts: LineStarts, span: Span): PrintedRange {
	const from = positionAt(starts, span.start);
	const to = positionAt(starts, span.end);
	return {line: from.line + 1, column: from.character + 1, endLine: to.line + 1, endColumn: to.character + 1};
}
