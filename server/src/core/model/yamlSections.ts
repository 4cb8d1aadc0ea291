import type {Block, Section, Table} from './document.ts';
import type {ModelMemory, ReadNode} from './memory.ts';
import {silentRoles, sectionRoleOf} from './sectionRoles.ts';
import {Slugger} from './slug.ts';
import type {Span} from '../text/span.ts';
import type {YamlEntry, YamlNode} from '../syntax/yamlTree.ts';
import {joinedStatement, movedStatement, movedVisible, statementsOf, type Visible, visibleWithin} from './visible.ts';

/** A text of a YAML file with the section it stands in, for readers of references and placeholders. */
export interface YamlText {
	readonly section: number;
	readonly visible: Visible;
}

/** The entry of an element that is written as `name: value`. */
type Naming = (element: YamlNode) => YamlEntry | undefined;
const nameless: Naming = () => undefined;

// More texts than this in one element are a data file, not a statement.
const mostLeaves = 80;

/** Builds the sections of a YAML document: one for the file, one for each part, one for each field of it. */
export class YamlSections {
	readonly sections: Section[] = [];
	readonly tables: Table[] = [];
	readonly texts: YamlText[] = [];
	readonly #slugger = new Slugger();
	readonly #source: string;

	readonly #memory: ModelMemory | undefined;

	/** `memory` knows elements of the version before. */
	constructor(source: string, memory: ModelMemory | undefined) {
		this.#source = source;
		this.#memory = memory;
		this.#push(
			{level: 0, heading: '', headingSpan: {start: 0, end: 0}, span: {start: 0, end: source.length}, blocks: []},
			-1,
		);
	}

	/** Adds a head section of level 1; gives its index. */
	head(heading: string, headingSpan: Span, span: Span): number {
		return this.#push({level: 1, heading, headingSpan, span, blocks: []}, 0);
	}

	/**
	 * Adds a field as a section under `parent`; gives its index. `tabular` also reads a list of mappings as a table. The key
	 * of an element that `named` finds is text too.
	 */
	field(
		heading: string,
		{keySpan, value}: YamlEntry,
		parent: number,
		tabular: boolean,
		named: Naming = nameless,
	): number {
		const index = this.sections.length;
		const span = {start: keySpan.start, end: Math.max(keySpan.end, value.span.end)};
		const table = tabular ? this.#table(value, index) : -1;
		this.#push(
			{level: 2, heading, headingSpan: keySpan, span, blocks: this.#blocks(value, index, table, named)},
			parent,
		);
		return index;
	}

	/** Fills a head section with the elements of a list that has no key. */
	fill(section: number, value: YamlNode): void {
		const head = this.sections[section];
		if (!head) return;
		const blocks = this.#blocks(value, section, this.#table(value, section));
		this.sections[section] = {...head, blocks, words: wordsOf(blocks)};
	}

	#push(section: Pick<Section, 'level' | 'heading' | 'headingSpan' | 'span' | 'blocks'>, parent: number): number {
		const index = this.sections.length;
		const own = sectionRoleOf(section.heading, () => true, section.level === 1);
		const above = this.sections[parent]?.role ?? 'body';
		this.sections.push({
			...section,
			index,
			parent,
			slug: section.level === 0 ? '' : this.#slugger.slug(section.heading),
			subtreeEnd: index + 1,
			role: own === 'body' && silentRoles.has(above) ? above : own,
			words: wordsOf(section.blocks),
		});
		for (let up = parent; up >= 0; up = this.sections[up]?.parent ?? -1) {
			const ancestor = this.sections[up];
			if (ancestor) this.sections[up] = {...ancestor, subtreeEnd: index + 1};
		}
		return index;
	}

	#blocks(value: YamlNode, section: number, table: number, named: Naming = nameless): Block[] {
		if (value.kind === 'scalar') return this.#block([value], undefined, value.span, section, -1);
		if (value.kind === 'list')
			return value.items.flatMap(item => this.#block([item], named(item), item.span, section, table));
		return value.entries.flatMap(entry =>
			this.#block(
				[entry.value],
				entry,
				{start: entry.keySpan.start, end: Math.max(entry.keySpan.end, entry.value.span.end)},
				section,
				-1,
			),
		);
	}

	#block(nodes: readonly YamlNode[], key: YamlEntry | undefined, span: Span, section: number, table: number): Block[] {
		const leaves: Leaf[] = [];
		if (key) leaves.push({text: key.key, span: key.keySpan});
		for (const node of nodes) collectLeaves(node, leaves);
		const {visible, statements} = this.#texts(leaves, span);
		for (const each of visible) this.texts.push({section, visible: each});
		return statements.length === 0
			? []
			: [{kind: 'field', span, ordered: false, depth: 0, table, context: [], statements}];
	}

	/** The texts of an element: those of the version before where it is written the same, moved to where it stands now. */
	#texts(leaves: readonly Leaf[], {start, end}: Span): Pick<ReadNode, 'visible' | 'statements'> {
		const written = this.#memory
			? `${leaves.map(({text, span}) => `${span.start - start} ${span.end - start} ${text}`).join('\0')}\0${this.#source.slice(start, end)}`
			: '';
		const known = this.#memory?.elements.get(written);
		if (known?.start === start) return known;
		const by = start - (known?.start ?? 0);
		const texts = known
			? {
					visible: known.visible.map(each => movedVisible(each, by)),
					statements: known.statements.map(each => movedStatement(each, by)),
				}
			: this.#read(leaves);
		this.#memory?.elements.set(written, {start, ...texts});
		return texts;
	}

	#read(leaves: readonly Leaf[]): Pick<ReadNode, 'visible' | 'statements'> {
		const visible = leaves.map(({text, span}) => visibleWithin(text, this.#source, span));
		const [only] = visible;
		return {
			visible,
			statements:
				visible.length === 1 && only
					? statementsOf(only)
					: [joinedStatement(visible)].flatMap(statement => statement ?? []),
		};
	}

	/** A list of mappings as a table whose columns are their keys; -1 for any other value. */
	#table(value: YamlNode, section: number): number {
		if (value.kind !== 'list' || value.items.length === 0) return -1;
		const columns = new Map<string, Span>();
		for (const item of value.items) {
			if (item.kind !== 'map') return -1;
			for (const entry of item.entries) if (!columns.has(entry.key)) columns.set(entry.key, entry.keySpan);
		}
		const rows = value.items.map(item =>
			[...columns.keys()].map(key => {
				const entry = item.kind === 'map' ? item.entries.find(each => each.key === key) : undefined;
				return {text: entry ? textOf(entry.value) : '', span: entry?.value.span ?? item.span};
			}),
		);
		this.tables.push({
			span: value.span,
			section,
			header: [...columns].map(([key, span]) => ({text: key.replace(/[-_]+/g, ' '), span})),
			rows,
		});
		return this.tables.length - 1;
	}
}

/** A value that is a text, or a key. */
interface Leaf {
	readonly text: string;
	readonly span: Span;
}

function collectLeaves(node: YamlNode, into: Leaf[]): void {
	if (into.length >= mostLeaves) return;
	if (node.kind === 'list') for (const item of node.items) collectLeaves(item, into);
	else if (node.kind === 'map') for (const entry of node.entries) collectLeaves(entry.value, into);
	else if (node.text.trim() !== '') into.push(node);
}

function textOf(node: YamlNode): string {
	if (node.kind === 'scalar') return node.text.trim();
	return (node.kind === 'list' ? node.items : node.entries.map(entry => entry.value)).map(textOf).join(', ');
}

function wordsOf(blocks: readonly Block[]): number {
	return blocks.reduce(
		(sum, block) => sum + block.statements.reduce((inBlock, statement) => inBlock + statement.tokens.words.length, 0),
		0,
	);
}
