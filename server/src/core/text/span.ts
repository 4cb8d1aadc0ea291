/** A half-open range of UTF-16 offsets into one document's text. */
export interface Span {
	readonly start: number;
	readonly end: number;
}

/** A place as editors count it: zero-based line, zero-based UTF-16 column. */
export interface Position {
	readonly line: number;
	readonly character: number;
}

/** The replacement of one span of one document. `path` is relative to the QMS root, with `/`. */
export interface TextEdit {
	readonly path: string;
	readonly span: Span;
	readonly newText: string;
}

export const emptySpan: Span = {start: 0, end: 0};

/** True where `inner` lies wholly within `outer`. */
export function contains(outer: Span, inner: Span): boolean {
	return outer.start <= inner.start && inner.end <= outer.end;
}
