import type {Nodes, PhrasingContent} from 'mdast';
import type {Statement} from './document.ts';
import {tokenise} from '../text/fold.ts';
import {splitSentences} from '../text/sentences.ts';
import type {Span} from '../text/span.ts';

/** What a reader sees of some inline content: marks stripped, white space folded, each unit with its source offset. */
export interface Visible {
	readonly text: string;
	readonly offsets: Int32Array;
	/** Indexes at which a hard line break stands. */
	readonly breaks: readonly number[];
	/** Stretches of inline code, as indexes. */
	readonly code: readonly Span[];
}

const blankText: Visible = {text: '', offsets: new Int32Array(0), breaks: [], code: []};

/** Collects visible text; white space is folded and none stands at either end. */
export class VisibleBuilder {
	#units = new Uint16Array(256);
	#offsets = new Int32Array(256);
	#length = 0;
	#blank = -1;
	readonly #breaks: number[] = [];
	readonly #code: Span[] = [];

	/** Adds text whose unit `i` stands at source offset `place(i)`. */
	add(text: string, place: (index: number) => number): void {
		for (let at = 0; at < text.length; at++) {
			const code = text.charCodeAt(at);
			if (code === 32 || (code >= 9 && code <= 13) || code === 0xA0) {
				if (this.#blank < 0) this.#blank = place(at);
				continue;
			}
			if (this.#blank >= 0 && this.#length > 0) this.#push(32, this.#blank);
			this.#blank = -1;
			this.#push(code, place(at));
		}
	}

	addCode(text: string, place: (index: number) => number): void {
		const start = this.#length;
		this.add(text, place);
		if (this.#length > start) this.#code.push({start, end: this.#length});
	}

	/** A blank that stands for markup, such as the end of a cell. */
	blank(offset: number): void {
		if (this.#blank < 0) this.#blank = offset;
	}

	hardBreak(offset: number): void {
		this.blank(offset);
		if (this.#length > 0) this.#breaks.push(this.#length);
	}

	build(): Visible {
		if (this.#length === 0) return blankText;
		return {text: this.#decode(), offsets: this.#offsets.slice(0, this.#length), breaks: this.#breaks, code: this.#code};
	}

	#push(code: number, offset: number): void {
		if (this.#length === this.#units.length) this.#grow();
		this.#units[this.#length] = code;
		this.#offsets[this.#length++] = offset;
	}

	#grow(): void {
		const units = new Uint16Array(this.#units.length * 2);
		const offsets = new Int32Array(this.#units.length * 2);
		units.set(this.#units);
		offsets.set(this.#offsets);
		this.#units = units;
		this.#offsets = offsets;
	}

	#decode(): string {
		let text = '';
		for (let at = 0; at < this.#length; at += 8192) text += String.fromCharCode(...this.#units.subarray(at, Math.min(at + 8192, this.#length)));
		return text;
	}
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
		builder.addCode(node.value, index => places[index] ?? from);
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
		builder.add(value, index => start + index);
		return;
	}
	const places = align(value, source, start, end);
	builder.add(value, index => places[index] ?? start);
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
		if (code === 10) {
			const lineEnd = findLineEnd(source, at, end);
			places[index] = Math.min(lineEnd, end - 1);
			at = afterPrefix(source, lineEnd, end, value.charCodeAt(index + 1));
			continue;
		}
		if (source.charCodeAt(at) === 92 && source.charCodeAt(at + 1) === code) at++;
		const found = source.charCodeAt(at);
		places[index] = Math.max(start, Math.min(at, end - 1));
		if (found === code || found === 0) at++;
		else if (found === 38) at = afterEntity(source, at, end);
	}
	return places;
}

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
	return {start: visible.offsets[start] ?? 0, end: (visible.offsets[end - 1] ?? 0) + 1};
}

/** One statement a sentence. */
export function statementsOf(visible: Visible): Statement[] {
	return splitSentences(visible.text, visible.breaks).map(({start, end}) => statementOf(visible, start, end));
}

export function statementOf(visible: Visible, start: number, end: number): Statement {
	const text = visible.text.slice(start, end);
	return {span: sourceSpan(visible, start, end), text, tokens: tokenise(text, visible.offsets.subarray(start, end))};
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
		offsets.set(part.offsets, at);
		at += part.text.length;
	}
	return statementOf({text, offsets, breaks: [], code: []}, 0, text.length);
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
			const found = source.charCodeAt(at) === unit.charCodeAt(0) ? at : source.slice(at, Math.min(span.end, at + 400)).indexOf(unit) + at;
			if (found >= at && found < span.end) at = found;
		}
		places[index] = Math.max(span.start, Math.min(at, span.end - 1));
		if (source.charAt(at) === unit) at++;
	}
	builder.add(value, index => places[index] ?? span.start);
	return builder.build();
}
