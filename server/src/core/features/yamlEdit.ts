import {plainOf} from '../catalog/places.ts';
import {lineBreakOf, lineEnd, lineStart} from '../fixes/directives.ts';
import {parseYaml} from '../syntax/yaml.ts';
import type {YamlEntry, YamlMapping, YamlNode} from '../syntax/yamlTree.ts';
import {isYamlList, yamlFlow, yamlFlowScalar, yamlScalar, type YamlValue} from '../syntax/yamlWrite.ts';
import type {Span} from '../text/span.ts';

/**
 * The text with a value at a path of keys and of indices in lists, missing keys made, and every other byte as it was. Undefined where the text does
 * not parse, or is written in a form in which the value cannot be put without touching more: the result is read again, and
 * counts only if it says what was said before and the value.
 */
export function withValue(text: string, path: readonly string[], value: YamlValue): string | undefined {
	return checked(
		text,
		put(text, path, () => value),
		before => replaced(before, path, () => value),
	);
}

/** The same for one more element at the end of a list; nothing and an empty list become a list of one. */
export function withItem(text: string, path: readonly string[], item: YamlValue): string | undefined {
	return checked(
		text,
		put(text, path, node => (node?.kind === 'list' && node.items.length > 0 ? {item} : [item])),
		before => replaced(before, path, list => [...(Array.isArray(list) ? (list as YamlValue[]) : []), item]),
	);
}

function checked(
	before: string,
	after: string | undefined,
	expected: (before: unknown) => unknown,
): string | undefined {
	if (after === undefined) return undefined;
	const read = parseYaml(after);
	const [now] = read.documents;
	const [then] = parseYaml(before).documents;
	if (read.problems.length > 0 || read.documents.length !== 1 || now === undefined) return undefined;
	return JSON.stringify(sorted(plainOf(now))) ===
		JSON.stringify(sorted(expected(then === undefined ? {} : plainOf(then))))
		? after
		: undefined;
}

/** With keys in order: a key that had no value may have got one where it stands. */
function sorted(plain: unknown): unknown {
	if (Array.isArray(plain)) return plain.map(sorted);
	if (plain === null || typeof plain !== 'object') return plain;
	return Object.fromEntries(
		Object.entries(plain)
			.map(([key, value]) => [key, sorted(value)] as const)
			.sort(([a], [b]) => (a < b ? -1 : 1)),
	);
}

function replaced(plain: unknown, [key, ...rest]: readonly string[], change: (present: unknown) => unknown): unknown {
	if (key === undefined) return change(plain);
	if (Array.isArray(plain))
		return plain.map((item: unknown, index) => (String(index) === key ? replaced(item, rest, change) : item));
	const map = new Map(
		Object.entries(plain !== null && typeof plain === 'object' && !Array.isArray(plain) ? plain : {}),
	);
	map.set(key, replaced(map.get(key), rest, change));
	return Object.fromEntries(map);
}

/** The column of a mapping's keys, and whether it stands in brackets. */
interface Where {
	readonly indent: number;
	readonly inFlow: boolean;
}

/** A value in place of the one that stands, or an element after those of the list. */
type Change = (present: YamlNode | undefined) => YamlValue | {readonly item: YamlValue};

function put(text: string, path: readonly string[], change: Change): string | undefined {
	const {documents, problems} = parseYaml(text);
	if (problems.length > 0 || documents.length > 1) return undefined;
	const [root] = documents;
	if (root === undefined)
		return `${closed(text)}${block(nested(path, valueOf(change(undefined))), 0, lineBreakOf(text))}`;
	let node: YamlNode = root;
	const where = {indent: 0, inFlow: false};
	let entry: YamlEntry | undefined;
	for (const [depth, key] of path.entries()) {
		if (node.kind === 'list') {
			const item: YamlNode | undefined = node.items[Number(key)];
			if (item === undefined) return undefined;
			where.inFlow ||= isFlow(text, node);
			node = item;
			continue;
		}
		if (node.kind !== 'map')
			return entry !== undefined && isNull(node)
				? overwritten(text, entry, nested(path.slice(depth), valueOf(change(undefined))), where)
				: undefined;
		const first: YamlEntry | undefined = node.entries[0];
		if (first !== undefined) where.inFlow ||= isFlow(text, node);
		if (first !== undefined && !where.inFlow) where.indent = column(text, first.keySpan.start);
		const found: YamlEntry | undefined = node.entries.find(each => each.key === key);
		if (found === undefined)
			return entered(text, node, {...where, entry}, nested(path.slice(depth), valueOf(change(undefined))));
		entry = found;
		node = found.value;
	}
	const wanted = change(node);
	if (entry === undefined) return undefined;
	return isItem(wanted) && node.kind === 'list'
		? appended(text, node, wanted.item)
		: overwritten(text, entry, valueOf(wanted), where);
}

const isItem = (value: YamlValue | {readonly item: YamlValue}): value is {readonly item: YamlValue} =>
	typeof value === 'object' && 'item' in value;
const valueOf = (value: YamlValue | {readonly item: YamlValue}): YamlValue => (isItem(value) ? [value.item] : value);
const isNull = (node: YamlNode): boolean => node.kind === 'scalar' && node.type === 'null';
const isFlow = (text: string, {span}: YamlNode): boolean => /[[{]/.test(text[span.start] ?? '');
const nested = (path: readonly string[], value: YamlValue): YamlValue =>
	path.reduceRight((inner: YamlValue, key) => ({[key]: inner}), value);

function column(text: string, offset: number): number {
	return offset - lineStart(text, offset);
}

/** The text with its last line ended. */
const closed = (text: string): string => (text === '' || /[\r\n]$/.test(text) ? text : `${text}${lineBreakOf(text)}`);

/** A new key of a mapping. */
function entered(
	text: string,
	map: YamlMapping,
	{entry, ...where}: Where & {readonly entry: YamlEntry | undefined},
	value: YamlValue,
): string | undefined {
	const last = map.entries.at(-1);
	if (isFlow(text, map)) {
		// An empty mapping in braces has no form that the new key could follow.
		if (last === undefined && entry !== undefined) return overwritten(text, entry, value, where);
		const inner = yamlFlow(value).slice(2, -2);
		return last === undefined
			? spliced(text, {start: map.span.start + 1, end: map.span.start + 1}, inner)
			: after(text, Math.max(last.value.span.end, last.keySpan.end), inner);
	}
	const end = lastLineEnd(text, map);
	// What follows the settings, such as commented ones, stays above a new one at the top level.
	const onlyComments = entry === undefined && !/^\s*[^\s#]/m.test(text.slice(end));
	return belowLine(text, onlyComments ? text.length : end, block(value, where.indent, lineBreakOf(text)));
}

/** One more element of a list that has some. */
function appended(text: string, list: Extract<YamlNode, {kind: 'list'}>, item: YamlValue): string | undefined {
	const last = list.items.at(-1);
	if (last === undefined) return undefined;
	if (isFlow(text, list)) return after(text, last.span.end, yamlFlow(item));
	if (text[list.span.start] !== '-') return undefined;
	return belowLine(text, lastLineEnd(text, list), block([item], column(text, list.span.start), lineBreakOf(text)));
}

/** A value in place of the one that a key has; the comment beside it stays. */
function overwritten(
	text: string,
	{keySpan, value: present}: YamlEntry,
	value: YamlValue,
	{indent, inFlow}: Where,
): string | undefined {
	const colon = /^\s*:/.exec(text.slice(keySpan.end))?.[0].length;
	if (colon === undefined) return undefined;
	const from = keySpan.end + colon;
	const span = present.span.end <= from ? {start: from, end: from} : present.span;
	if (typeof value === 'string' || inFlow || text.slice(from, span.start).includes('\n'))
		return spliced(text, span, `${text[span.start - 1] === ':' ? ' ' : ''}${yamlFlow(value)}`);
	const end = lineEnd(text, span.end);
	const head = text.slice(0, span.start).replace(/[ \t]+$/, '') + text.slice(span.end, end).trimEnd();
	return belowLine(
		`${head}${lineBreakOf(text)}${text.slice(end)}`,
		head.length + lineBreakOf(text).length,
		block(value, indent + 2, lineBreakOf(text)),
	);
}

const spliced = (text: string, {start, end}: Span, newText: string): string =>
	text.slice(0, start) + newText + text.slice(end);
/** In a list or mapping in brackets, right behind an element; a comma that follows parts what comes next. */
const after = (text: string, at: number, newText: string): string =>
	spliced(text, {start: at, end: at}, `, ${newText}`);

/** Lines put at the beginning of a line; a last line that is not ended is ended first. */
function belowLine(text: string, at: number, lines: string): string {
	return `${closed(text.slice(0, at))}${lines}${text.slice(at)}`;
}

/** The offset after the last line of a node, a comment at its end included. */
function lastLineEnd(text: string, node: YamlNode): number {
	const end = leafEnd(text, node);
	return /[\r\n]/.test(text[end - 1] ?? '') ? end : lineEnd(text, end);
}

function leafEnd(text: string, node: YamlNode): number {
	if (node.kind === 'scalar' || isFlow(text, node)) return node.span.end;
	if (node.kind === 'list')
		return node.items.reduce((end, item) => Math.max(end, leafEnd(text, item)), node.span.start);
	return node.entries.reduce(
		(end, {keySpan, value}) => Math.max(end, keySpan.end, leafEnd(text, value)),
		node.span.start,
	);
}

/** A value as lines that are indented. */
function block(value: YamlValue, indent: number, line: string): string {
	const lead = ' '.repeat(indent);
	if (isYamlList(value)) {
		return value
			.map(item => {
				const inner = block(item, indent + 2, line);
				return typeof item === 'string' ? `${lead}- ${inner}${line}` : `${lead}- ${inner.slice(indent + 2)}`;
			})
			.join('');
	}
	if (typeof value === 'string') return yamlScalar(value);
	return Object.entries(value)
		.map(
			([key, inner]) =>
				`${lead}${yamlFlowScalar(key)}:${typeof inner === 'string' ? ` ${yamlScalar(inner)}${line}` : `${line}${block(inner, indent + 2, line)}`}`,
		)
		.join('');
}
