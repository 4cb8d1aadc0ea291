import type {Nodes, PhrasingContent} from 'mdast';
import type {Statement} from './document.ts';
import {tokenise} from '../text/fold.ts';
import {splitSentences} from '../text/sentences.ts';
import type {Span} from '../text/span.ts';

/** What a reader sees of some inline content: marks stripped, white space folded, each unit with its source offset. */
export interface Visible {
	readonly text: string;
	/** Source offset of the first unit. */
	readonly at: number;
	/** Where each unit stands, from the first on: the same wherever the whole stands. */
	readonly offsets: Int32Array;
	/** Indexes at which a hard line break stands. */
	readonly breaks: readonly number[];
	/** Stretches of inline code, as indexes. */
	readonly code: readonly Span[];
}

const blankText: Visible = {text: '', at: 0, offsets: new Int32Array(0), breaks: [], code: []};

// One growing buffer for all builders: texts are built one after the other, and most are short.
let scratch = new Int32Array(4096);

function isBlankCode(code: number): boolean {
	return code === 32 || (code >= 9 && code <= 13) || code === 0xa0;
}

/**
 * Collects visible text; white space is folded and none stands at either end. Only one may be in use at a time, since
 * all share one buffer.
 */
export class VisibleBuilder {
	#text = '';
	#length = 0;
	#blank = -1;
	#breaks: number[] = [];
	#code: Span[] = [];

	/** Adds text that stands in the source as it is, from offset `start` on; or whose unit `i` stands at `places[i]`. */
	add(text: string, start: number, places?: ArrayLike<number>): void {
		const {length} = text;
		if (this.#length + length + 1 > scratch.length) grow(this.#length + length + 1);
		let at = 0;
		while (at < length) {
			if (isBlankCode(text.charCodeAt(at))) {
				if (this.#blank < 0) this.#blank = places?.[at] ?? start + at;
				at++;
				continue;
			}
			this.#flushBlank();
			const from = at;
			// A single blank between two words stands for itself.
			while (
				at < length &&
				(!isBlankCode(text.charCodeAt(at)) ||
					(text.charCodeAt(at) === 32 && at + 1 < length && !isBlankCode(text.charCodeAt(at + 1))))
			) {
				scratch[this.#length++] = places?.[at] ?? start + at;
				at++;
			}
			this.#text += text.slice(from, at);
		}
	}

	addCode(text: string, start: number, places: ArrayLike<number>): void {
		this.#flushBlank();
		const from = this.#length;
		this.add(text, start, places);
		if (this.#length > from) this.#code.push({start: from, end: this.#length});
	}

	hardBreak(offset: number): void {
		if (this.#blank < 0) this.#blank = offset;
		if (this.#length > 0) this.#breaks.push(this.#length);
	}

	build(): Visible {
		if (this.#length === 0) return blankText;
		const at = scratch[0] ?? 0;
		const offsets = scratch.slice(0, this.#length);
		for (let index = 0; index < offsets.length; index++) offsets[index] = (offsets[index] ?? 0) - at;
		return {text: this.#text, at, offsets, breaks: this.#breaks, code: this.#code};
	}

	#flushBlank(): void {
		if (this.#blank >= 0 && this.#length > 0) {
			scratch[this.#length++] = this.#blank;
			this.#text += ' ';
		}
		this.#blank = -1;
	}
}

function grow(least: number): void {
	const larger = new Int32Array(Math.max(least, scratch.length * 2));
	larger.set(scratch);
	scratch = larger;
}

/** The visible text of inline nodes. Images, comments and tags show nothing. */
export function visibleOf(nodes: readonly PhrasingContent[], source: string): Visible {
	if (nodes.length === 0) return blankText;
	const builder = new VisibleBuilder();
	for (const node of nodes) addNode(node, source, builder);
	return builder.build();
}

export function addNode(node: Nodes, source: string, builder: VisibleBuilder): void {
	const start = node.position?.start.offset ?? 0;
	const end = node.position?.end.offset ?? start;
	if (node.type === 'text') {
		addText(node.value, source, start, end, builder);
	} else if (node.type === 'inlineCode') {
		let from = start;
		while (source.charCodeAt(from) === 96) from++;
		const places = align(node.value, source, from, end);
		builder.addCode(node.value, from, places);
	} else if (node.type === 'break') {
		builder.hardBreak(start);
	} else if (node.type === 'html') {
		if (/^<br\b/i.test(node.value)) builder.hardBreak(start);
	} else if ('children' in node) {
		for (const child of node.children) addNode(child, source, builder);
	}
}

function addText(value: string, source: string, start: number, end: number, builder: VisibleBuilder): void {
	if (end - start === value.length && source.startsWith(value, start)) {
		builder.add(value, start);
		return;
	}
	builder.add(value, start, align(value, source, start, end));
}

/**
 * For each unit of a parsed value, where it stands between `start` and `end` of the source: past escapes,
 * entities, and the indentation and quotation marks that begin a continued line.
 */
export function align(value: string, source: string, start: number, end: number): Int32Array {
	const places = new Int32Array(value.length);
	let at = start;
	for (let index = 0; index < value.length; index++) {
		const code = value.charCodeAt(index);
		if (code === 10 || code === 13) {
			const lineEnd = findLineEnd(source, at, end);
			const next = value.charCodeAt(index + 1);
			places[index] = Math.max(start, Math.min(lineEnd, end - 1));
			at = code === 13 && next === 10 ? lineEnd : afterPrefix(source, lineEnd, end, next);
			continue;
		}
		const escaped = source.charCodeAt(at) === 92 && source.charCodeAt(at + 1) === code;
		if (escaped) at++;
		if (code !== 32 && source.charCodeAt(at) !== code && source.charCodeAt(at) !== 38)
			at = nextOf(source, value.charAt(index), at, end);
		const found = source.charCodeAt(at);
		places[index] = Math.max(start, Math.min(at, end - 1));
		if (found === 38 && !escaped && (code !== 38 || ampersand.test(source.slice(at, at + 8))))
			at = afterEntity(source, at, end);
		else if (found === code || found === 0) at++;
	}
	return places;
}

/** Where a unit stands after marks the parser dropped; the same place where it stands nowhere near. */
function nextOf(source: string, unit: string, at: number, end: number): number {
	const found = source.slice(at, Math.min(end, at + 60)).indexOf(unit);
	return found < 0 ? at : at + found;
}

const ampersand = /^&(?:amp|AMP|#0*38|#[xX]0*26);/;

function afterEntity(source: string, at: number, end: number): number {
	const close = source.indexOf(';', at);
	return close < 0 || close >= end || close - at > 40 ? at + 1 : close + 1;
}

function findLineEnd(source: string, from: number, end: number): number {
	let at = from;
	while (at < end && source.charCodeAt(at) !== 10 && source.charCodeAt(at) !== 13) at++;
	return at;
}

function afterPrefix(source: string, lineEnd: number, end: number, next: number): number {
	let at = lineEnd;
	if (source.charCodeAt(at) === 13) at++;
	if (source.charCodeAt(at) === 10) at++;
	while (at < end) {
		const code = source.charCodeAt(at);
		if (code === next || (code !== 32 && code !== 9 && code !== 62)) break;
		at++;
	}
	return at;
}

/** The source span of the units from `start` to `end` of a visible text. */
export function sourceSpan(visible: Visible, start: number, end: number): Span {
	const {at, offsets} = visible;
	return {start: at + (offsets[start] ?? 0), end: at + (offsets[end - 1] ?? 0) + 1};
}

/** One statement a sentence. */
export function statementsOf(visible: Visible): Statement[] {
	return splitSentences(visible.text, visible.breaks).map(({start, end}) => statementOf(visible, start, end));
}

export function statementOf(visible: Visible, start: number, end: number): Statement {
	const text = visible.text.slice(start, end);
	return {
		span: sourceSpan(visible, start, end),
		text,
		tokens: tokenise(text, visible.offsets.subarray(start, end), visible.offsets[start]),
	};
}

/** The same text `by` units further on. */
export function movedVisible(visible: Visible, by: number): Visible {
	return by === 0 ? visible : {...visible, at: visible.at + by};
}

/** The same statement `by` units further on; its words are the same object. */
export function movedStatement(statement: Statement, by: number): Statement {
	const {span, text, tokens} = statement;
	return by === 0 ? statement : {span: {start: span.start + by, end: span.end + by}, text, tokens};
}

/** Several texts, such as the cells of a row, as one statement with a bar between them; empty ones are left out. */
export function joinedStatement(parts: readonly Visible[]): Statement | undefined {
	const filled = parts.filter(part => part.text !== '');
	const [first] = filled;
	if (!first) return undefined;
	if (filled.length === 1) return statementOf(first, 0, first.text.length);
	const text = filled.map(part => part.text).join(' | ');
	const offsets = new Int32Array(text.length);
	let at = 0;
	for (const part of filled) {
		if (at > 0) {
			offsets.fill((offsets[at - 1] ?? 0) + 1, at, at + 3);
			at += 3;
		}
		for (const offset of part.offsets) offsets[at++] = part.at - first.at + offset;
	}
	return statementOf({text, at: first.at, offsets, breaks: [], code: []}, 0, text.length);
}

/**
 * The visible text of a value that a parser took from `span` of the source by rules of its own, such as a quoted or
 * folded YAML scalar: each unit is found again at or after the one before it.
 */
export function visibleWithin(value: string, source: string, span: Span): Visible {
	const builder = new VisibleBuilder();
	const places = new Int32Array(value.length);
	let at = span.start;
	for (let index = 0; index < value.length; index++) {
		const unit = value.charAt(index);
		if (unit.trim() !== '') {
			const found =
				source.charCodeAt(at) === unit.charCodeAt(0)
					? at
					: source.slice(at, Math.min(span.end, at + 400)).indexOf(unit) + at;
			if (found >= at && found < span.end) at = found;
		}
		places[index] = Math.max(span.start, Math.min(at, span.end - 1));
		if (source.charAt(at) === unit) at++;
	}
	builder.add(value, span.start, places);
	return builder.build();
}
