import {joinedStatement, statementsOf, type Visible, VisibleBuilder} from './visible.ts';
import type {Statement} from './document.ts';
import type {Span} from '../text/span.ts';

/** What one paragraph, list item or row of an HTML block says. */
export interface HtmlText {
	readonly kind: 'paragraph' | 'item';
	readonly span: Span;
	readonly statements: readonly Statement[];
}

const token =
	/<!--[\s\S]*?(?:-->|$)|<(script|style|svg|pre)\b[\s\S]*?(?:<\/\1\s*>|$)|<\/?([a-zA-Z][\w-]*)\b[^<>]*>|&(?:nbsp|amp|lt|gt|quot|#39|#x27);/g;
const blocks = new Set([
	'p',
	'div',
	'li',
	'ul',
	'ol',
	'tr',
	'table',
	'thead',
	'tbody',
	'tfoot',
	'h1',
	'h2',
	'h3',
	'h4',
	'h5',
	'h6',
	'br',
	'hr',
	'details',
	'summary',
	'section',
	'article',
	'blockquote',
	'dl',
	'dt',
	'dd',
	'center',
	'caption',
]);
const cells = new Set(['td', 'th']);

/** The texts of an HTML block that stands at offset `at`. Comments, scripts and tags say nothing. */
export function htmlTexts(value: string, at: number): HtmlText[] {
	if (!/[\p{L}]/u.test(value.replace(token, ''))) return [];
	const found: HtmlText[] = [];
	let row: Visible[] = [];
	let kind: HtmlText['kind'] = 'paragraph';
	let builder = new VisibleBuilder();
	const closeCell = (): void => {
		const visible = builder.build();
		if (visible.text !== '') row.push(visible);
		builder = new VisibleBuilder();
	};
	const close = (): void => {
		closeCell();
		const [only] = row;
		const statements =
			row.length === 1 && only ? statementsOf(only) : [joinedStatement(row)].flatMap(statement => statement ?? []);
		const [first] = statements;
		if (first)
			found.push({
				kind,
				span: {start: first.span.start, end: statements.at(-1)?.span.end ?? first.span.end},
				statements,
			});
		row = [];
		kind = 'paragraph';
	};
	let from = 0;
	for (const match of value.matchAll(token)) {
		builder.add(value.slice(from, match.index), at + from);
		from = match.index + match[0].length;
		const name = match[2]?.toLowerCase() ?? '';
		if (blocks.has(name)) {
			close();
			if (name === 'li' && !match[0].startsWith('</')) kind = 'item';
		} else if (cells.has(name)) {
			closeCell();
		} else if (match[0].startsWith('&')) {
			builder.add(entities[match[0]] ?? ' ', at + match.index);
		}
	}
	builder.add(value.slice(from), at + from);
	close();
	return found;
}

const entities: Readonly<Record<string, string>> = {
	'&amp;': '&',
	'&lt;': '<',
	'&gt;': '>',
	'&quot;': '"',
	'&#39;': "'",
	'&#x27;': "'",
};
