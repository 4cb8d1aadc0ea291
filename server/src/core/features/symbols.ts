import {inKeyOrder} from '../workspace/index.ts';
import type {QmsDocument} from '../model/document.ts';
import type {Span} from '../text/span.ts';
import {type FeatureContext, headingSpan, type PathSpan} from './context.ts';

export type SymbolKind = 'document' | 'section' | 'process' | 'field' | 'claim' | 'role' | 'record';

/** An entry of an outline. `span` covers all of it, `nameSpan` its name. */
export interface OutlineSymbol {
	readonly kind: SymbolKind;
	readonly name: string;
	readonly detail: string;
	readonly span: Span;
	readonly nameSpan: Span;
	readonly children: readonly OutlineSymbol[];
}

/**
 * The outline of a document: its sections, nested, with their claims. `own` is for an editor that lists headings of
 * Markdown itself: claims and processes alone, each told apart by its section.
 */
export function outline(document: QmsDocument, which: 'all' | 'own'): readonly OutlineSymbol[] {
	if (which === 'own' && document.format === 'markdown') return ownSymbols(document);
	const tops = document.sections
		.filter(section => section.parent <= 0 && section.index > 0)
		.map(section => sectionSymbol(document, section.index));
	return [...claimSymbols(document, 0), ...tops];
}

function ownSymbols(document: QmsDocument): OutlineSymbol[] {
	const processes = document.processes.map(process => ({
		...sectionSymbol(document, process.section),
		children: [],
	}));
	const claims = document.sections.flatMap(({index, heading}) =>
		claimSymbols(document, index).map(claim => ({...claim, detail: heading})),
	);
	return [...claims, ...processes].sort((a, b) => a.span.start - b.span.start);
}

function sectionSymbol(document: QmsDocument, index: number): OutlineSymbol {
	const section = document.sections[index];
	const last = document.sections[(section?.subtreeEnd ?? index + 1) - 1];
	const span = {start: section?.span.start ?? 0, end: last?.span.end ?? document.length};
	const process = document.processes.find(each => each.section === index);
	const children = document.sections
		.filter(({parent}) => parent === index)
		.map(child => sectionSymbol(document, child.index));
	return {
		kind: process !== undefined ? 'process' : document.format === 'yaml' ? 'field' : 'section',
		name: nameOf(section?.heading ?? '', process?.id ?? ''),
		detail: process === undefined ? '' : process.title,
		span,
		nameSpan: headingSpan(document, index),
		children: [...claimSymbols(document, index), ...children],
	};
}

function nameOf(heading: string, id: string): string {
	return id !== '' ? id : heading !== '' ? heading : '(no heading)';
}

function claimSymbols(document: QmsDocument, section: number): OutlineSymbol[] {
	return document.directives
		.filter(directive => directive.section === section && directive.ids.length > 0 && directive.verb !== 'ignore')
		.map(directive => ({
			kind: 'claim',
			name: `${directive.verb} ${directive.ids.map(({id}) => id).join(' ')}`,
			detail: '',
			span: directive.span,
			nameSpan: directive.span,
			children: [],
		}));
}

/** A symbol of the whole root. */
export interface RootSymbol extends PathSpan {
	readonly kind: SymbolKind;
	readonly name: string;
	readonly container: string;
}

const mostSymbols = 500;

/** Documents, processes, roles and records whose name holds the letters of `query` in order; documents by id and title. */
export function rootSymbols(context: FeatureContext, query: string): readonly RootSymbol[] {
	const found: RootSymbol[] = [];
	for (const symbol of allSymbols(context)) {
		if (found.length >= mostSymbols) break;
		if (holdsInOrder(symbol.name, query)) found.push(symbol);
	}
	return found;
}

function* allSymbols({snapshot}: FeatureContext): Generator<RootSymbol> {
	for (const [path, {document}] of snapshot.documents) {
		if (!document.qms) continue;
		const {id} = document.metadata;
		yield {
			kind: 'document',
			name: [id?.value ?? '', document.title].filter(part => part !== '').join(' ') || path,
			container: path,
			path,
			span: id?.span ?? headingSpan(document, 0),
		};
		for (const process of document.processes)
			if (process.id !== id?.value)
				yield {kind: 'process', name: `${process.id} ${process.title}`, container: path, path, span: process.idSpan};
	}
	const seen = new Set<string>();
	for (const [, roles] of inKeyOrder(snapshot.index.roles)) {
		for (const {id, title, path, span} of roles) {
			if (seen.has(id)) continue;
			seen.add(id);
			yield {kind: 'role', name: title === '' ? id : title, container: path, path, span};
		}
	}
	for (const records of snapshot.index.records.values())
		for (const {id, name, path, span} of records.slice(0, 1))
			yield {kind: 'record', name: `${id} ${name}`, container: path, path, span};
}

/** True where the letters of `query` stand in `name` in this order, in any case, with others between. */
export function holdsInOrder(name: string, query: string): boolean {
	const wanted = query.toLowerCase();
	let at = 0;
	for (const letter of name.toLowerCase()) if (letter === wanted[at]) at++;
	return at >= wanted.length;
}
