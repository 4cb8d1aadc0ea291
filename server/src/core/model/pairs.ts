import type {MetadataSource, Table} from './document.ts';
import type {Body, Inline} from './body.ts';
import type {KeyTable} from './aliases.ts';
import {kindOfTitle} from './kinds.ts';
import {strippedHeading} from './sectionRoles.ts';
import {statusNamed} from './values.ts';
import {foldText} from '../text/fold.ts';
import type {Span} from '../text/span.ts';

/** A key with its value as met, before anything is made of it. */
export interface RawPair {
	readonly key: string;
	readonly keySpan: Span;
	/** The value as text, Markdown marks stripped. */
	readonly raw: string;
	readonly span: Span;
	readonly source: MetadataSource;
	/** The elements of a list. */
	readonly items?: readonly {readonly raw: string; readonly span: Span}[];
	/** True where the value is a map or a list of maps. */
	readonly structured?: boolean;
	/** See `MetadataEntry.block`. */
	readonly block?: true;
}

export interface BodyPairs {
	readonly pairs: readonly RawPair[];
	/** Paragraphs and tables that hold head data and nothing else. */
	readonly consumed: readonly Span[];
}

// Keys that may be prose in a body: "Notes: …", "Records: …" begin sentences, too.
const headerOnly = new Set([
	'notes',
	'description',
	'records',
	'applies-to',
	'keywords',
	'outcomes',
	'covers',
	'title',
]);
const longestValue = 160;

/** Head data written in the body: bold pairs, plain pairs, tables, quotations, and the history table. `source` is the text. */
export function readBodyPairs(body: Body, source: string, keys: KeyTable): BodyPairs {
	const history = new Set(body.sections.filter(section => section.role === 'history').map(section => section.index));
	const closing = new Set([...history].filter(index => isHead(body.sections[index]?.heading ?? '')));
	const limit = headEnd(body, source, closing);
	// A list of documents has their ids and versions in its table, not its own.
	const title = body.sections[1]?.heading ?? '';
	const listing = kindOfTitle(title) === 'register';
	const pairs: RawPair[] = [];
	const consumed: Span[] = [];
	const known = (key: string): boolean => {
		const canonical = keys.canonical(key);
		return canonical !== undefined && !headerOnly.has(canonical);
	};
	for (const inline of body.inlines) {
		if (inline.node.type !== 'paragraph') continue;
		const span = nodeSpan(inline);
		if (span.start >= limit && !closing.has(inline.section)) continue;
		const found = paragraphPairs(inline, source, known);
		if (found.length === 0) continue;
		pairs.push(...found);
		consumed.push(span);
	}
	for (const table of body.tables) {
		const inHead = table.span.start < limit || closing.has(table.section);
		const inHistory = history.has(table.section);
		const found =
			historyPairs(table, keys, inHistory) ??
			(inHead ? tablePairs(table, known, listing || listsOthers(table, title)) : undefined);
		if (!found) continue;
		pairs.push(...found);
		consumed.push(table.span);
	}
	return {pairs, consumed};
}

// A section that holds the document's own data, at its end or after its title. What a history or a log of changes says is
// said of the changes: who made one, and whether it is done.
const headHeading =
	/^(?:document|dokument\w*|documento|metadata|metadatos|metadonnees|approvals?|sign off|signatures|freigabe|genehmigung|aprobacion(?:es)?|firmas|approbations?|validation|informacion|informations|control documental|maitrise|datos)\b/;
const changesHeading =
	/\b(?:histor\w*|changes?|changelog|log|revisions?|versions?|amendments?|anderung\w*|versionen|revisionen|cambios|revisiones|versiones|modifications?|evolutions)\b/;

function isHead(heading: string): boolean {
	const folded = strippedHeading(heading);
	return headHeading.test(folded) && !changesHeading.test(folded);
}

function nodeSpan(inline: Inline): Span {
	const {position} = inline.node;
	return {start: position?.start.offset ?? 0, end: position?.end.offset ?? 0};
}

/** Head data stands before the first heading below the title, and within the first sixty lines. */
function headEnd(body: Body, source: string, closing: ReadonlySet<number>): number {
	let line = 0;
	let end = 0;
	while (line < 60 && end >= 0 && end < source.length) {
		end = source.indexOf('\n', end);
		if (end < 0) break;
		end++;
		line++;
	}
	const limit = end <= 0 ? source.length : end;
	const first = body.sections.find(({index, role}) => index > 1 && role !== 'toc' && !closing.has(index));
	return Math.min(limit, first?.span.start ?? source.length);
}

const boldKey = /(\*\*|__)\s*([^*_|:\n]{1,60}?)\s*(?::\s*\1|\1\s*:)/gu;
const plainPair = /^\s*([\p{L}][\p{L}\p{N} .#°º/()'’-]{0,48}?)\s*:\s+(\S.*)$/u;

function paragraphPairs(inline: Inline, source: string, known: (key: string) => boolean): RawPair[] {
	const {start, end} = nodeSpan(inline);
	if (end - start > 4000) return [];
	const found: RawPair[] = [];
	const lines = source.slice(start, end).split('\n');
	let at = start;
	let plain = 0;
	let other = 0;
	for (const line of lines) {
		const bold = boldPairs(line, at, inline.quoted);
		const pairs = bold.length > 0 ? bold : plainPairs(line, at, inline.quoted);
		const good = pairs.filter(pair => pair.raw.length <= longestValue && (bold.length > 0 || !isSentence(pair.raw)));
		if (bold.length === 0) plain += good.filter(pair => known(pair.key)).length;
		if (good.length === 0 && line.trim() !== '') other++;
		found.push(...good);
		at += line.length + 1;
	}
	const hits = found.filter(pair => known(pair.key)).length;
	if (hits === 0 || other > hits || (plain === hits && plain < 2 && other > 0)) return [];
	return hits >= 2 ? found : found.filter(pair => known(pair.key));
}

const isSentence = (value: string): boolean => value.endsWith('.') && value.split(' ').length > 5;

function boldPairs(line: string, at: number, quoted: boolean): RawPair[] {
	const keys = [...line.matchAll(boldKey)];
	return keys.map((match, index) => {
		const from = match.index + match[0].length;
		const next = keys[index + 1]?.index ?? line.length;
		const bar = line.slice(from, next).search(/\s[|·•]\s|\|/u);
		const to = bar < 0 ? next : from + bar;
		const keyStart = match.index + match[0].indexOf(match[2] ?? '');
		return pairAt(
			line,
			at,
			[keyStart, keyStart + (match[2] ?? '').length],
			[from, to],
			quoted ? 'quote' : 'bold-pairs',
		);
	});
}

function plainPairs(line: string, at: number, quoted: boolean): RawPair[] {
	const found: RawPair[] = [];
	let from = 0;
	for (const part of line.split(/(?<=\s)[|·•](?=\s)|^[|>]/u)) {
		const match = plainPair.exec(part);
		const partAt = line.indexOf(part, from);
		from = partAt + part.length;
		if (!match?.[1] || !match[2]) continue;
		const keyStart = partAt + part.indexOf(match[1]);
		const valueStart = partAt + part.length - match[2].length;
		found.push(
			pairAt(
				line,
				at,
				[keyStart, keyStart + match[1].length],
				[valueStart, partAt + part.length],
				quoted ? 'quote' : 'bold-pairs',
			),
		);
	}
	return found;
}

function pairAt(
	line: string,
	at: number,
	key: readonly [number, number],
	value: readonly [number, number],
	source: MetadataSource,
): RawPair {
	let [start, end] = value;
	while (start < end && /[\s\\]/.test(line.charAt(start))) start++;
	while (end > start && /[\s\\|·•,;]/u.test(line.charAt(end - 1))) end--;
	const written = line.slice(start, end).replace(/\s*<br\s*\/?>$/i, '');
	return {
		key: line.slice(...key),
		keySpan: {start: at + key[0], end: at + key[1]},
		raw: plainText(written),
		span: {start: at + start, end: at + start + written.length},
		source,
	};
}

/** Inline Markdown as text: enough for a value of a few words. */
function plainText(markdown: string): string {
	return markdown
		.replace(/!?\[([^\][]*)\]\([^()\s]*\)/g, '$1')
		.replace(/(\*\*|__|`+)(.*?)\1/g, '$2')
		.replace(/^[*_]+|[*_]+$/g, match => (match.length > 2 ? match : ''))
		.trim();
}

function tablePairs(table: Table, known: (key: string) => boolean, listing: boolean): RawPair[] | undefined {
	const rows = [table.header, ...table.rows].filter(row => row.some(cell => cell.text !== ''));
	const width = Math.max(...rows.map(row => row.length), 0);
	if (width === 2 || width === 4) {
		const found: RawPair[] = [];
		for (const row of rows) {
			for (let column = 0; column + 1 < row.length; column += 2) {
				const key = row[column];
				const value = row[column + 1];
				// A value that is a key makes a header of columns, not a pair.
				if (
					key &&
					value &&
					key.text !== '' &&
					key.text.length <= 60 &&
					(!known(value.text) || statusNamed(value.text) !== undefined)
				)
					found.push(cellPair(key, value));
			}
		}
		const hits = found.filter(pair => known(pair.key)).length;
		if (hits >= 2 && hits * 2 >= found.length - 2) return found;
	}
	const inCells = rows.flat().flatMap(cell => pairsInCell(cell, known));
	if (inCells.length >= 2) return [...blockId(rows[0] ?? []), ...inCells];
	const [values] = table.rows;
	if (!listing && table.rows.length === 1 && values && table.header.filter(cell => known(cell.text)).length >= 2) {
		return table.header.flatMap((key, column) =>
			values[column] && key.text !== '' ? [cellPair(key, values[column])] : [],
		);
	}
	return undefined;
}

const documentWords =
	/\b(?:document\w*|dokument\w*|procedure|procedimiento|verfahrens?\w*|manual\w*|handbuch|policy|politica|politik|politique|register|registro|registre|form|formato|formulario|formblatt|formulaire|instruct\w*|anweisung|regla|rule|process|proceso|prozess|processus|record|enregistrement|plan)\b/;
const code = /^(?=.{2,20}$)\p{Lu}[\p{Lu}\d]*(?:[-_. ][\p{Lu}\d]+)*$/u;

/** The first row of a title block may say what a document is and its code: `DOCUMENT | QM`, `REGISTER | REG 01 01`. */
function blockId([label, value, ...others]: Table['header']): RawPair[] {
	if (
		!label ||
		!value ||
		others.length > 0 ||
		!documentWords.test(foldText(label.text)) ||
		!code.test(value.text.trim())
	)
		return [];
	return [{...cellPair({text: 'id', span: label.span}, value), key: 'id'}];
}

/** True for a table whose only row names another document than the one it stands in. */
function listsOthers({header, rows}: Table, title: string): boolean {
	const column = header.findIndex(cell =>
		/\b(?:title|titel|titulo|titre)\b|^(?:document|dokument|documento)(?: name)?$/.test(foldText(cell.text)),
	);
	const named = foldText(rows[0]?.[column]?.text ?? '');
	const own = foldText(title);
	return column >= 0 && rows.length === 1 && named !== '' && !own.includes(named) && !named.includes(own);
}

/** `Prepared by: QA — Approved by: CEO` and `Rev. 08` in one cell of a title block. */
function pairsInCell(cell: {readonly text: string; readonly span: Span}, known: (key: string) => boolean): RawPair[] {
	const version = /^(rev(?:isi[oó]n|ision)?|versi[oó]n|version|ausgabe|indice)\b[.:]?\s*(\d[\d.]*)$/iu.exec(cell.text);
	if (version?.[1] && version[2])
		return [cellPair({text: 'version', span: cell.span}, {text: version[2], span: cell.span})];
	return cell.text.split(/\s[—–·|]\s/u).flatMap(part => {
		const match = plainPair.exec(part);
		if (!match?.[1] || !match[2] || !known(match[1])) return [];
		const end = cell.span.end - (cell.text.length - cell.text.indexOf(part) - part.length);
		return [
			cellPair(
				{text: match[1], span: cell.span},
				{
					text: match[2],
					span: {start: Math.max(cell.span.start, end - match[2].length), end: Math.max(cell.span.start, end)},
				},
			),
		];
	});
}

function cellPair(
	key: {readonly text: string; readonly span: Span},
	value: {readonly text: string; readonly span: Span},
): RawPair {
	return {
		key: key.text.replace(/\s*:\s*$/, ''),
		keySpan: key.span,
		raw: value.text,
		span: value.span,
		source: 'head-table',
	};
}

const changeColumn =
	/\b(?:change|changes|description|reason|amendment|summary|comment|anderung|anderungen|beschreibung|grund|inhalt|cambio|cambios|descripcion|motivo|modificacion|modificaciones|modification|modifications|nature|objet|motif|author|autor|auteur|responsable|editor|bearbeiter|elaborado)\b/;

/** The newest row of a revision table: its version, and approval columns where it has them. */
function historyPairs(table: Table, keys: KeyTable, inHistory: boolean): RawPair[] | undefined {
	const columns = table.header.map(cell => keys.canonical(cell.text));
	// A register of documents or software has versions and dates, too.
	if (
		!inHistory &&
		(columns.includes('id') ||
			columns.includes('title') ||
			columns.includes('kind') ||
			table.header.some(cell =>
				/\b(?:document|tool|software|system|file|video|instruct|equipment|titel|titulo|titre)/.test(
					foldText(cell.text),
				),
			))
	)
		return undefined;
	const version = columns.indexOf('version');
	const dated = columns.some(
		column => column === 'created' || column === 'updated' || column === 'approved' || column === 'effective',
	);
	if (version < 0 || !dated || table.rows.length === 0) return undefined;
	if (!table.header.some(cell => changeColumn.test(foldText(cell.text)))) return undefined;
	const filled = table.rows.filter(row => (row[version]?.text ?? '') !== '');
	const newest = filled.reduce<(typeof filled)[number] | undefined>(
		(best, row) => (best && compareVersions(best[version]?.text ?? '', row[version]?.text ?? '') >= 0 ? best : row),
		undefined,
	);
	if (!newest) return undefined;
	return table.header.flatMap((key, column) => {
		const value = newest[column];
		const canonical = columns[column];
		return value &&
			(canonical === 'version' || canonical === 'approver' || canonical === 'approved' || canonical === 'effective')
			? [{...cellPair(key, value), source: 'history-table' as const}]
			: [];
	});
}

/** Compares versions such as `1.10` and `Rev. 9`, number by number; letters count as A = 1. */
export function compareVersions(a: string, b: string): number {
	const [left, right] = [parts(a), parts(b)];
	for (let index = 0; index < Math.max(left.length, right.length); index++) {
		const difference = (left[index] ?? 0) - (right[index] ?? 0);
		if (difference !== 0) return difference;
	}
	return 0;
}

function parts(version: string): number[] {
	const numbers = version.match(/\d{1,9}/g);
	if (numbers) return numbers.map(Number);
	const letter = /\b([A-Za-z])\b/.exec(version)?.[1];
	return letter ? [letter.toLowerCase().charCodeAt(0) - 96] : [];
}
