import type {ProcessDescription, ProcessItem, QmsDocument} from '../../model/document.ts';
import {derived} from '../../workspace/derived.ts';
import type {Snapshot} from '../../workspace/snapshot.ts';
import {remembered} from '../../text/remembered.ts';

/** A process with the document it stands in. */
export interface PlacedProcess {
	readonly document: QmsDocument;
	readonly process: ProcessDescription;
}

/** True for a document whose processes are those of the organization: superseded and withdrawn ones are not. */
export function describesProcesses({qms, template, metadata, processes}: QmsDocument): boolean {
	return processes.length > 0 && qms && !template && metadata.status?.value !== 'superseded' && metadata.status?.value !== 'withdrawn';
}

interface ProcessTable {
	readonly all: readonly PlacedProcess[];
	/** By id in upper case; the first in path order. */
	readonly byId: ReadonlyMap<string, PlacedProcess>;
}

/** What other processes are compared with: the entries of the lists, as text. */
const listsOf = ({lists}: ProcessDescription): unknown => Object.entries(lists).map(([name, items]) => [name, items.map(({values}) => Object.entries(values).map(([key, {text}]) => [key, text]))]);

/** Every process of the QMS in path order. */
export const processTable = derived<QmsDocument, ProcessTable>({
	part: ({document}) => (describesProcesses(document) ? document : undefined),
	shape: document => JSON.stringify(document.processes.map(process => [process.id === '' ? process.title || document.path : process.id, listsOf(process)])),
	combine: parts => {
		const all = [...parts.values()].flatMap(document => document.processes.map(process => ({document, process})));
		return {all, byId: new Map(all.toReversed().map(each => [each.process.id.toUpperCase(), each] as const))};
	},
});

/** Every process of the QMS in path order, superseded and withdrawn documents left out. */
export function processesOf(snapshot: Snapshot): readonly PlacedProcess[] {
	return processTable(snapshot).all;
}

export function processById(snapshot: Snapshot, id: string): PlacedProcess | undefined {
	return processTable(snapshot).byId.get(id.toUpperCase());
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

/** The plain name of an input or output. */
export const plainNameOf = remembered((item: ProcessItem) => plainName(textOf(item, 'name')));

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
