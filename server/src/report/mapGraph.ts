import type {InteractionMap} from '../core/rules/support/interaction.ts';
import {compareText} from './compare.ts';

export interface MapNode {
	readonly id: string;
	readonly label: string;
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

/** The picture of an interaction map, in a fixed order, one edge for each pair of nodes and kind of match. */
export function mapGraph(map: InteractionMap): {readonly nodes: readonly MapNode[]; readonly edges: readonly MapEdge[]} {
	const nodes = new Map<string, MapNode>();
	for (const {process} of map.processes) {
		const id = process.id.toUpperCase();
		nodes.set(id, {id, label: process.title === '' || process.title === process.id ? process.id : `${process.id} ${process.title}`, kind: 'process'});
	}
	const party = (id: string) => {
		if (!nodes.has(id)) nodes.set(id, id.startsWith('external:') ? {id, label: id.slice('external:'.length), kind: 'external'} : {id, label: `${id} (unknown)`, kind: 'unknown'});
	};
	const edges = new Map<string, {from: string; to: string; labels: string[]; matched: boolean}>();
	const connect = (from: string, to: string, label: string, matched: boolean) => {
		const key = `${from}\n${to}\n${matched}`;
		const edge = edges.get(key);
		if (edge) edge.labels.push(label);
		else edges.set(key, {from, to, labels: [label], matched});
	};
	for (const flow of map.flows) {
		party(flow.from);
		party(flow.to);
		connect(flow.from, flow.to, flow.name, flow.matched);
	}
	for (const {process, name, end} of map.dangling) {
		const id = `dangling:${process}:${end}`;
		nodes.set(id, {id, label: end === 'input' ? 'source not said' : 'receiver not said', kind: 'dangling'});
		if (end === 'input') connect(id, process, name, false);
		else connect(process, id, name, false);
	}
	const byId = (a: {id: string}, b: {id: string}) => compareText(a.id, b.id);
	return {
		nodes: [...nodes.values()].sort(byId),
		edges: [...edges.values()].sort((a, b) => compareText(a.from, b.from) || compareText(a.to, b.to) || Number(b.matched) - Number(a.matched)),
	};
}
