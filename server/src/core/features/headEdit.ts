import {own} from '../text/own.ts';
import {lineBreakOf, lineEnd, lineStart} from '../fixes/directives.ts';
import type {MetadataEntry, MetadataSource, QmsDocument} from '../model/document.ts';
import {yamlFlow, yamlScalar, type YamlValue} from '../syntax/yamlWrite.ts';
import type {TextEdit} from '../text/span.ts';

/** A key under its canonical name, such as `owner` or `review.next`, with its value. */
export interface HeadValue {
	readonly key: string;
	readonly value: YamlValue;
}

/** How others write a key in a head of the same form; undefined where nobody does. */
export type KeyAsWritten = (canonical: string, source: MetadataSource) => string | undefined;

const keyOrder = [
	'id',
	'title',
	'kind',
	'version',
	'status',
	'owner',
	'approver',
	'approved',
	'effective',
	'review',
	'review.last',
	'review.next',
	'review.interval',
];
const inText: readonly MetadataSource[] = ['bold-pairs', 'head-table', 'quote'];
const labels: Readonly<Record<string, string>> = {
	id: 'Document ID',
	title: 'Title',
	kind: 'Kind',
	version: 'Version',
	status: 'Status',
	owner: 'Owner',
	approver: 'Approved by',
	approved: 'Approval date',
	review: 'Next review',
	'review.next': 'Next review',
};

/**
 * Adds values to the head of a document in the form that the head has: a YAML key, a bold pair, a table row. A document
 * without a head gets front matter.
 */
export function addToHead(
	document: QmsDocument,
	text: string,
	values: readonly HeadValue[],
	keyAsWritten: KeyAsWritten,
): readonly TextEdit[] {
	const entries = headOf(document);
	const [first] = entries;
	const at = (offset: number, newText: string): TextEdit => ({
		path: document.path,
		span: {start: offset, end: offset},
		newText,
	});
	const line = lineBreakOf(text);
	if (first === undefined) {
		const head = `---${line}${values.map(each => `${yamlLine(each)}${line}`).join('')}---${line}${line}`;
		return [at(text.startsWith('\uFEFF') ? 1 : 0, head)];
	}
	// Values that belong behind the same line are one edit, so that they stay in their order.
	const places = new Map<number, string>();
	const replaced: TextEdit[] = [];
	for (const each of values) {
		const empty = entries.find(({canonical, set}) => canonical === each.key && !set);
		if (empty !== undefined) {
			replaced.push(setValue(document, text, empty, each.value));
			continue;
		}
		const before = entryBefore(entries, each.key);
		const offset = inText.includes(before.source) ? lineEnd(text, before.span.end) : yamlPlace(text, before);
		places.set(
			offset,
			`${places.get(offset) ?? (/[\r\n]$/.test(text.slice(0, offset)) ? '' : line)}${lineLike(text, before, each, keyAsWritten)}${line}`,
		);
	}
	return [...replaced, ...[...places].map(([offset, newText]) => at(offset, newText.replaceAll(/\r?\n|\r/g, line)))];
}

/** Writes a value over one that is empty or a placeholder. */
function setValue(
	{path}: QmsDocument,
	text: string,
	{keySpan, span, source}: MetadataEntry,
	given: YamlValue,
): TextEdit {
	const value = inText.includes(source) ? plainly(given) : inYaml(given);
	const quoted =
		text.slice(span.start - 1, span.start) === text.slice(span.end, span.end + 1) && /["']/.test(text[span.end] ?? '')
			? 1
			: 0;
	if (span.end > span.start || quoted > 0)
		return {path, span: {start: span.start - quoted, end: span.end + quoted}, newText: value};
	const mark = /^\**\s*[:|]\**[ \t]*/.exec(text.slice(keySpan.end))?.[0] ?? '';
	const at = keySpan.end + mark.length;
	return {path, span: {start: at, end: at}, newText: /\s$/.test(mark) ? value : ` ${value}`};
}

/** What a document says of itself in a place to which something can be added; a list of revisions or a file name is none. */
function headOf({format, metadata}: QmsDocument): readonly MetadataEntry[] {
	return metadata.entries.filter(({source}) =>
		format === 'yaml'
			? source === 'yaml'
			: source === 'front-matter' || source === 'unopened-head' || inText.includes(source),
	);
}

/** True where values added to the head of a document are YAML: front matter, which a document without a head is given, or a YAML file. */
export function hasYamlHead(document: QmsDocument): boolean {
	const [first] = headOf(document);
	return first === undefined || !inText.includes(first.source);
}

/** The entry of the head that a key goes behind, by the order in which heads are written. */
function entryBefore(entries: readonly MetadataEntry[], key: string): MetadataEntry {
	const rank = (name: string | undefined): number => (name === undefined ? -1 : keyOrder.indexOf(name));
	const [first] = entries;
	// A head that is mixed keeps to the form that it begins with.
	const alike = entries.filter(({source}) => source === first?.source);
	const before = alike.filter(({canonical}) => rank(canonical) >= 0 && rank(canonical) < rank(key));
	return (before.at(-1) ?? first) as MetadataEntry;
}

/** Behind the lines of a YAML entry: lines that are indented, empty or list items belong to it. */
function yamlPlace(text: string, {keySpan, span}: MetadataEntry): number {
	const indent = keySpan.start - lineStart(text, keySpan.start);
	// The value of a block scalar ends with its last line break.
	let at = lineEnd(text, Math.max(text.slice(0, span.end).trimEnd().length, keySpan.end));
	while (at < text.length) {
		const end = lineEnd(text, at);
		const line = text.slice(at, end).replace(/[\r\n]+$/, '');
		if (line.trim() === '' || line.search(/\S/) <= indent || line.startsWith('---')) return at;
		at = end;
	}
	return at;
}

function yamlLine({key, value}: HeadValue): string {
	return `${key.replace('.', '_')}: ${inYaml(value)}`;
}

const inYaml = (value: YamlValue): string => (typeof value === 'string' ? yamlScalar(value) : yamlFlow(value));

/** A value in a line of text, where nothing is quoted. */
const plainly = (value: YamlValue): string => (typeof value === 'string' ? value : yamlFlow(value));

function lineLike(text: string, before: MetadataEntry, given: HeadValue, keyAsWritten: KeyAsWritten): string {
	const start = lineStart(text, before.keySpan.start);
	if (!inText.includes(before.source)) return `${' '.repeat(before.keySpan.start - start)}${yamlLine(given)}`;
	const known = text.slice(start, lineEnd(text, before.span.end)).replace(/[\r\n]+$/, '');
	const label = keyAsWritten(given.key, before.source) ?? own(labels, given.key) ?? given.key;
	const value = plainly(given.value);
	if (before.source === 'head-table') return tableRow(known, label, value);
	const prefix = /^(?:\s*>\s?)?(?:\s*[-*+] )?/.exec(known)?.[0] ?? '';
	const colonInside = /:\*\*/.test(known) || !known.includes('**');
	const hardBreak = / {2}$|\\$/.exec(known)?.[0] ?? '';
	const name = known.includes('**') ? (colonInside ? `**${label}:**` : `**${label}**:`) : `${label}:`;
	return `${prefix}${name} ${value}${hardBreak}`;
}

function tableRow(known: string, label: string, value: string): string {
	const outer = known.trim().startsWith('|');
	const cells = known
		.trim()
		.replace(/^\||\|$/g, '')
		.split('|').length;
	const bold = /\|?\s*\*\*/.test(known);
	const row = [bold ? `**${label}**` : label, value, ...Array.from({length: Math.max(0, cells - 2)}, () => '')].join(
		' | ',
	);
	return outer ? `| ${row} |` : row;
}
