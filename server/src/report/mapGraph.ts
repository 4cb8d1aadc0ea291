import type {InteractionMap} from '../core/rules/support/interaction.ts';
import {byCodeUnit} from '../core/text/order.ts';

export interface MapNode {
	readonly id: string;
	/** The title of a process, the name of a party. */
	readonly label: string;
	/** The id of a process that has a title beside it; else empty. */
	readonly caption: string;
	/** `unknown` is named as a party but is neither a process nor outside; `dangling` stands for a missing end. */
	readonly kind: 'process' | 'external' | 'unknown' | 'dangling';
}

/** All flows between two nodes in one direction. */
export interface MapEdge {
	readonly from: string;
	readonly to: string;
	readonly labels: readonly string[];
	/** False where only one of the two sides names the flow, or an end is missing. */
	readonly matched: boolean;
}

export interface MapGraph {
	readonly nodes: readonly MapNode[];
	readonly edges: readonly MapEdge[];
}

/**
 * The picture of an interaction map, in a fixed order, one edge for each pair of nodes and kind of match. A party
 * outside stands in it twice where it gives and takes, so that the picture runs from the customer to the customer.
 */
export function mapGraph(map: InteractionMap): MapGraph {
	const nodes = new Map<string, MapNode>();
	for (const {process} of map.processes) {
		const id = process.id.toUpperCase();
		const titled = process.title !== '' && process.title !== process.id;
		nodes.set(id, {id, label: titled ? process.title : process.id, caption: titled ? process.id : '', kind: 'process'});
	}
	const edges = new Map<string, {from: string; to: string; labels: string[]; matched: boolean}>();
	const connect = (from: string, to: string, label: string, matched: boolean) => {
		const key = `${from}\n${to}\n${matched}`;
		const edge = edges.get(key);
		if (edge) edge.labels.push(label);
		else edges.set(key, {from, to, labels: [label], matched});
	};
	const party = (id: string, end: 'from' | 'to'): string => {
		const name = id.startsWith('external:') ? id.slice('external:'.length) : undefined;
		const node = name === undefined ? id : `${end}:${id}`;
		if (!nodes.has(node))
			nodes.set(
				node,
				name === undefined
					? {id: node, label: id, caption: 'unknown', kind: 'unknown'}
					: {id: node, label: spaced(name), caption: '', kind: 'external'},
			);
		return node;
	};
	for (const flow of map.flows) connect(party(flow.from, 'from'), party(flow.to, 'to'), flow.name, flow.matched);
	for (const {process, name, end} of map.dangling) {
		const id = `dangling:${process}:${end}`;
		nodes.set(id, {
			id,
			label: end === 'input' ? 'source not said' : 'receiver not said',
			caption: '',
			kind: 'dangling',
		});
		if (end === 'input') connect(id, process, name, false);
		else connect(process, id, name, false);
	}
	const byId = (a: {id: string}, b: {id: string}) => byCodeUnit(a.id, b.id);
	return {
		nodes: [...nodes.values()].sort(byId),
		edges: [...edges.values()].sort(
			(a, b) => byCodeUnit(a.from, b.from) || byCodeUnit(a.to, b.to) || Number(b.matched) - Number(a.matched),
		),
	};
}

/** `certification-body` as people write it. */
const spaced = (name: string): string => name.replaceAll(/[-_]+/g, ' ');
