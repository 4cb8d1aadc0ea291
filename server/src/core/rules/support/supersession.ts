import type {Located, QmsDocument} from '../../model/document.ts';
import type {Snapshot} from '../../workspace/snapshot.ts';

/** A `supersedes` entry split into id and version: `PRO-012@3.2`. */
export function splitVersion(entry: string): {readonly id: string; readonly version: string | undefined} {
	const at = entry.lastIndexOf('@');
	return at <= 0 ? {id: entry.trim(), version: undefined} : {id: entry.slice(0, at).trim(), version: entry.slice(at + 1).trim()};
}

/** Documents that carry an id, QMS documents alone, in path order. */
export function documentsWithId(snapshot: Snapshot, id: string): readonly QmsDocument[] {
	return (snapshot.index.byId.get(id.toUpperCase()) ?? []).flatMap(path => {
		const document = snapshot.documents.get(path)?.document;
		return document?.qms ? [document] : [];
	});
}

/** True where an entry names an older version of the document itself, which lives in the history alone. */
export function isOwnVersion(document: QmsDocument, entry: Located<string>): boolean {
	const {id, version} = splitVersion(entry.value);
	return id.toUpperCase() === document.metadata.id?.value.toUpperCase() && version !== undefined && version !== document.metadata.version?.value;
}

const successors = new WeakMap<Snapshot['documents'], ReadonlyMap<string, string>>();

/** Upper-case id of a superseded document to the id of the document that takes its place. */
export function successorsOf(snapshot: Snapshot): ReadonlyMap<string, string> {
	const known = successors.get(snapshot.documents);
	if (known) return known;
	const map = new Map<string, string>();
	for (const {document} of snapshot.documents.values()) {
		const id = document.metadata.id?.value;
		if (id === undefined || !document.qms) continue;
		for (const entry of document.metadata.supersedes) {
			if (!isOwnVersion(document, entry)) map.set(splitVersion(entry.value).id.toUpperCase(), id);
		}
	}
	successors.set(snapshot.documents, map);
	return map;
}
