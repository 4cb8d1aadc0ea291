import type {Located, QmsDocument} from '../../model/document.ts';
import {derived} from '../../workspace/derived.ts';
import type {Snapshot} from '../../workspace/snapshot.ts';

/** A `supersedes` entry split into id and version: `PRO-012@3.2`. */
export function splitVersion(entry: string): {readonly id: string; readonly version: string | undefined} {
	const at = entry.lastIndexOf('@');
	return at <= 0
		? {id: entry.trim(), version: undefined}
		: {id: entry.slice(0, at).trim(), version: entry.slice(at + 1).trim()};
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
	return (
		id.toUpperCase() === document.metadata.id?.value.toUpperCase() &&
		version !== undefined &&
		version !== document.metadata.version?.value
	);
}

/** Upper-case id of a superseded document to the id of the document that takes its place. */
export const successorsOf = derived<string, ReadonlyMap<string, string>>({
	part: ({document}) => {
		const id = document.metadata.id?.value;
		if (id === undefined || !document.qms || document.metadata.supersedes.length === 0) return undefined;
		return JSON.stringify([
			id,
			document.metadata.supersedes
				.filter(entry => !isOwnVersion(document, entry))
				.map(entry => splitVersion(entry.value).id.toUpperCase()),
		]);
	},
	combine: parts =>
		new Map(
			[...parts.values()].flatMap(part => {
				const [id, superseded] = JSON.parse(part) as [string, string[]];
				return superseded.map(old => [old, id] as const);
			}),
		),
});

/** What rules that compare documents by their ids read of each: id, kind, language, status, version and what it supersedes. */
export const identities = derived<string, undefined>({
	part: ({
		document: {
			qms,
			kind,
			language,
			metadata: {id, status, version, supersedes},
		},
	}) =>
		qms && id !== undefined
			? JSON.stringify([id.value, kind, language, status?.value, version?.value, supersedes.map(({value}) => value)])
			: undefined,
	combine: () => undefined,
});
