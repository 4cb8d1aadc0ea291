import type {QmsDocument} from '../../model/document.ts';
import {derived} from '../../workspace/derived.ts';
import type {Snapshot} from '../../workspace/snapshot.ts';
import {
	describesProcesses,
	externalName,
	parties,
	plainName,
	processesOf,
	textOf,
	type PlacedProcess,
} from './processes.ts';
import {remembered} from '../../text/remembered.ts';

/** An edge of the interaction map. `matched` needs both ends to name the same thing. */
export interface Flow {
	/** Process id in upper case, or `external:party`. */
	readonly from: string;
	readonly to: string;
	readonly name: string;
	readonly matched: boolean;
}

export interface InteractionMap {
	readonly processes: readonly PlacedProcess[];
	readonly flows: readonly Flow[];
	/** Inputs without a source and outputs without a receiver: the dangling ends. */
	readonly dangling: readonly {readonly process: string; readonly name: string; readonly end: 'input' | 'output'}[];
	/** Processes with a flow from or to another process. */
	readonly linked: ReadonlySet<string>;
}

const node = (party: string): string => {
	const outside = externalName(party);
	return outside === undefined ? party.toUpperCase() : `external:${outside}`;
};

/** How the processes of a repository hand things to each other (domain model, 6.7), in a fixed order. */
export const interactionMap = (snapshot: Snapshot): InteractionMap => ({
	...flowTable(snapshot),
	processes: processesOf(snapshot),
});

/** How processes hand things to each other, without the places where they stand. */
export const flowTable = derived<QmsDocument, Omit<InteractionMap, 'processes'>>({
	part: ({document}) => (describesProcesses(document) ? document : undefined),
	facets: ['flow'],
	shape: document => JSON.stringify(endsOf(document)),
	placeless: true,
	combine: parts => flowsOf([...parts.values()]),
});

function flowsOf(documents: readonly QmsDocument[]): Omit<InteractionMap, 'processes'> {
	const ends = new Map<string, {from: string; to: string; name: string; given: boolean; taken: boolean}>();
	const dangling: {process: string; name: string; end: 'input' | 'output'}[] = [];
	for (const document of documents) {
		const own = endsOf(document);
		dangling.push(...own.dangling);
		for (const {key, from, to, name, end} of own.ends) {
			const flow = ends.get(key) ?? {from, to, name, given: false, taken: false};
			if (end === 'input') flow.taken = true;
			else flow.given = true;
			ends.set(key, flow);
		}
	}
	const flows = [...ends.values()].map(({from, to, name, given, taken}) => ({
		from,
		to,
		name,
		matched: (given && taken) || from.startsWith('external:') || to.startsWith('external:'),
	}));
	return {
		flows,
		dangling,
		linked: new Set(
			flows
				.filter(({from, to}) => !from.startsWith('external:') && !to.startsWith('external:'))
				.flatMap(({from, to}) => [from, to]),
		),
	};
}

interface Ends {
	readonly ends: readonly {
		readonly key: string;
		readonly from: string;
		readonly to: string;
		readonly name: string;
		readonly end: 'input' | 'output';
	}[];
	readonly dangling: InteractionMap['dangling'];
}

const endsOf = remembered((document: QmsDocument): Ends => {
	const found: Ends['ends'][number][] = [];
	const dangling: InteractionMap['dangling'][number][] = [];
	for (const process of document.processes) {
		const own = process.id.toUpperCase();
		for (const [list, field, end] of [
			['inputs', 'from', 'input'],
			['outputs', 'to', 'output'],
		] as const) {
			for (const item of process.lists[list] ?? []) {
				const name = textOf(item, 'name');
				const others = parties(textOf(item, field));
				if (others.length === 0) dangling.push({process: own, name, end});
				for (const party of others) {
					const other = node(party);
					const [from, to] = end === 'input' ? [other, own] : [own, other];
					found.push({key: `${from}\n${to}\n${plainName(name)}`, from, to, name, end});
				}
			}
		}
	}
	return {ends: found, dangling};
});
