import type {Catalog, Criterion, Outcome} from '../catalog/catalog.ts';
import {meaningOf} from '../catalog/ids.ts';
import type {QmsDocument, Reference} from '../model/document.ts';
import type {Span} from '../text/span.ts';
import {idOf, roleKey} from '../workspace/index.ts';
import {resolvePath} from '../workspace/paths.ts';
import type {FeatureContext} from './context.ts';
import {wordAt} from './words.ts';

/** What the text at one place names. `span` covers the name as written. */
export type Target = {readonly span: Span} & (
	| {readonly kind: 'outcome'; readonly catalog: Catalog; readonly outcome: Outcome}
	| {readonly kind: 'criterion'; readonly catalog: Catalog; readonly criterion: Criterion}
	| {readonly kind: 'document' | 'process' | 'role' | 'record'; readonly id: string}
	| {readonly kind: 'clause'; readonly number: string}
	| {readonly kind: 'link'; readonly path: string; readonly anchor: string | undefined}
);

/** Names the thing at an offset; undefined for ordinary words. Ids of documents, roles and records count only where they are defined. */
export function targetAt(context: FeatureContext, path: string, offset: number): Target | undefined {
	const text = context.text(path);
	const document = context.snapshot.documents.get(path)?.document;
	if (text === undefined) return undefined;
	const word = wordAt(text, offset);
	const named = word === undefined ? undefined : nameOf(context, word.text, word.span);
	return named ?? (document === undefined ? undefined : referenceAt(document, offset));
}

/** The meaning of an id as written: of an outcome first, then of a document, process, record or role. */
export function nameOf(context: FeatureContext, written: string, span: Span): Target | undefined {
	const {catalogs, index} = context.snapshot;
	for (const catalog of catalogs) {
		const meaning = meaningOf(catalog, written);
		const [outcome] = meaning?.outcomes ?? [];
		const [criterion] = meaning?.criteria ?? [];
		if (meaning?.explicit === true && criterion !== undefined) return {kind: 'criterion', catalog, criterion, span};
		if (outcome !== undefined) return {kind: 'outcome', catalog, outcome, span};
	}
	const id = idOf(written);
	const own = {start: span.start, end: span.start + written.replace(/@.*$/, '').length};
	if (index.byId.has(id)) return {kind: 'document', id, span: own};
	if (index.processes.has(id)) return {kind: 'process', id, span: own};
	if (index.records.has(id)) return {kind: 'record', id, span: own};
	return /^role:/i.test(written) && index.roles.has(roleKey(written)) ? {kind: 'role', id: written.slice(5), span: {start: span.start + 5, end: span.end}} : undefined;
}

function referenceAt(document: QmsDocument, offset: number): Target | undefined {
	const reference = document.references.find(({span, kind}) => (kind === 'clause' || kind === 'link' || kind === 'wiki') && span.start <= offset && offset <= span.end);
	return reference === undefined ? undefined : targetOf(document, reference);
}

/** What a reference of a document points at; undefined for those that stay outside the repository. */
export function targetOf(document: QmsDocument, reference: Reference): Target | undefined {
	const {kind, span, target, anchor} = reference;
	if (kind === 'clause') return {kind, number: target, span};
	if (kind === 'anchor') return {kind: 'link', path: document.path, anchor: anchor ?? target, span};
	if (kind === 'link' && !/^[a-z][a-z0-9+.-]*:/i.test(target)) return {kind, path: resolvePath(document.path, target), anchor, span};
	if (kind === 'wiki') return {kind: 'link', path: resolvePath(document.path, /\.[a-z]+$/i.test(target) ? target : `${target}.md`), anchor, span};
	return undefined;
}
