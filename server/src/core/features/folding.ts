import type {QmsDocument} from '../model/document.ts';
import {findFrontMatter, headBelowTitle} from '../syntax/frontMatter.ts';
import type {Span} from '../text/span.ts';

/** What can be folded besides what every Markdown editor folds: the head data, directives over several lines, processes and their fields. */
export interface Fold {
	readonly span: Span;
	readonly kind: 'head' | 'comment' | 'region';
}

export function folds(document: QmsDocument, text: string): readonly Fold[] {
	const head = headOf(document, text);
	const comments = document.directives
		.filter(({source}) => source === 'comment')
		.map(({span}): Fold => ({span, kind: 'comment'}));
	const regions =
		document.format === 'yaml'
			? document.sections.filter(({index}) => index > 0).map(({span}): Fold => ({span, kind: 'region'}))
			: [];
	return [...(head === undefined ? [] : [head]), ...comments, ...regions];
}

const fencedSources: ReadonlySet<string> = new Set(['front-matter', 'unopened-head']);
const textSources: ReadonlySet<string> = new Set(['bold-pairs', 'head-table', 'quote']);

/** Front matter with its fences; else from the first to the last entry of a head in the text. */
function headOf({format, metadata: {entries}}: QmsDocument, text: string): Fold | undefined {
	if (format === 'yaml') return undefined;
	if (entries.some(({source}) => fencedSources.has(source))) return {span: frontMatterSpan(text), kind: 'head'};
	const inText = entries.filter(({source}) => textSources.has(source));
	if (inText.length === 0) return undefined;
	const start = Math.min(...inText.map(({keySpan}) => keySpan.start));
	return {
		span: {start, end: Math.max(...inText.map(({span, keySpan}) => Math.max(span.end, keySpan.end)))},
		kind: 'head',
	};
}

/** Values and comments of a head end anywhere before its closing fence, and a list at the end of it behind: only the fences tell. */
function frontMatterSpan(text: string): Span {
	const {kind, span, bodyStart} = findFrontMatter(text);
	if (kind === 'unopened') return {start: span.start, end: bodyStart};
	const below = kind === 'none' ? headBelowTitle(text) : undefined;
	const fence = text.slice(0, (below?.span ?? span).start).trimEnd();
	return {start: fence.lastIndexOf('\n') + 1, end: below?.whole.end ?? bodyStart};
}
