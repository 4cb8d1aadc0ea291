import type {QmsDocument, Reference} from '../../model/document.ts';
import {idOf} from '../../workspace/index.ts';
import type {Snapshot} from '../../workspace/snapshot.ts';
import {contains} from '../../text/span.ts';
import {listedIn} from '../../workspace/listed.ts';
import {resolveLink} from './links.ts';
import {documentsWithId} from './supersession.ts';
import {remembered} from '../../text/remembered.ts';

/**
 * The QMS documents that a document refers to by id or link, with the reference; sections that only tell
 * history are left out, and so are lists of documents, which name everything and rely on nothing.
 */
export function referredDocuments(snapshot: Snapshot, document: QmsDocument): readonly Referred[] {
	const known = asked(snapshot);
	const found = known.get(document) ?? referredIn(snapshot, document);
	known.set(document, found);
	return found;
}

interface Referred {
	readonly reference: Reference;
	readonly target: QmsDocument;
}

/** Several rules ask about a document one after the other. */
const asked = remembered((_snapshot: Snapshot) => new Map<QmsDocument, readonly Referred[]>());

function referredIn(snapshot: Snapshot, document: QmsDocument): readonly Referred[] {
	const found: {reference: Reference; target: QmsDocument}[] = [];
	const listed = listedIn(document);
	const [byId, byLink] = [new Map<string, QmsDocument | undefined>(), new Map<string, QmsDocument | undefined>()];
	for (const reference of document.references) {
		if (document.sections[reference.section]?.role === 'history' || listed.some(({idSpan}) => contains(idSpan, reference.span))) continue;
		if (reference.kind !== 'id' && reference.kind !== 'link') continue;
		const targets = reference.kind === 'id' ? byId : byLink;
		if (!targets.has(reference.target)) targets.set(reference.target, targetOf(snapshot, document, reference));
		const target = targets.get(reference.target);
		if (target && target.path !== document.path) found.push({reference, target});
	}
	return found;
}

function targetOf(snapshot: Snapshot, document: QmsDocument, reference: Reference): QmsDocument | undefined {
	if (reference.kind === 'id') return documentsWithId(snapshot, reference.target)[0];
	if (reference.kind !== 'link' || reference.target === '') return undefined;
	const resolved = resolveLink(snapshot, document.path, reference.target);
	const target = resolved.kind === 'file' ? snapshot.documents.get(resolved.path)?.document : undefined;
	return target?.qms ? target : undefined;
}

/** The paths of the documents that a document refers to, by link, by id and in its head; itself left out. */
export function followedPaths(snapshot: Snapshot, {path, references, metadata}: QmsDocument): ReadonlySet<string> {
	const paths = new Set<string>();
	for (const {kind, target} of references) {
		if (kind === 'id') for (const other of snapshot.index.byId.get(target.toUpperCase()) ?? []) paths.add(other);
		if (kind !== 'link' || target === '') continue;
		const resolved = resolveLink(snapshot, path, target);
		if (resolved.kind === 'file') paths.add(resolved.path);
	}
	for (const {value} of [...metadata.appliesTo, ...metadata.supersedes]) for (const other of snapshot.index.byId.get(idOf(value)) ?? []) paths.add(other);
	paths.delete(path);
	return paths;
}
