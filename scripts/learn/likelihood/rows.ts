import fs from 'node:fs';
import path from 'node:path';
import {builtinCatalog} from '../../../server/src/core/catalog/builtin.ts';
import {compileCatalog, type Engine} from '../../../server/src/core/evidence/compile.ts';
import {
	type PairSigns,
	pairSigns,
	type SectionSigns,
	sectionSigns,
} from '../../../server/src/core/evidence/likelihood/signs.ts';
import {named} from '../../../server/src/core/evidence/likelihood/features.ts';
import {
	nameAround,
	nameStatement,
	surroundingsOf,
	weightOfWords,
} from '../../../server/src/core/evidence/likelihood/words.ts';
import {readDocument} from '../../../server/src/core/evidence/reading.ts';
import {buildDocument} from '../../../server/src/core/model/build.ts';
import type {QmsDocument} from '../../../server/src/core/model/document.ts';
import {lineStartsOf} from '../../../server/src/core/text/lines.ts';
import type {Label} from './label.ts';
import {labelledTexts} from './texts.ts';

export type SetName = 'sections' | 'qms' | 'train' | 'translated' | 'passages' | 'texts';

/** True for texts as they are met; the others were written or translated for learning, and say nothing of how often a likelihood is right. */
export function isMet(set: SetName): boolean {
	return set === 'sections' || set === 'qms' || set === 'train';
}

/** What is kept of a labelled section for learning. */
export interface Row {
	readonly set: SetName;
	readonly label: Label;
	/** Rows of one group are never apart: a repository, or a passage with its counterparts in other languages. */
	readonly group: string;
	/** Numbers of the criteria it shows. */
	readonly shown: ReadonlySet<number>;
	/** Section 0 is `undefined` where the label names no section of the document. */
	readonly section: Pick<SectionSigns, 'names' | 'measures'>;
	/** Signs of each criterion, packed. */
	readonly pairs: Uint32Array;
	/** Strength of the subject in the heading, by criterion: 3 makes it worth a look. */
	readonly headed: Uint8Array;
}

/** Sparse features of all rows: those of row `i` stand from `starts[i]` to before `starts[i + 1]`. */
export interface Features {
	readonly names: readonly string[];
	readonly starts: Int32Array;
	readonly features: Int32Array;
	readonly values: Float32Array;
}

export interface Rows {
	readonly engine: Engine;
	readonly criteria: readonly string[];
	readonly rows: readonly Row[];
	readonly features: Features;
}

const leastRows = 3;

/** Reads every labelled section of the evaluation set through the product's own model and names what learning looks at. */
export function rowsOf(folder: string, say: (message: string) => void = () => undefined): Rows {
	const engine = compileCatalog(builtinCatalog());
	const criteria = engine.criteria.map(({criterion}) => criterion.id);
	const collected = new Collected(engine, criteria);
	for (const [set, file, corpus] of [
		['sections', 'sections/sections.jsonl', 'sections/corpus'],
		['qms', 'sections/qms.sections.jsonl', 'corpus'],
	] as const) {
		for (const labels of byDocument(lines<Label>(path.join(folder, file))))
			collected.document(set, labels, path.join(folder, corpus));
		say(`${set} read`);
	}
	for (const label of lines<Label>(path.join(folder, 'train/sections.jsonl')))
		collected.alone('train', label, label.repo ?? '');
	for (const label of lines<Label>(path.join(folder, 'train/translated.jsonl')))
		collected.alone('translated', label, label.repo ?? '');
	for (const file of fs.readdirSync(path.join(folder, 'passages')).sort()) {
		const places = new Map<string, number>();
		for (const label of lines<Label>(path.join(folder, 'passages', file))) {
			const key = `${label.for} ${label.lang}`;
			const place = places.get(key) ?? 0;
			places.set(key, place + 1);
			collected.alone('passages', label, `passage ${label.for} ${place}`);
		}
	}
	for (const {file, labels, text} of labelledTexts()) collected.text(file, labels, text);
	say(`${collected.rows.length} sections, ${collected.unmatched} labels without one`);
	return {engine, criteria, rows: collected.rows, features: collected.features()};
}

class Collected {
	readonly rows: Row[] = [];
	unmatched = 0;
	readonly #engine: Engine;
	readonly #numbers: ReadonlyMap<string, number>;
	readonly #names = new Map<string, number>();
	readonly #met: number[] = [];
	readonly #features: {ids: Int32Array; values: Float32Array}[] = [];

	constructor(engine: Engine, criteria: readonly string[]) {
		this.#engine = engine;
		this.#numbers = new Map(criteria.map((id, at) => [id, at]));
	}

	/** A document that was written for learning, with the labels of its sections in order. */
	text(file: string, labels: readonly (Label | undefined)[], text: string): void {
		const document = documentOf(file, text);
		const named = document.sections.filter(({level}) => level > 0);
		if (named.length !== labels.length)
			throw new Error(`${file} has ${named.length} headings and ${labels.length} labelled ones`);
		const found = named.flatMap(({index}, at) => {
			const label = labels[at];
			return label === undefined ? [] : [{label, section: index}];
		});
		this.#take('texts', document, found, `text ${file}`);
	}

	/** The labels of one document of a repository that is at hand. */
	document(set: SetName, labels: readonly Label[], corpus: string): void {
		const {repo = '', path: file = ''} = labels[0] ?? {};
		const place = path.join(corpus, repo.replace('/', '+'), file);
		if (!fs.existsSync(place)) {
			this.unmatched += labels.length;
			return;
		}
		const text = fs.readFileSync(place, 'utf8');
		const document = documentOf(file, text);
		const starts = lineStartsOf(text);
		const lineOf = (offset: number): number => starts.filter(start => start <= offset).length;
		const headings = document.sections.map(({index, headingSpan}) => (index === 0 ? 1 : lineOf(headingSpan.start)));
		const taken = new Set<number>();
		const found = labels.flatMap(label => {
			const exact = headings.findIndex((line, at) => at > 0 && line === label.line);
			const section = exact >= 0 ? exact : headings.findLastIndex(line => line <= label.line);
			if (section < 0 || taken.has(section)) {
				this.unmatched++;
				return [];
			}
			taken.add(section);
			return [{label, section}];
		});
		this.#take(set, document, found, repo);
	}

	/** A label whose document is not at hand: its text below its headings. */
	alone(set: SetName, label: Label, group: string): void {
		const inner = label.headings.filter(heading => heading !== label.title);
		const headings = inner.map((heading, depth) => `${'#'.repeat(Math.min(6, depth + 2))} ${heading}\n\n`).join('');
		const document = documentOf(label.path ?? 'passage.md', `# ${label.title}\n\n${headings}${label.text}\n`);
		const wanted = inner.at(-1) ?? label.title;
		const section = document.sections.findIndex(({heading}) => heading === wanted);
		this.#take(set, document, [{label, section: Math.max(0, section)}], group);
	}

	#take(set: SetName, document: QmsDocument, found: readonly {label: Label; section: number}[], group: string): void {
		const reading = readDocument(document, this.#engine);
		for (const {label, section} of found) {
			const read = reading.sections[section];
			if (!read) continue;
			const signs = sectionSigns(reading, read, this.#engine);
			const pairs = this.#engine.criteria.map(criterion => packed(pairSigns(reading, read, criterion, signs)));
			const headed = this.#engine.criteria.map(({topic}) =>
				Math.max(0, ...[...topic].map(concept => read.heading.get(concept) ?? 0)),
			);
			const shown = Object.entries(label.criteria).flatMap(([id, grade]) =>
				grade >= 2 ? (this.#numbers.get(id) ?? []) : [],
			);
			const values = new Map<number, number>();
			const weight = weightOfWords(read);
			const around = surroundingsOf(reading, section, this.#engine);
			const sink = (value: number) => named(name => values.set(this.#numberOf(name), value));
			nameAround(around, reading, read, this.#engine, sink(1));
			for (const statement of read.statements) nameStatement(statement, reading, around, this.#engine, sink(weight));
			for (const id of values.keys()) this.#met[id] = (this.#met[id] ?? 0) + 1;
			this.#features.push({ids: Int32Array.from(values.keys()), values: Float32Array.from(values.values())});
			this.rows.push({
				set,
				label: {...label, text: ''},
				group,
				shown: new Set(shown),
				section: {names: signs.names, measures: signs.measures},
				pairs: Uint32Array.from(pairs),
				headed: Uint8Array.from(headed),
			});
		}
	}

	#numberOf(name: string): number {
		const known = this.#names.get(name);
		if (known !== undefined) return known;
		this.#names.set(name, this.#names.size);
		return this.#names.size - 1;
	}

	/** Features that stand in several rows, numbered anew. */
	features(): Features {
		const numbers = new Map<number, number>();
		const names: string[] = [];
		for (const [name, id] of this.#names) {
			if ((this.#met[id] ?? 0) < leastRows) continue;
			numbers.set(id, names.length);
			names.push(name);
		}
		const starts = new Int32Array(this.#features.length + 1);
		const features: number[] = [];
		const values: number[] = [];
		for (const [row, own] of this.#features.entries()) {
			for (const [at, id] of own.ids.entries()) {
				const number = numbers.get(id);
				if (number === undefined) continue;
				features.push(number);
				values.push(own.values[at] ?? 0);
			}
			starts[row + 1] = features.length;
		}
		return {names, starts, features: Int32Array.from(features), values: Float32Array.from(values)};
	}
}

function documentOf(file: string, text: string): QmsDocument {
	return buildDocument({path: file, text}, {keys: {}, languages: [], kinds: [], listed: true});
}

const bits = {topic: 3, asked: 3, headed: 2, fit: 2, heldOnly: 1} as const;

function packed(signs: PairSigns): number {
	let value = 0;
	let at = 0;
	for (const [name, width] of Object.entries(bits) as [keyof PairSigns, number][]) {
		value |= signs[name] << at;
		at += width;
	}
	return value;
}

export function unpacked(value: number): PairSigns {
	const signs: Record<string, number> = {};
	let at = 0;
	for (const [name, width] of Object.entries(bits)) {
		signs[name] = (value >> at) & ((1 << width) - 1);
		at += width;
	}
	return signs as unknown as PairSigns;
}

export function lines<T>(file: string): T[] {
	return fs
		.readFileSync(file, 'utf8')
		.split('\n')
		.filter(Boolean)
		.map(line => JSON.parse(line) as T);
}

function byDocument(labels: readonly Label[]): readonly (readonly Label[])[] {
	const documents = new Map<string, Label[]>();
	for (const label of labels) {
		const key = `${label.repo}\t${label.path}`;
		const list = documents.get(key);
		if (list) list.push(label);
		else documents.set(key, [label]);
	}
	return [...documents.values()];
}
