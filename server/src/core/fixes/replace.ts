import type {Fix} from './fix.ts';

/** Replaces words at the place of the finding. */
export const replace: Fix = {
	kind: 'replace',
	summary: "Replaces the first `from` inside the finding's span by `to`.",
	edits({text, finding: {path, span}, arguments: {from = '', to = ''}}) {
		const source = text(path);
		const at = source === undefined || from === '' ? -1 : source.slice(span.start, span.end).indexOf(from);
		return at < 0 ? [] : [{path, span: {start: span.start + at, end: span.start + at + from.length}, newText: to}];
	},
};

/** Replaces what stands at the finding. */
export const replaceSpan: Fix = {
	kind: 'replace-span',
	summary: "Replaces the finding's whole span by `to`.",
	edits({finding: {path, span}, arguments: {to = ''}}) {
		return span.end > span.start ? [{path, span, newText: to}] : [];
	},
};
