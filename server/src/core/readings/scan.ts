import type {SyntaxProblem} from '../syntax/problem.ts';
import {parseYaml} from '../syntax/yaml.ts';
import type {YamlNode} from '../syntax/yamlTree.ts';
import type {Span} from '../text/span.ts';

/** A key of an entry with its value: a text, or a list of texts. */
export interface Field {
	readonly key: string;
	readonly keySpan: Span;
	readonly value: string | readonly string[];
	readonly span: Span;
}

/** What stands in a file: an entry of the list, a merge conflict, or a line that is neither. Comments and empty lines are left out. */
export type Piece =
	| {readonly kind: 'entry' | 'foreign'; readonly span: Span}
	| {readonly kind: 'conflict'; readonly span: Span};

const conflictMark = /^(?:<{7}|={7}|>{7}|\|{7})(?:[ \t]|$)/;

/**
 * Cuts a readings file into its entries without reading them, so that a broken one breaks no other. Lines that are indented
 * belong to the entry above. Of a merge conflict each mark is a piece; the entries between its marks are entries.
 */
export function piecesOf(text: string): readonly Piece[] {
	const pieces: Piece[] = [];
	let open: {start: number; end: number} | undefined;
	const close = (): void => {
		if (open) pieces.push({kind: 'entry', span: open});
		open = undefined;
	};
	for (const {start, end} of linesOf(text)) {
		const line = text.slice(start, end);
		if (/^[ \t]+\S/.test(line) && open && !/^\s*#/.test(line)) open.end = end;
		else if (/^\s*(?:#.*)?$/.test(line)) continue;
		else {
			close();
			if (/^-(?:[ \t]|$)/.test(line)) open = {start, end};
			else if (conflictMark.test(line)) pieces.push({kind: 'conflict', span: {start, end}});
			else if (!/^(?:---|\.\.\.|\[\s*\])\s*(?:#.*)?$/.test(line)) pieces.push({kind: 'foreign', span: {start, end}});
		}
	}
	close();
	return pieces;
}

/** The lines of a text, without what ends them. */
export function linesOf(text: string): readonly Span[] {
	const lines: Span[] = [];
	let start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
	for (let at = start; at <= text.length; at++) {
		const code = text.charCodeAt(at);
		if (at < text.length && code !== 10 && code !== 13) continue;
		lines.push({start, end: at});
		if (code === 13 && text.charCodeAt(at + 1) === 10) at++;
		start = at + 1;
	}
	return lines;
}

/** The fields of an entry; where its YAML cannot be read, why and where. */
export function fieldsOf(
	text: string,
	{start, end}: Span,
): readonly Field[] | Pick<SyntaxProblem, 'message' | 'remedy' | 'span' | 'ofYaml'> {
	const source = text.slice(start, end);
	const written = scanned(source, start);
	if (written) return written;
	const {documents, problems} = parseYaml(source, start);
	const [problem] = problems;
	if (problem) return problem;
	const [list] = documents;
	const [only] = list?.kind === 'list' ? list.items : [];
	if (only?.kind !== 'map')
		return {
			message: 'This is no reading: a reading is a map of keys and values.',
			remedy: 'Write it as `- {place: …, criterion: …, shows: …, by: …, on: …, words: …}`, or remove the line.',
			span: {start, end},
		};
	return only.entries.map(({key, keySpan, value}) => ({key, keySpan, value: valueOf(value), span: value.span}));
}

function valueOf(node: YamlNode): string | readonly string[] {
	if (node.kind === 'scalar') return node.text;
	if (node.kind === 'list') return node.items.map(item => (item.kind === 'scalar' ? item.text : ''));
	return '';
}

// As the tool writes entries itself: a flow map of plain words, texts in double quotes, and lists of plain words.
const plain = /[^\s,[\]{}"'#&*!|>%@`?:-][^,[\]{}"#]*(?:#[^,[\]{}"\s]+)*/y;
const quoted = /"(?:[^"\\\u0000-\u001f]|\\["\\/bfnrt]|\\u[0-9a-fA-F]{4})*"/y;
const list = /\[[\w, ]*\]/y;
const key = /\s*([A-Za-z]+): +/y;

/** The fields of an entry that is written in one line as the tool writes it, a hundred times as fast as YAML in general; undefined for any other. */
function scanned(source: string, offset: number): readonly Field[] | undefined {
	const fields: Field[] = [];
	if (!source.startsWith('- {')) return undefined;
	let at = 3;
	const match = (pattern: RegExp): RegExpExecArray | null => {
		pattern.lastIndex = at;
		return pattern.exec(source);
	};
	for (;;) {
		const name = match(key);
		if (!name?.[1]) return undefined;
		const keyStart = at + name[0].indexOf(name[1]);
		at += name[0].length;
		const [found] = match(quoted) ?? match(list) ?? match(plain) ?? [];
		if (found === undefined) return undefined;
		const written = found.trimEnd();
		const value = scannedValue(written);
		if (value === undefined || fields.some(field => field.key === name[1])) return undefined;
		fields.push({
			key: name[1],
			keySpan: {start: offset + keyStart, end: offset + keyStart + name[1].length},
			value,
			span: {start: offset + at, end: offset + at + written.length},
		});
		at += found.length;
		if (source[at] === ',') at++;
		else return /^\}\s*$/.test(source.slice(at)) ? fields : undefined;
	}
}

function scannedValue(written: string): string | readonly string[] | undefined {
	if (written.startsWith('"')) return JSON.parse(written) as string;
	if (written.startsWith('['))
		return written
			.slice(1, -1)
			.split(',')
			.map(each => each.trim())
			.filter(each => each !== '');
	// A colon or a comment mark after a space means something else in YAML.
	return /: |:$| #/.test(written) ? undefined : written;
}
