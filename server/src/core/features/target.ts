import type {Catalog, Criterion, Outcome} from '../catalog/catalog.ts';
import {meaningOf} from '../catalog/ids.ts';
import type {QmsDocument, Reference} from '../model/document.ts';
import {contains, type Span} from '../text/span.ts';
import {idOf, roleKey} from '../workspace/index.ts';
import {resolvePath} from '../workspace/paths.ts';
import type {FeatureContext} from './context.ts';
import {type Name, type NameKind, namesIn, targetsIn} from './names.ts';
import {looksLikeId, type Word, wordAt} from './words.ts';

/** What the text at one place names. `span` covers the name as written. */
export type Target = {readonly span: Span} & (
	| {readonly kind: 'outcome'; readonly catalog: Catalog; readonly outcome: Outcome}
	| {readonly kind: 'criterion'; readonly catalog: Catalog; readonly criterion: Criterion}
	| {readonly kind: NameKind; readonly id: string}
	| {readonly kind: 'clause'; readonly number: string}
	| {readonly kind: 'link'; readonly path: string; readonly anchor: string | undefined}
);

/**
 * Names the thing at an offset; undefined for ordinary words. A name counts where the model knows that one is meant; in
 * running text only what looks like an id, as it is written where it is defined, and outside the targets of links.
 */
export function targetAt(context: FeatureContext, path: string, offset: number): Target | undefined {
	const text = context.text(path);
	const document = context.snapshot.documents.get(path)?.document;
	if (text === undefined) return undefined;
	const word = wordAt(text, offset);
	const outcome = word === undefined ? undefined : outcomeNamed(context, word.text, word.span);
	if (outcome !== undefined) return outcome;
	for (const name of namesIn(context, path)) {
		// On the prefix of a role is on the role.
		const start =
			name.prefixed && word !== undefined && contains(word.span, name.span) ? word.span.start : name.span.start;
		const target = start <= offset && offset <= name.span.end ? resolved(context, name) : undefined;
		if (target !== undefined) return target;
	}
	const idInText =
		word === undefined || targetsIn(context, path, text)(word.span) ? undefined : textTarget(context, word);
	return idInText ?? (document === undefined ? undefined : referenceAt(document, offset));
}

/** The meaning of an id of the catalogue as written. */
export function outcomeNamed({snapshot}: FeatureContext, written: string, span: Span): Target | undefined {
	for (const catalog of snapshot.catalogs) {
		const meaning = meaningOf(catalog, written);
		const [outcome] = meaning?.outcomes ?? [];
		const [criterion] = meaning?.criteria ?? [];
		if (meaning?.explicit === true && criterion !== undefined) return {kind: 'criterion', catalog, criterion, span};
		if (outcome !== undefined) return {kind: 'outcome', catalog, outcome, span};
	}
	return undefined;
}

const kindOrder: readonly NameKind[] = ['document', 'process', 'record'];

/** What a name stands for: a thing of the kind that its place is meant for, else any other that has the name; undefined where nothing has. */
export function resolved(
	{snapshot}: FeatureContext,
	{kind, written, span}: Pick<Name, 'kind' | 'written' | 'span'>,
): Extract<Target, {id: string}> | undefined {
	if (kind === 'role') return snapshot.index.roles.has(roleKey(written)) ? {kind, id: written, span} : undefined;
	const id = idOf(written);
	const {byId, processes, records} = snapshot.index;
	const tables = {document: byId, process: processes, record: records} as const;
	const found = [kind, ...kindOrder].find(each => each !== 'role' && tables[each].has(id));
	return found === undefined ? undefined : {kind: found, id, span};
}

function textTarget(context: FeatureContext, {text, span}: Word): Target | undefined {
	if (/^role:/i.test(text))
		return resolved(context, {
			kind: 'role',
			written: text.slice('role:'.length),
			span: {start: span.start + 'role:'.length, end: span.end},
		});
	const written = text.replace(/@.*$/, '');
	if (!looksLikeId(written)) return undefined;
	const target = resolved(context, {
		kind: 'document',
		written,
		span: {start: span.start, end: span.start + written.length},
	});
	return target !== undefined && writtenForms(context, target).has(written) ? target : undefined;
}

/** An id as people write it: as it is defined, and in capitals. */
export function writtenForms({snapshot}: FeatureContext, {id}: Extract<Target, {id: string}>): ReadonlySet<string> {
	const {byId, processes, records} = snapshot.index;
	const process = processes.get(id);
	return new Set([
		id,
		...(byId.get(id) ?? []).flatMap(path => snapshot.documents.get(path)?.document.metadata.id?.value ?? []),
		...(process === undefined
			? []
			: [snapshot.documents.get(process.path)?.document.processes[process.process]?.id ?? id]),
		...(records.get(id) ?? []).map(record => record.id),
	]);
}

function referenceAt(document: QmsDocument, offset: number): Target | undefined {
	const reference = document.references.find(
		({span, kind}) =>
			(kind === 'clause' || kind === 'link' || kind === 'wiki') && span.start <= offset && offset <= span.end,
	);
	return reference === undefined ? undefined : targetOf(document, reference);
}

/** What a reference of a document points at; undefined for those that stay outside the repository. */
export function targetOf(document: QmsDocument, reference: Reference): Target | undefined {
	const {kind, span, target, anchor} = reference;
	if (kind === 'clause') return {kind, number: target, span};
	if (kind === 'anchor') return {kind: 'link', path: document.path, anchor: anchor ?? target, span};
	if (kind === 'link' && !/^[a-z][a-z0-9+.-]*:/i.test(target))
		return {kind, path: resolvePath(document.path, target), anchor, span};
	if (kind === 'wiki')
		return {
			kind: 'link',
			path: resolvePath(document.path, /\.[a-z]+$/i.test(target) ? target : `${target}.md`),
			anchor,
			span,
		};
	return undefined;
}
