import type {Span} from '../text/span.ts';

/** Head data before the Markdown: where it stands and in which notation. */
export interface FrontMatter {
	/** `unopened`: closed by `---` but never opened. */
	readonly kind: 'none' | 'yaml' | 'toml' | 'json' | 'unopened';
	/** What stands between the fences. */
	readonly span: Span;
	/** Where Markdown begins. */
	readonly bodyStart: number;
	/** True where the opening fence is never closed. */
	readonly unclosed: boolean;
}

/** True for a head in a notation that is not read. */
export const isForeign = ({kind}: FrontMatter): boolean => kind === 'toml' || kind === 'json';

const longestHead = 60;
const pair = /^[\p{L}][\p{L}\p{N} _./()-]{0,48}\s*:(?:\s|$)/u;

/** Finds front matter. A byte order mark and blank lines before it are passed over. */
export function findFrontMatter(text: string): FrontMatter {
	const start = /^\uFEFF?(?:[ \t]*\r?\n)*/.exec(text)?.[0].length ?? 0;
	const fence = /^(---|\+\+\+)[ \t]*(?:\r?\n|$)/.exec(text.slice(start, start + 40));
	if (!fence) return jsonHead(text, start) ?? unopenedHead(text, start);
	const from = start + fence[0].length;
	const close = closing(text, from, fence[1] ?? '---');
	if (close && isRuled(text.slice(from, close.start))) return none(0);
	if (close)
		return {
			kind: fence[1] === '+++' ? 'toml' : 'yaml',
			span: {start: from, end: close.start},
			bodyStart: close.end,
			unclosed: false,
		};
	const head = pairLines(text, from);
	// A rule at the top of a page is not front matter unless keys follow it.
	if (head.pairs < 2) return none(0);
	return {kind: 'yaml', span: {start: from, end: head.end}, bodyStart: head.end, unclosed: true};
}

/** A page between two rules, such as a title slide: no key, and a blank line or a heading where keys would be. */
function isRuled(content: string): boolean {
	return (
		!content.split('\n').some(line => pair.test(line.slice(0, 200))) &&
		/^\s*\n\s*\S|^#{1,6} /m.test(content) &&
		content.trim() !== ''
	);
}

const none = (bodyStart: number): FrontMatter => ({kind: 'none', span: {start: 0, end: 0}, bodyStart, unclosed: false});

function closing(text: string, from: number, fence: string): Span | undefined {
	let at = from;
	for (let line = 0; at <= text.length && line < 1000; line++) {
		const lineEnd = endOfLine(text, at);
		const content = text.slice(at, Math.min(lineEnd, at + 40)).trimEnd();
		if (content === fence || (fence === '---' && content === '...')) return {start: at, end: afterLine(text, lineEnd)};
		if (lineEnd >= text.length) return undefined;
		at = afterLine(text, lineEnd);
	}
	return undefined;
}

/** An object that opens and closes on a line of its own at the very top. */
function jsonHead(text: string, start: number): FrontMatter | undefined {
	const opening = /^\{[ \t]*\r?\n[ \t]*"/.exec(text.slice(start, start + 200));
	const close = opening ? closing(text, start, '}') : undefined;
	return close && {kind: 'json', span: {start, end: close.end}, bodyStart: close.end, unclosed: false};
}

/** `id: X`, `status: Y`, `---` at the very top: read as a head although the opening fence is missing. */
function unopenedHead(text: string, start: number): FrontMatter {
	const head = pairLines(text, start);
	const fence = /^---[ \t]*(?:\r?\n|$)/.exec(text.slice(head.end, head.end + 40));
	if (head.pairs < 2 || !fence) return none(0);
	return {kind: 'unopened', span: {start, end: head.end}, bodyStart: head.end + fence[0].length, unclosed: false};
}

// The title, a rule, and blank lines between.
const titleAndRule = /^\uFEFF?\s*# [^\r\n]*\r?\n(?:[ \t]*\r?\n)*---[ \t]*\r?\n(?:[ \t]*\r?\n)*/;
const rule = /^(?:[ \t]*\r?\n)*---[ \t]*(?:\r?\n|$)/;

/**
 * A head between two rules below the title, which some write there so that the title comes first: where its keys stand, and
 * all that is no Markdown, with the second rule. To a parser the keys would be a heading.
 */
export function headBelowTitle(text: string): {readonly span: Span; readonly whole: Span} | undefined {
	const start = titleAndRule.exec(text.slice(0, 1000))?.[0].length;
	if (start === undefined) return undefined;
	const head = pairLines(text, start);
	const close = rule.exec(text.slice(head.end, head.end + 80));
	if (head.pairs < 2 || !close) return undefined;
	return {span: {start, end: head.end}, whole: {start, end: head.end + close[0].length}};
}

/** The lines from an offset that are `key: value`, or continue one. */
function pairLines(text: string, from: number): {pairs: number; end: number} {
	let at = from;
	let pairs = 0;
	for (let line = 0; line < longestHead && at < text.length; line++) {
		const lineEnd = endOfLine(text, at);
		const content = text.slice(at, Math.min(lineEnd, at + 400));
		if (pair.test(content)) pairs++;
		else if (pairs === 0 || !/^(?:[ \t]+\S|- |#)/.test(content)) break;
		at = afterLine(text, lineEnd);
	}
	return {pairs, end: at};
}

function endOfLine(text: string, from: number): number {
	let at = from;
	while (at < text.length && text.charCodeAt(at) !== 10 && text.charCodeAt(at) !== 13) at++;
	return at;
}

function afterLine(text: string, lineEnd: number): number {
	if (text.charCodeAt(lineEnd) === 13 && text.charCodeAt(lineEnd + 1) === 10) return lineEnd + 2;
	return Math.min(lineEnd + 1, text.length);
}
