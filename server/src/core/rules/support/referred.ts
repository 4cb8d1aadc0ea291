import {isArchived} from '../../model/archive.ts';
import type {QmsDocument, Reference} from '../../model/document.ts';
import {idOf} from '../../workspace/index.ts';
import type {Snapshot} from '../../workspace/snapshot.ts';
import {contains} from '../../text/span.ts';
import {listedIn} from '../../workspace/listed.ts';
import {resolveLink} from './links.ts';
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
	const found: Referred[] = [];
	for (const {reference, paths} of pointersIn(document, snapshot)) {
		const target = firstQms(paths, snapshot);
		if (target && target.path !== document.path) found.push({reference, target});
	}
	return found;
}

/** The document that is meant: one that is still worked by before one in an archive that has its id. */
function firstQms(paths: readonly string[], {documents}: Snapshot): QmsDocument | undefined {
	const found = paths.flatMap(path => {
		const document = documents.get(path)?.document;
		return document?.qms === true ? [document] : [];
	});
	return found.find(({metadata}) => !isArchived(metadata)) ?? found[0];
}

/** A reference with the paths of what it may mean. */
interface Pointer {
	readonly reference: Reference;
	readonly paths: readonly string[];
}

interface Pointers {
	files: Snapshot['files'] | undefined;
	byId: Snapshot['index']['byId'] | undefined;
	found: readonly Pointer[];
}

const pointers = remembered((_document: QmsDocument): Pointers => ({files: undefined, byId: undefined, found: []}));

/** Where the references of a document lead, which changes with it, with the ids of the QMS and with its files. */
function pointersIn(document: QmsDocument, {files, documents, index: {byId}}: Snapshot): readonly Pointer[] {
	const known = pointers(document);
	if (known.files === files && known.byId === byId) return known.found;
	const listed = listedIn(document);
	const targets = new Map<string, readonly string[]>();
	const found: Pointer[] = [];
	for (const reference of document.references) {
		const {kind, target} = reference;
		if (kind !== 'id' && kind !== 'link') continue;
		if (
			document.sections[reference.section]?.role === 'history' ||
			listed.some(({idSpan}) => contains(idSpan, reference.span))
		)
			continue;
		const key = `${kind} ${target}`;
		const paths =
			targets.get(key) ??
			(kind === 'id' ? (byId.get(target.toUpperCase()) ?? []) : linkedPaths({files, documents}, document.path, target));
		targets.set(key, paths);
		if (paths.length > 0) found.push({reference, paths});
	}
	return Object.assign(known, {files, byId, found}).found;
}

function linkedPaths(snapshot: Pick<Snapshot, 'files' | 'documents'>, from: string, target: string): readonly string[] {
	const resolved = resolveLink(snapshot, from, target);
	return resolved.kind === 'file' ? [resolved.path] : [];
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
	for (const {value} of [...metadata.appliesTo, ...metadata.supersedes])
		for (const other of snapshot.index.byId.get(idOf(value)) ?? []) paths.add(other);
	paths.delete(path);
	return paths;
}
