import type {Span} from '../../text/span.ts';

/** Where the cursor stands in YAML, told by lines and indentation alone, so that it works while a file does not parse. */
export interface YamlPlace {
	/** Keys from the top level down to the cursor, its own key last where it stands in a value. */
	readonly path: readonly string[];
	readonly at: 'key' | 'value';
	/** The word being typed. */
	readonly span: Span;
	/** Keys that the same mapping has already, as far as lines show. */
	readonly siblings: readonly string[];
	/** True where a colon follows the word: a key that is being corrected has its value already. */
	readonly keyed: boolean;
}

/** Finds the place of `offset` in the YAML of `text` between `from` and `to`; undefined in a comment. */
export function yamlPlaceAt(text: string, from: number, to: number, offset: number): YamlPlace | undefined {
	const lineStart = Math.max(from, text.lastIndexOf('\n', offset - 1) + 1);
	const before = text.slice(lineStart, offset);
	if (/(?:^|\s)#/.test(before)) return undefined;
	const outer = ancestors(text.slice(from, lineStart), indentOf(before));
	const span = {
		start: offset - (/[^\s,[\]{}"']*$/.exec(before)?.[0].length ?? 0),
		end: offset + (/^[^\s,[\]{}"':]*/.exec(text.slice(offset, to))?.[0].length ?? 0),
	};
	const keyed = /^["']?[ \t]*:/.test(text.slice(span.end, to));
	const flow = lastFlow(before);
	if (flow !== undefined) {
		const key = keyBefore(before.slice(0, before.length - flow.length));
		const path = key === undefined ? outer : [...outer, key];
		if (flow.startsWith('[')) return {path, at: 'value', span, keyed, siblings: []};
		const pair = /(?:^|[{,])\s*"?([^\s:,{}"]+)"?\s*:\s*[^,{}]*$/.exec(flow);
		const siblings = [...flow.matchAll(/([^\s:,{}"]+)"?\s*:/g)].map(match => match[1] ?? '');
		return pair === null
			? {path, at: 'key', span, keyed, siblings}
			: {path: [...path, pair[1] ?? ''], at: 'value', span, keyed, siblings};
	}
	const pair = /^\s*(?:- +)*"?([^\s:"][^:"]*)"?\s*:\s+.*$/.exec(before);
	if (pair !== null) return {path: [...outer, pair[1]?.trim() ?? ''], at: 'value', span, keyed, siblings: []};
	if (/^\s*-\s+\S*$/.test(before) && !isMappingEntry(text, lineStart, before))
		return {path: outer, at: 'value', span, keyed, siblings: []};
	return /^\s*(?:- +)*\S*$/.test(before)
		? {path: outer, at: 'key', span, keyed, siblings: siblingsOf(text.slice(from, to), indentOf(before))}
		: undefined;
}

/** The column at which a line's first key stands; dashes of a list count as indentation. */
function indentOf(line: string): number {
	return /^\s*(?:- +)*/.exec(line)?.[0].length ?? 0;
}

function ancestors(above: string, indent: number): string[] {
	const path: string[] = [];
	let limit = indent;
	for (const line of above.split(/\r\n|\n|\r/).reverse()) {
		const match = /^(\s*(?:- +)*)"?([^\s#:"][^:"]*)"?\s*:(?:\s|$)/.exec(line);
		if (match === null) continue;
		const column = match[1]?.length ?? 0;
		// A list may stand at the same column as the key that holds it.
		if (column >= limit) continue;
		limit = /^\s*- /.test(line) ? line.search(/-/) + 1 : column;
		if (/^\s*- /.test(line)) limit = Math.min(limit, line.search(/\S/) + 1);
		else path.unshift(match[2]?.trim() ?? '');
		if (limit === 0) break;
	}
	return path;
}

/** The text from the last bracket that is still open on this line. */
function lastFlow(before: string): string | undefined {
	const open: number[] = [];
	let quote = '';
	for (let at = 0; at < before.length; at++) {
		const letter = before[at] ?? '';
		if (quote !== '') {
			if (letter === quote) quote = '';
		} else if ((letter === '"' || letter === "'") && /[\s,[{:]/.test(before[at - 1] ?? ' ')) quote = letter;
		else if (letter === '[' || letter === '{') open.push(at);
		else if (letter === ']' || letter === '}') open.pop();
	}
	const last = open.at(-1);
	return last === undefined ? undefined : before.slice(last);
}

function keyBefore(text: string): string | undefined {
	return /(?:^|[\s,{-])"?([^\s:,{}"]+)"?\s*:\s*$/.exec(text)?.[1];
}

/** True where other entries of the list are mappings: then the next entry begins with a key. */
function isMappingEntry(text: string, lineStart: number, before: string): boolean {
	const dash = before.indexOf('-');
	const lines = text
		.slice(0, lineStart)
		.split(/\r\n|\n|\r/)
		.reverse();
	const entry = lines.find(line => line.indexOf('-') === dash && line.slice(0, dash).trim() === '');
	return entry !== undefined && /^\s*- +[^\s:"']+\s*:/.test(entry);
}

function siblingsOf(text: string, indent: number): string[] {
	return text
		.split(/\r\n|\n|\r/)
		.flatMap(line => (indentOf(line) === indent ? (/^\s*(?:- +)*"?([^\s:"]+)"?\s*:/.exec(line)?.[1] ?? []) : []));
}
