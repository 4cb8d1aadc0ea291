import type {Nodes, PhrasingContent} from 'mdast';
import type {Body, Inline} from './body.ts';
import {clausesIn, clausesInTable} from './clauses.ts';
import type {Reference, Section, Table} from './document.ts';
import type {ModelMemory} from './memory.ts';
import {spanOf} from './nodeSpan.ts';
import {type MentionPlace, mentionsIn} from './mentions.ts';
import {remembered} from '../text/remembered.ts';
import type {Span} from '../text/span.ts';
import {textLinks} from './textLinks.ts';
import {sourceSpan, type Visible} from './visible.ts';

/** What a reader of references is given of a document. */
export interface ReferenceFacts {
	readonly sections: readonly Section[];
	readonly tables: readonly Table[];
	readonly title: string;
	/** The document's own id, which is no reference. */
	readonly ownId: string | undefined;
}

/** Links, images, wiki links, ids and clauses of a Markdown document, in order of their places. */
export function markdownReferences(body: Body, facts: ReferenceFacts, memory?: ModelMemory): Reference[] {
	const found: Reference[] = [];
	const own = ownNumbers(facts.sections);
	for (const inline of body.inlines) {
		const links = linksOf(inline);
		const place = {
			cell: inline.node.type === 'tableCell',
			item: inline.item,
			references: facts.sections[inline.section]?.role === 'references',
			labels: links.labels,
		};
		found.push(
			...links.references,
			...textReferences(
				inline.visible,
				inline.section,
				place,
				{ownId: facts.ownId, own},
				links.labels.size === 0 ? memory : undefined,
			),
		);
	}
	for (const {url, span, section, label} of body.definitions) {
		// A footnote's text and a comment written as a definition are no links.
		if (/^(?:\^|\/\/|#|comment$)/i.test(label)) continue;
		const reference = linkTo('link', url, span, section, label);
		if (reference) found.push(reference);
	}
	for (const {value, span, section} of body.html) found.push(...htmlLinks(value, span, section));
	for (const table of facts.tables) found.push(...clausesInTable(table, facts.sections, facts.title));
	return inOrder(found);
}

/** Ids and clauses named in the texts of a YAML document. */
export function textsReferences(
	texts: readonly {readonly section: number; readonly visible: Visible}[],
	facts: ReferenceFacts,
	memory?: ModelMemory,
): Reference[] {
	const own = ownNumbers([]);
	const place = {cell: true, item: false, references: false, labels: new Map<number, string>()};
	return inOrder(
		texts.flatMap(({section, visible}) => textReferences(visible, section, place, {ownId: facts.ownId, own}, memory)),
	);
}

function inOrder(found: readonly Reference[]): Reference[] {
	const seen = new Set<string>();
	return found
		.toSorted((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)
		.filter(({kind, span, target}) => {
			const key = `${kind} ${span.start} ${target}`;
			if (seen.has(key)) return false;
			seen.add(key);
			return true;
		});
}

function ownNumbers(sections: readonly Section[]): ReadonlySet<string> {
	return new Set(
		sections.flatMap(section => /^\s*(?:section\s+)?(\d{1,2}(?:\.\d{1,2}){0,3})\b/i.exec(section.heading)?.[1] ?? []),
	);
}

/** The document's own id, and the numbers of its own sections: neither refers to anything else. */
interface Own {
	readonly ownId: string | undefined;
	readonly own: ReadonlySet<string>;
}

const owned = remembered((own: ReadonlySet<string>) => [...own].join(' '));

/** Wiki links, what only looks like a link, clauses and ids of a text, from `memory` where they were found before. */
function textReferences(
	visible: Visible,
	section: number,
	place: MentionPlace,
	{ownId, own}: Own,
	memory: ModelMemory | undefined,
): readonly Reference[] {
	if (!/[\d[]|[A-Z]-[A-Z]/.test(visible.text)) return [];
	const look = (): readonly Reference[] => [
		...wikiLinks(visible, section),
		...textLinks(visible, section),
		...clausesIn(visible, section, own),
		...mentionsIn(visible, section, place).filter(each => each.target.toUpperCase() !== ownId?.toUpperCase()),
	];
	return memory
		? memory.found(
				visible,
				section,
				`references ${place.cell} ${place.item} ${place.references} ${owned(own)} ${ownId}`,
				look,
			)
		: look();
}

function linksOf(inline: Inline): {references: Reference[]; labels: ReadonlyMap<number, string>} {
	const references: Reference[] = [];
	const labels = new Map<number, string>();
	const visit = (nodes: readonly PhrasingContent[]): void => {
		for (const node of nodes) {
			if (node.type === 'link') {
				const text = plain(node);
				const reference = linkTo('link', node.url, spanOf(node), inline.section, text);
				if (reference) references.push(reference);
				noteLabel(node, text, labels);
			} else if (node.type === 'image') {
				const reference = linkTo('image', node.url, spanOf(node), inline.section, node.alt ?? '');
				if (reference) references.push(reference);
			}
			if ('children' in node) visit(node.children);
		}
	};
	visit(inline.node.children);
	return {references, labels};
}

/** `[PRO-012 Corrective action](…)`: the words after the id are the title used for it. */
function noteLabel(node: Nodes, text: string, labels: Map<number, string>): void {
	const first = 'children' in node ? node.children[0] : undefined;
	const match = /^([A-Z][A-Z0-9]*(?:[-_ ][A-Z0-9]+)*[-_ ]?\d[\d.-]*)[\s:–—-]+(\S.*)$/u.exec(text);
	if (first?.position && match?.[2]) labels.set(first.position.start.offset ?? 0, match[2]);
}

function plain(node: Nodes): string {
	if (node.type === 'text' || node.type === 'inlineCode') return node.value;
	return 'children' in node ? node.children.map(plain).join('') : '';
}

const scheme = /^(?:[a-z][a-z0-9+.-]*:|\/\/)/i;

/** A link into the repository; undefined for one that leaves it. */
function linkTo(
	kind: 'link' | 'image',
	url: string,
	span: Span,
	section: number,
	label: string,
): Reference | undefined {
	if (url === '' || scheme.test(url)) return undefined;
	const hash = url.indexOf('#');
	const path = decoded((hash < 0 ? url : url.slice(0, hash)).replace(/\?.*$/s, ''));
	const anchor = hash < 0 ? undefined : decoded(url.slice(hash + 1));
	return {
		kind: path === '' && anchor !== undefined ? 'anchor' : kind,
		span,
		section,
		target: path,
		label,
		...(anchor === undefined ? {} : {anchor}),
	};
}

function decoded(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}

function wikiLinks(visible: Visible, section: number): Reference[] {
	if (!visible.text.includes('[[')) return [];
	const found: Reference[] = [];
	for (const match of visible.text.matchAll(
		/!?\[\[([^[\]|#\n]{0,200})(?:#([^[\]|\n]{1,200}))?(?:\|([^[\]\n]{0,200}))?\]\]/g,
	)) {
		const end = match.index + match[0].length;
		if (visible.code.some(code => code.start < end && match.index < code.end)) continue;
		const target = (match[1] ?? '').trim();
		found.push({
			kind: 'wiki',
			span: sourceSpan(visible, match.index, end),
			section,
			target,
			label: (match[3] ?? target).trim(),
			...(match[2] === undefined ? {} : {anchor: match[2]}),
		});
	}
	return found;
}

function htmlLinks(value: string, span: Span, section: number): Reference[] {
	if (!/<(?:a|img)\b/i.test(value) || value.startsWith('<!--')) return [];
	const found: Reference[] = [];
	for (const match of value.matchAll(/<(a|img)\b[^<>]{0,400}?\s(?:href|src)\s*=\s*["']([^"'<>]{1,500})["']/gi)) {
		const reference = linkTo(
			match[1]?.toLowerCase() === 'img' ? 'image' : 'link',
			match[2] ?? '',
			{start: span.start + match.index, end: Math.min(span.end, span.start + match.index + match[0].length)},
			section,
			'',
		);
		if (reference) found.push(reference);
	}
	return found;
}
