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

/** How far from a finding words are looked for that belong to it, in UTF-16 units: a line of a long paragraph. */
const farthest = 400;

/** Replaces words before or behind the place of the finding. */
export const replaceBeside: Fix = {
	kind: 'replace-beside',
	summary: "Replaces the `from` that stands nearest to the finding's span, outside of it, by `to`.",
	edits({text, finding: {path, span}, arguments: {from = '', to = ''}}) {
		const source = text(path);
		if (source === undefined || from === '') return [];
		const before = source.slice(Math.max(0, span.start - farthest), span.start).lastIndexOf(from);
		const start = before < 0 ? -1 : Math.max(0, span.start - farthest) + before;
		const after = source.slice(span.end, span.end + farthest).indexOf(from);
		const end = after < 0 ? -1 : span.end + after;
		const isBefore = start >= 0 && (end < 0 || span.start - (start + from.length) < end - span.end);
		const at = isBefore ? start : end;
		return at < 0 ? [] : [{path, span: {start: at, end: at + from.length}, newText: to}];
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
