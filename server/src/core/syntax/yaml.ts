import {
	type Alias,
	type Document,
	isAlias,
	isMap,
	isScalar,
	isSeq,
	LineCounter,
	type Node,
	parseAllDocuments,
	visit,
	type YAMLError,
	type YAMLMap,
} from 'yaml';
import type {SyntaxProblem} from './problem.ts';
import type {Span} from '../text/span.ts';
import {cutToSize, deepestNesting, noteControls} from './guard.ts';
import {readByKeys, type YamlPieces} from './yamlPieces.ts';
import type {YamlEntry, YamlNode, YamlScalar, YamlTree} from './yamlTree.ts';

// A broken file is one thing to put right, not a hundred.
const mostProblems = 5;

// Values made by expanding aliases; an alias bomb asks for millions.
const mostExpanded = 5000;

/**
 * Parses a YAML stream; never throws. All spans are moved by `offset`, for YAML inside another text. With the pieces of
 * the version before, only the keys that changed are parsed; the result is the same.
 */
export function parseYaml(
	text: string,
	offset = 0,
	code: 'yaml' | 'front-matter' = 'yaml',
	pieces?: YamlPieces,
): YamlTree {
	const problems: SyntaxProblem[] = [];
	const source = cutToSize(text, problems);
	noteControls(source, problems);
	const deep = tooDeepAt(source);
	if (deep >= 0) {
		problems.push(depthProblem(deep));
		return {documents: [], problems: moved(problems, offset)};
	}
	const mapping =
		pieces && problems.length === 0 ? readByKeys(source, offset, pieces, piece => parseYaml(piece)) : undefined;
	if (mapping) return {documents: [mapping], problems: []};
	const documents: YamlNode[] = [];
	for (const document of parsed(source, problems)) {
		// What follows the first error is mostly its consequence.
		const [error] = document.errors;
		if (error && problems.length < mostProblems)
			problems.push(unclosedQuotation(error, document, source, code) ?? problemOf(error, source, code));
		const node = new Reader(document, {offset, problems, code}).read();
		if (node) documents.push(node);
	}
	return {documents, problems: moved(problems, offset)};
}

function parsed(source: string, problems: SyntaxProblem[]): Document.Parsed[] {
	try {
		const stream = parseAllDocuments(source, {
			lineCounter: new LineCounter(),
			prettyErrors: false,
			logLevel: 'silent',
			version: '1.2',
			uniqueKeys: false,
		});
		return 'empty' in stream ? [] : stream;
	} catch (error) {
		problems.push({
			span: {start: 0, end: Math.min(1, source.length)},
			code: 'yaml',
			message: `The YAML cannot be read: ${error instanceof Error ? error.message : String(error)}`,
			remedy: 'Correct the YAML.',
		});
		return [];
	}
}

function moved(problems: readonly SyntaxProblem[], by: number): SyntaxProblem[] {
	return problems.map(problem => ({...problem, span: {start: problem.span.start + by, end: problem.span.end + by}}));
}

/** By alias, the node with its anchor that stands before it, the last of several; an alias without one is left out. */
function aliasTargets(document: Document.Parsed): ReadonlyMap<Alias, Node> {
	const anchored = new Map<string, Node>();
	const targets = new Map<Alias, Node>();
	visit(document, {
		Node(_key, node) {
			if (isAlias(node)) {
				const target = anchored.get(node.source);
				if (target) targets.set(node, target);
			} else if (node.anchor !== undefined) anchored.set(node.anchor, node);
		},
	});
	return targets;
}

class Reader {
	readonly #document: Document.Parsed;
	readonly #offset: number;
	readonly #problems: SyntaxProblem[];
	readonly #code: 'yaml' | 'front-matter';
	/** What each alias stands for; the library looks through the whole document for one. */
	readonly #targets: ReadonlyMap<Alias, Node>;
	#expanded = 0;
	#expanding = 0;

	constructor(
		document: Document.Parsed,
		{offset, problems, code}: {offset: number; problems: SyntaxProblem[]; code: 'yaml' | 'front-matter'},
	) {
		this.#document = document;
		this.#offset = offset;
		this.#problems = problems;
		this.#code = code;
		this.#targets = aliasTargets(document);
	}

	read(): YamlNode | undefined {
		const {contents} = this.#document;
		if (!contents || (isScalar(contents) && contents.value === null)) return undefined;
		return this.#node(contents);
	}

	#span(node: Node | null | undefined): Span {
		const range = node?.range;
		return range
			? {start: range[0] + this.#offset, end: range[1] + this.#offset}
			: {start: this.#offset, end: this.#offset};
	}

	#node(node: Node | null): YamlNode {
		if (this.#expanding > 0) this.#expanded++;
		if (isAlias(node)) {
			const target = this.#targets.get(node);
			if (!target || this.#expanding > 20 || this.#expanded > mostExpanded) return this.#refused(node);
			this.#expanding++;
			const value = this.#node(target);
			this.#expanding--;
			return value;
		}
		if (isMap(node))
			return {kind: 'map', span: this.#span(node), entries: this.#entries(node as YAMLMap<Node, Node | null>)};
		if (isSeq(node))
			return {
				kind: 'list',
				span: this.#span(node),
				items: (node.items as (Node | null)[]).map(item => this.#node(item)),
			};
		if (isScalar(node)) return this.#scalar(node);
		return {kind: 'scalar', span: this.#span(node), text: '', type: 'null'};
	}

	#refused(node: Alias): YamlNode {
		const {start, end} = this.#span(node);
		const code = this.#targets.has(node) ? 'alias-limit' : 'alias';
		if (!this.#problems.some(problem => problem.code === code)) {
			this.#problems.push({
				span: {start: start - this.#offset, end: end - this.#offset},
				code,
				...(code === 'alias' && {ofYaml: true as const}),
				message: 'An alias here has no anchor or expands to more values than are read.',
				remedy: 'Write the values out, or define the anchor before its use.',
			});
		}
		return {kind: 'scalar', span: {start, end}, text: '', type: 'null'};
	}

	#entries(map: YAMLMap<Node, Node | null>): YamlEntry[] {
		const entries: YamlEntry[] = [];
		const seen = new Map<string, unknown>();
		const own = new Set(map.items.map(({key}) => this.#keyText(key)));
		for (const {key, value} of map.items) {
			const name = this.#keyText(key);
			const told = isScalar(key) ? key.value : name;
			if (seen.has(name)) this.#duplicate(name, key, Object.is(seen.get(name), told));
			seen.set(name, told);
			const entry: YamlEntry = {key: name, keySpan: this.#span(key), value: this.#value(key, value)};
			if (entry.key === '<<' && entry.value.kind === 'map')
				entries.push(...entry.value.entries.filter(each => !own.has(each.key)));
			else entries.push(entry);
		}
		return entries;
	}

	/**
	 * The library's own check compares every key with every other. To YAML keys are the same where their values are: the number
	 * 7.5 and the text "7.5" are two.
	 */
	#duplicate(name: string, key: Node, ofYaml: boolean): void {
		if (this.#problems.length >= mostProblems || name === '<<') return;
		const {start, end} = this.#span(key);
		this.#problems.push({
			span: {start: start - this.#offset, end: end - this.#offset},
			code: this.#code,
			message: `The key "${name}" is given twice; both values are read.`,
			remedy: 'Remove one of the two entries.',
			...(ofYaml && {ofYaml: true as const}),
		});
	}

	/** An absent value has no place of its own: it is put right after its key. */
	#value(key: Node, value: Node | null): YamlNode {
		if (value?.range && !(isScalar(value) && value.value === null && value.range[0] === value.range[1]))
			return this.#node(value);
		const {end} = this.#span(key);
		return {kind: 'scalar', span: {start: end, end}, text: '', type: 'null'};
	}

	#keyText(key: Node | null): string {
		if (isScalar(key)) return key.source ?? (typeof key.value === 'string' ? key.value : '');
		return key ? key.toString() : '';
	}

	#scalar(node: Node & {value: unknown; source?: string}): YamlScalar {
		const {value, source} = node;
		const type =
			typeof value === 'string'
				? 'string'
				: typeof value === 'number' || typeof value === 'bigint'
					? 'number'
					: typeof value === 'boolean'
						? 'boolean'
						: 'null';
		return {
			kind: 'scalar',
			span: this.#span(node),
			text: typeof value === 'string' ? value : type === 'null' ? '' : (source ?? String(value)),
			type,
		};
	}
}

const remedies: Readonly<Record<string, string>> = {
	TAB_AS_INDENT: 'Indent with spaces; YAML allows no tabs.',
	BAD_INDENT: 'Align the line with its neighbours.',
	BLOCK_AS_IMPLICIT_KEY: 'Put the value in quotes if it contains a colon.',
	MULTILINE_IMPLICIT_KEY: 'Close the quotation or bracket opened before this line, or add the missing colon.',
	MISSING_CHAR: 'Close the quotation or bracket, or add the missing colon.',
	UNEXPECTED_TOKEN: 'Put the value in quotes, or correct the indentation.',
	BAD_SCALAR_START: 'Put the value in quotes.',
	BAD_ALIAS: 'Put the value in quotes; an asterisk begins an alias.',
	MULTIPLE_ANCHORS: 'Keep one anchor.',
	KEY_OVER_1024_CHARS: 'Add the missing colon, or shorten the key.',
};

/** A quotation that is never closed is missed by the parser at the end of the text; a reader has to look where it opens. */
function unclosedQuotation(
	error: YAMLError,
	document: Document.Parsed,
	source: string,
	code: 'yaml' | 'front-matter',
): SyntaxProblem | undefined {
	if (error.code !== 'MISSING_CHAR' || !/^Missing closing ["']quote/.test(error.message)) return undefined;
	let opening = -1;
	visit(document, {
		Scalar(_key, {range, type}) {
			if (range && (type === 'QUOTE_DOUBLE' || type === 'QUOTE_SINGLE') && range[1] === error.pos[0])
				opening = Math.max(opening, range[0]);
		},
	});
	if (opening < 0) return undefined;
	const lineEnd = source.slice(opening).search(/\r|\n|$/);
	return {
		span: {start: opening, end: opening + Math.min(lineEnd, 80)},
		code,
		message: 'The quotation that opens here is not closed.',
		remedy: `Close it with ${source.charAt(opening)} at the end of the value.`,
		ofYaml: true,
	};
}

function problemOf(error: YAMLError, source: string, code: 'yaml' | 'front-matter'): SyntaxProblem {
	const [start] = error.pos;
	const lineEnd = source.indexOf('\n', start);
	const end = Math.max(start + 1, Math.min(lineEnd < 0 ? source.length : lineEnd, start + 80));
	return {
		span: {start: Math.min(start, source.length), end: Math.min(end, source.length)},
		code,
		...wordsOf(error),
		ofYaml: true,
	};
}

/** The two commonest slips in words of their own; the parser's words for them speak to those who know its insides. */
function wordsOf({message, code}: YAMLError): Pick<SyntaxProblem, 'message' | 'remedy'> {
	const [first = ''] = message.split('\n');
	const bracket = /^Flow (?:map|sequence) in block collection .*end with a (?<end>[\]}])/.exec(first)?.groups?.['end'];
	if (bracket !== undefined) {
		return {
			message: `The ${bracket === ']' ? '[' : '{'} opened before this line is not closed.`,
			remedy: `Close it with ${bracket}, or indent the lines that belong to it.`,
		};
	}
	if (first.startsWith('Nested mappings are not allowed in compact mappings')) {
		return {
			message: 'Another key seems to begin within this value.',
			remedy: 'Put the value in quotes if it contains a colon, or align the next line with its neighbours.',
		};
	}
	return {
		message: first === '' ? 'The YAML cannot be read.' : first.replace(/\.?$/, '.'),
		remedy: remedies[code] ?? 'Correct the YAML, or put the value in quotes.',
	};
}

function depthProblem(at: number): SyntaxProblem {
	return {
		span: {start: at, end: at + 1},
		code: 'depth',
		message: `The YAML is nested more than ${deepestNesting} deep here and is not read.`,
		remedy: 'Reduce the nesting.',
	};
}

/** Where brackets or indentation nest deeper than is read; -1 if nowhere. Quotations are not told apart: a hundred open brackets are too many anywhere. */
function tooDeepAt(source: string): number {
	let brackets = 0;
	let lineStart = true;
	let column = 0;
	const indents: number[] = [];
	for (let at = 0; at < source.length; at++) {
		const code = source.charCodeAt(at);
		if (code === 10 || code === 13) {
			lineStart = true;
			column = 0;
			continue;
		}
		if (code === 91 || code === 123) {
			if (++brackets > deepestNesting) return at;
		} else if ((code === 93 || code === 125) && brackets > 0) {
			brackets--;
		}
		if (lineStart && code !== 32 && code !== 9) {
			while (indents.length > 0 && (indents.at(-1) ?? 0) >= column) indents.pop();
			indents.push(column);
			if (indents.length > deepestNesting) return at;
			// A dash, question mark or colon with a blank opens a level on the same line.
			lineStart = (code === 45 || code === 63 || code === 58) && source.charCodeAt(at + 1) === 32;
		}
		column++;
	}
	return -1;
}
