import type {Span} from '../text/span.ts';

/** Where a node of a Markdown tree stands, in UTF-16 offsets of the text that it was read from. */
export function spanOf(node: {
	position?: {start: {offset?: number | undefined}; end: {offset?: number | undefined}} | undefined;
}): Span {
	const start = node.position?.start.offset ?? 0;
	return {start, end: node.position?.end.offset ?? start};
}
