import type {ProcessDescription, ProcessItem, QmsDocument} from '../../model/document.ts';
import type {Snapshot} from '../../workspace/snapshot.ts';

/** A process with the document it stands in. */
export interface PlacedProcess {
	readonly document: QmsDocument;
	readonly process: ProcessDescription;
}

const placed = new WeakMap<Snapshot['documents'], readonly PlacedProcess[]>();

/** Every process of the QMS in path order, superseded and withdrawn documents left out. */
export function processesOf(snapshot: Snapshot): readonly PlacedProcess[] {
	const known = placed.get(snapshot.documents);
	if (known) return known;
	const all: PlacedProcess[] = [];
	for (const {document} of snapshot.documents.values()) {
		const status = document.metadata.status?.value;
		if (!document.qms || document.template || status === 'superseded' || status === 'withdrawn') continue;
		for (const process of document.processes) all.push({document, process});
	}
	placed.set(snapshot.documents, all);
	return all;
}

export function processById(snapshot: Snapshot, id: string): PlacedProcess | undefined {
	const wanted = id.toUpperCase();
	return processesOf(snapshot).find(({process}) => process.id.toUpperCase() === wanted);
}

export const textOf = (item: ProcessItem, field: string): string => item.values[field]?.text.trim() ?? '';

/** Where a finding about an element stands: the value of a field, else the element. */
export const spanOf = (item: ProcessItem, field?: string) => (field === undefined ? undefined : item.values[field]?.span) ?? item.span;

/** Names as people compare them: folded, without article and plural. */
export function plainName(name: string): string {
	return name
		.normalize('NFKD')
		.replaceAll(/\p{M}/gu, '')
		.toLowerCase()
		.replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
		.trim()
		.replace(/^(?:the|a|an|der|die|das|el|la|los|las|le|les|un|une|una)\s+/, '')
		.split(' ')
		.map(word => (word.length > 3 ? word.replace(/(?<!s)s$/, '') : word))
		.join(' ');
}

/** Splits a `from` or `to` value that names several parties. */
export function parties(value: string): readonly string[] {
	return value.split(/\s*[,;]\s*/).filter(party => party !== '');
}

/** The name of an outside party in `external:customer`; undefined for a process id. */
export function externalName(party: string): string | undefined {
	return /^external\s*:\s*(.+)$/i.exec(party)?.[1]?.trim().toLowerCase();
}

/** What to call a process in a message. */
export const processName = ({process, document}: PlacedProcess): string => process.id || process.title || document.path;

/** Where a finding about a process as a whole stands. */
export const processSpan = (process: ProcessDescription) => (process.idSpan.end > process.idSpan.start ? process.idSpan : process.span);
