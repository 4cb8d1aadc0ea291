import type {QmsDocument} from '../model/document.ts';
import type {Span} from '../text/span.ts';

/** What can be folded besides what every Markdown editor folds: the head data, directives over several lines, processes and their fields. */
export interface Fold {
	readonly span: Span;
	readonly kind: 'head' | 'comment' | 'region';
}

export function folds(document: QmsDocument): readonly Fold[] {
	const head = headOf(document);
	const comments = document.directives.filter(({source}) => source === 'comment').map(({span}): Fold => ({span, kind: 'comment'}));
	const regions = document.format === 'yaml' ? document.sections.filter(({index}) => index > 0).map(({span}): Fold => ({span, kind: 'region'})) : [];
	return [...(head === undefined ? [] : [head]), ...comments, ...regions];
}

const headSources = new Set(['front-matter', 'unopened-head', 'bold-pairs', 'head-table', 'quote']);

/** From the first to the last entry of the head, the fences of front matter included. */
function headOf(document: QmsDocument): Fold | undefined {
	const entries = document.metadata.entries.filter(({source}) => headSources.has(source));
	const [first] = entries;
	if (document.format === 'yaml' || first === undefined) return undefined;
	const fenced = first.source === 'front-matter';
	const start = fenced ? 0 : Math.min(...entries.map(({keySpan}) => keySpan.start));
	const last = Math.max(...entries.map(({span, keySpan}) => Math.max(span.end, keySpan.end)));
	// The closing fence is three characters on the line after the last entry.
	const end = fenced ? (document.lineStarts.find(line => line > last) ?? last) + 3 : last;
	return {span: {start, end}, kind: 'head'};
}
