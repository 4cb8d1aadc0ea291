import type {
	Blockquote,
	BlockContent,
	DefinitionContent,
	Heading,
	List,
	ListItem,
	Nodes,
	Paragraph,
	Root,
	RootContent,
	Table as TableNode,
} from 'mdast';
import type {BlockKind, Cell, Section, Statement, Table} from './document.ts';
import type {ModelMemory, ReadNode} from './memory.ts';
import {headingText} from './headings.ts';
import {htmlTexts} from './html.ts';
import {spanOf} from './nodeSpan.ts';
import {closed, type OpenSection} from './openSections.ts';
import {Slugger} from './slug.ts';
import {boldHeadings, isMisread, numberedDepth, standsForHeading} from './standsForHeading.ts';
import {foldedWords} from '../text/fold.ts';
import type {Span} from '../text/span.ts';
import {
	joinedStatement,
	movedStatement,
	movedVisible,
	sourceSpan,
	statementsOf,
	type Visible,
	visibleOf,
} from './visible.ts';

type Flow = RootContent | BlockContent | DefinitionContent;

/** A run of inline content with what it shows; other readers look for references and placeholders in it. */
export interface Inline {
	readonly section: number;
	readonly node: Paragraph | Heading | TableNode['children'][number]['children'][number];
	readonly visible: Visible;
	readonly quoted: boolean;
	/** True inside a list item. */
	readonly item: boolean;
}

/** The sections, blocks and tables of a Markdown document. */
export interface Body {
	readonly sections: readonly Section[];
	readonly tables: readonly Table[];
	readonly inlines: readonly Inline[];
	/** Comments and tags, block and inline, outside quotations. */
	readonly html: readonly {
		readonly value: string;
		readonly span: Span;
		readonly section: number;
		readonly quoted: boolean;
	}[];
	/** Link definitions, outside quotations. */
	readonly definitions: readonly {
		readonly url: string;
		readonly title: string;
		readonly label: string;
		readonly span: Span;
		readonly section: number;
	}[];
}

interface Surroundings {
	readonly quoted: boolean;
	/** Depth of the list item the block stands in; 0 outside lists. */
	readonly depth: number;
	readonly ordered: boolean;
	readonly context: readonly Statement[];
}

const outside: Surroundings = {quoted: false, depth: 0, ordered: false, context: []};

type ReadTexts = Pick<ReadNode, 'visible' | 'statements'>;

/** Reads the tree of a Markdown document. `source` is the text the tree was made of; `memory` knows nodes of the version before. */
export function readBody(root: Root, source: string, memory?: ModelMemory): Body {
	const reader = new BodyReader(source, boldHeadings(root), memory);
	reader.flow(root.children, outside);
	return reader.finish();
}

class BodyReader {
	readonly #source: string;
	readonly #slugger = new Slugger();
	readonly #sections: OpenSection[] = [
		{
			level: 0,
			heading: '',
			headingSpan: {start: 0, end: 0},
			slug: '',
			start: 0,
			end: 0,
			blocks: [],
			words: 0,
			links: 0,
		},
	];
	readonly #tables: Table[] = [];
	readonly #inlines: Inline[] = [];
	readonly #html: Body['html'][number][] = [];
	readonly #definitions: Body['definitions'][number][] = [];

	readonly #boldHeadings: boolean;
	readonly #memory: ModelMemory | undefined;

	constructor(source: string, boldHeadings: boolean, memory: ModelMemory | undefined) {
		this.#source = source;
		this.#boldHeadings = boldHeadings;
		this.#memory = memory;
	}

	get #index(): number {
		return this.#sections.length - 1;
	}

	get #open(): OpenSection {
		const open = this.#sections.at(-1);
		if (!open) throw new Error('A document has at least one section.');
		return open;
	}

	flow(nodes: readonly Flow[], place: Surroundings): void {
		let before: readonly Statement[] = [];
		let label: readonly Statement[] = [];
		for (const node of nodes) {
			if (node.type === 'heading') label = [];
			const lead = leadIn(before);
			const here =
				label.length > 0 && node.type !== 'heading' ? {...place, context: [...place.context, ...label]} : place;
			const context = lead.length > 0 && lead[0] !== label[0] ? [...here.context, ...lead] : here.context;
			const isLabel = node.type === 'paragraph' && standsForHeading(node) && !(this.#boldHeadings && place === outside);
			before = this.#flowNode(node, {...here, context}, isLabel ? place : here);
			if (isLabel) label = before.slice(-1);
		}
	}

	/** Reads one node; gives its statements if it is a paragraph, since they may lead in what follows. */
	#flowNode(node: Flow, led: Surroundings, place: Surroundings): readonly Statement[] {
		switch (node.type) {
			case 'heading':
				if (place !== outside || isMisread(node, this.#source)) return this.#text({...node, type: 'paragraph'}, place);
				this.#heading(node);
				return [];
			case 'paragraph':
				if (!this.#boldHeadings || place !== outside || !standsForHeading(node)) return this.#text(node, place);
				this.#heading({...node, type: 'heading', depth: numberedDepth(visibleOf(node.children, this.#source).text)});
				return [];
			case 'list':
				this.#list(node, led);
				return [];
			case 'table':
				this.#table(node, led);
				return [];
			case 'blockquote':
				this.#quote(node, place);
				return [];
			case 'code':
				this.#block('code', spanOf(node), place, []);
				return [];
			case 'html':
				this.#htmlBlock(node.value, spanOf(node), place);
				return [];
			case 'definition':
				if (!place.quoted)
					this.#definitions.push({
						url: node.url,
						title: node.title ?? '',
						label: node.label ?? node.identifier,
						span: spanOf(node),
						section: this.#index,
					});
				this.#reach(spanOf(node).end);
				return [];
			default:
				return [];
		}
	}

	#heading(node: Heading): void {
		const span = spanOf(node);
		const {text, id, visible} = headingText(node, this.#source);
		const slug = this.#slugger.slug(id ?? text);
		this.#sections.push({
			level: node.depth,
			heading: text,
			headingSpan: span,
			slug,
			start: span.start,
			end: span.end,
			blocks: [],
			words: 0,
			links: 0,
		});
		this.#inlines.push({section: this.#index, node, visible, quoted: false, item: false});
		this.#inlineHtml(node, outside);
	}

	#text(node: Paragraph, place: Surroundings): readonly Statement[] {
		const {
			visible: [visible],
			statements,
		} = this.#texts(node, () => {
			const text = visibleOf(node.children, this.#source);
			return {visible: [text], statements: statementsOf(text)};
		});
		if (!visible) return [];
		this.#inlines.push({section: this.#index, node, visible, quoted: place.quoted, item: place.depth > 0});
		this.#inlineHtml(node, place);
		const kind: BlockKind = place.quoted ? 'quote' : place.depth > 0 ? 'item' : 'paragraph';
		if (statements.length > 0) this.#block(kind, spanOf(node), place, statements);
		if (kind === 'item' && isLink(node)) this.#open.links++;
		return statements;
	}

	#list(node: List, place: Surroundings): void {
		for (const item of node.children)
			this.#item(item, {...place, depth: place.depth + 1, ordered: node.ordered === true});
	}

	#item(item: ListItem, place: Surroundings): void {
		const [first, ...rest] = item.children;
		if (!first) return;
		const said = this.#flowNode(first, place, place);
		const own = said.at(-1);
		this.flow(rest, own ? {...place, context: [...place.context, own]} : place);
	}

	#quote(node: Blockquote, place: Surroundings): void {
		this.flow(node.children, {...place, quoted: true});
	}

	#table(node: TableNode, place: Surroundings): void {
		const index = this.#tables.length;
		const rows = node.children.map(row => {
			const {
				visible: visibles,
				statements: [statement],
			} = this.#texts(row, () => {
				const texts = row.children.map(cell => visibleOf(cell.children, this.#source));
				const joined = joinedStatement(texts);
				return {visible: texts, statements: joined ? [joined] : []};
			});
			const cells = row.children.flatMap((cell, column): Cell[] => {
				const visible = visibles[column];
				if (!visible) return [];
				this.#inlines.push({section: this.#index, node: cell, visible, quoted: place.quoted, item: false});
				this.#inlineHtml(cell, place);
				return [
					{text: visible.text, span: visible.text === '' ? spanOf(cell) : sourceSpan(visible, 0, visible.text.length)},
				];
			});
			return {cells, statement};
		});
		const [header, ...body] = rows;
		this.#tables.push({
			span: spanOf(node),
			section: this.#index,
			header: header?.cells ?? [],
			rows: body.map(({cells}) => cells),
		});
		const context = header?.statement ? [...place.context, header.statement] : place.context;
		if (header?.statement && holdsContent(header.cells)) this.#row(node, 0, header.statement, place, index);
		for (const [at, {statement}] of body.entries())
			if (statement) this.#row(node, at + 1, statement, {...place, context}, index);
	}

	/** The texts of a node: those of the version before where they are known, moved to where the node stands now. */
	#texts(node: Nodes, read: () => ReadTexts): ReadTexts {
		const {start} = spanOf(node);
		const known = this.#memory?.nodes.get(node);
		if (known?.start === start) return known;
		const by = start - (known?.start ?? 0);
		const texts = known
			? {
					visible: known.visible.map(each => movedVisible(each, by)),
					statements: known.statements.map(each => movedStatement(each, by)),
				}
			: read();
		this.#memory?.nodes.set(node, {start, ...texts});
		return texts;
	}

	#row(table: TableNode, row: number, statement: Statement, place: Surroundings, index: number): void {
		const node = table.children[row];
		if (node) this.#block(place.quoted ? 'quote' : 'row', spanOf(node), place, [statement], index);
	}

	#block(kind: BlockKind, span: Span, place: Surroundings, statements: readonly Statement[], table = -1): void {
		const open = this.#open;
		open.blocks.push({
			kind,
			span,
			ordered: place.ordered,
			depth: place.depth,
			table,
			context: place.context,
			statements,
		});
		for (const statement of statements) open.words += statement.tokens.words.length;
		this.#reach(span.end);
	}

	#reach(end: number): void {
		const open = this.#open;
		if (end > open.end) open.end = end;
	}

	#htmlBlock(value: string, span: Span, place: Surroundings): void {
		this.#addHtml(value, span, place);
		for (const {kind, span: at, statements} of htmlTexts(this.#source.slice(span.start, span.end), span.start))
			this.#block(place.quoted ? 'quote' : kind, at, place, statements);
	}

	#addHtml(value: string, span: Span, place: Surroundings): void {
		this.#html.push({value, span, section: this.#index, quoted: place.quoted});
		this.#reach(span.end);
	}

	#inlineHtml(node: Inline['node'], place: Surroundings): void {
		const visit = (children: readonly {type: string; children?: readonly unknown[]; value?: string}[]): void => {
			for (const child of children) {
				if (child.type === 'html') this.#addHtml(child.value ?? '', spanOf(child as never), place);
				else if (child.children) visit(child.children as never);
			}
		};
		visit(node.children as never);
	}

	finish(): Body {
		return {
			sections: closed(this.#sections),
			tables: this.#tables,
			inlines: this.#inlines,
			html: this.#html,
			definitions: this.#definitions,
		};
	}
}

function isLink({children}: Paragraph): boolean {
	const inked = children.filter(child => child.type !== 'text' || !/^[\s.,;:|–—-]*$/u.test(child.value));
	return inked.length === 1 && (inked[0]?.type === 'link' || inked[0]?.type === 'linkReference');
}

// "The following", in the languages read: the sentence speaks about the list after it even without a colon.
const announces =
	/\b(?:following|below|as follows|folgende\w*|nachstehend\w*|siguientes?|a continuaci[oó]n|suivante?s?|ci-dessous)\b/iu;

/** The statement that leads in the list or table after its paragraph. */
function leadIn(statements: readonly Statement[]): readonly Statement[] {
	const last = statements.at(-1);
	if (!last) return [];
	return /[:,\u2014\u2013-]$/.test(last.text) || !/[.!?]["')\]]*$/.test(last.text) || announces.test(last.text)
		? [last]
		: [];
}

/** True for a first row that holds sentences rather than names of columns. */
function holdsContent(header: readonly {readonly text: string}[]): boolean {
	return header.some(cell => foldedWords(cell.text).length > 8);
}
