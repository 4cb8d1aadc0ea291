import type {ProcessDescription, ProcessItem, QmsDocument} from '../../model/document.ts';
import {derived} from '../../workspace/derived.ts';
import type {Snapshot} from '../../workspace/snapshot.ts';
import {cached} from '../../text/cached.ts';
import {remembered} from '../../text/remembered.ts';

/** A process with the document it stands in. */
export interface PlacedProcess {
	readonly document: QmsDocument;
	readonly process: ProcessDescription;
}

/** True for a document whose processes are those of the organization: superseded and withdrawn ones are not. */
export function describesProcesses({qms, template, metadata, processes}: QmsDocument): boolean {
	return (
		processes.length > 0 &&
		qms &&
		!template &&
		metadata.status?.value !== 'superseded' &&
		metadata.status?.value !== 'withdrawn'
	);
}

/** Where a process stands among those of its document: what typing elsewhere leaves as it is. */
interface ProcessPlace {
	readonly path: string;
	readonly index: number;
}

interface ProcessTable {
	readonly all: readonly ProcessPlace[];
	/** By id in upper case; the first in path order. */
	readonly byId: ReadonlyMap<string, ProcessPlace>;
}

/** What other processes are compared with: the entries of the lists, as text. */
const listsOf = ({lists}: ProcessDescription): unknown =>
	Object.entries(lists).map(([name, items]) => [
		name,
		items.map(({values}) => Object.entries(values).map(([key, {text}]) => [key, text])),
	]);

const shapeOf = remembered(({processes, path}: QmsDocument) =>
	JSON.stringify(
		processes.map(process => [process.id, process.id === '' ? process.title || path : '', listsOf(process)]),
	),
);

/** Every process of the QMS in path order. */
export const processTable = derived<QmsDocument, ProcessTable>({
	part: ({document}) => (describesProcesses(document) ? document : undefined),
	shape: shapeOf,
	facets: ['flow'],
	placeless: true,
	combine: parts => {
		const all = [...parts].flatMap(([path, {processes}]) =>
			processes.map(({id}, index) => ({path, index, id: id.toUpperCase()})),
		);
		return {all, byId: new Map(all.toReversed().map(each => [each.id, each] as const))};
	},
});

/** Every process of the QMS in path order, superseded and withdrawn documents left out. */
export const processesOf = remembered((snapshot: Snapshot): readonly PlacedProcess[] =>
	processTable(snapshot).all.flatMap(place => processAt(snapshot, place) ?? []),
);

/** How many processes there are. */
export const countProcesses = (snapshot: Snapshot): number => processTable(snapshot).all.length;

function processAt({documents}: Snapshot, {path, index}: ProcessPlace): PlacedProcess | undefined {
	const document = documents.get(path)?.document;
	const process = document?.processes[index];
	return document && process && {document, process};
}

export function processById(snapshot: Snapshot, id: string): PlacedProcess | undefined {
	const place = processTable(snapshot).byId.get(id.toUpperCase());
	return place && processAt(snapshot, place);
}

export const textOf = (item: ProcessItem, field: string): string => item.values[field]?.text.trim() ?? '';

/** Where a finding about an element stands: the value of a field, else the element. */
export const spanOf = (item: ProcessItem, field?: string) =>
	(field === undefined ? undefined : item.values[field]?.span) ?? item.span;

/** Names as people compare them: folded, without article and plural. */
export const plainName = cached((name: string): string =>
	name
		.normalize('NFKD')
		.replaceAll(/\p{M}/gu, '')
		.toLowerCase()
		.replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
		.trim()
		.replace(/^(?:the|a|an|der|die|das|el|la|los|las|le|les|un|une|una)\s+/, '')
		.split(' ')
		.map(word => (word.length > 3 ? word.replace(/(?<!s)s$/, '') : word))
		.join(' '),
);

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
export const processSpan = (process: ProcessDescription) =>
	process.idSpan.end > process.idSpan.start ? process.idSpan : process.span;
