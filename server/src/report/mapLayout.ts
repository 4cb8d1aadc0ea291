import {Graph, layout} from '@dagrejs/dagre';
import type {MapEdge, MapGraph, MapNode} from './mapGraph.ts';
import {wrapText, type TextBlock} from './textSize.ts';

/** A point in pixels from the upper left corner. */
export interface Point {
	readonly x: number;
	readonly y: number;
}

/** A node with its place: `x`, `y` is its middle. */
export interface PlacedNode extends Point {
	readonly node: MapNode;
	readonly width: number;
	readonly height: number;
	readonly text: TextBlock;
}

/** An edge with its way, from the side of one node to the side of another, and its label around `label`. */
export interface PlacedEdge {
	readonly edge: MapEdge;
	readonly points: readonly Point[];
	readonly label: Point;
	readonly text: TextBlock;
}

export interface MapLayout {
	readonly width: number;
	readonly height: number;
	readonly nodes: readonly PlacedNode[];
	readonly edges: readonly PlacedEdge[];
}

export const nodeFont = 13;
/** Bold letters are that much wider. */
const bold = 1.1;
export const edgeFont = 11.5;
/** Height of a line of text, in font sizes. */
export const leading = 1.3;
const padding = 12;
const margin = 20;
/** Least distance of two lines at the side of a node. */
const port = 11;
const mostLabels = 4;

/** Places a map from left to right. The same graph gives the same places. */
export function layoutMap({nodes, edges}: MapGraph): MapLayout {
	const graph = new Graph({directed: true, multigraph: true});
	graph.setGraph({
		rankdir: 'LR',
		acyclicer: 'greedy',
		nodesep: 28,
		ranksep: 50,
		edgesep: 13,
		marginx: margin,
		marginy: margin,
	});
	graph.setDefaultEdgeLabel(() => ({}));
	const texts = new Map(nodes.map(node => [node.id, wrapText([node.label], nodeFont * bold, 170)]));
	// Ids are words of documents; the layout keeps its tables under names that no object answers to by itself.
	const names = new Map(nodes.map((node, index) => [node.id, `n${index}`]));
	const nameOf = (id: string): string => names.get(id) ?? '';
	for (const node of nodes) graph.setNode(nameOf(node.id), sizeOf(node, texts.get(node.id), edges));
	const labels = edges.map(edge => wrapText([shown(edge).join(', ')], edgeFont, 150));
	edges.forEach((edge, index) => {
		const {width = 0, lines = []} = labels[index] ?? {};
		graph.setEdge(
			nameOf(edge.from),
			nameOf(edge.to),
			{width: width + 8, height: lines.length * edgeFont * leading + 4, labelpos: 'c', weight: 1},
			String(index),
		);
	});
	layout(graph);
	const placed = nodes.map(
		(node): PlacedNode => ({
			node,
			...boxOf(graph.node(nameOf(node.id))),
			text: texts.get(node.id) ?? {width: 0, lines: []},
		}),
	);
	const ways = edges.map((edge, index) => wayOf(graph.edge(nameOf(edge.from), nameOf(edge.to), String(index))));
	const joined = joinPorts(placed, edges, ways);
	const size = graph.graph() as {width?: number; height?: number};
	return {
		width: Math.ceil(Math.max(size.width ?? 0, 120)),
		height: Math.ceil(Math.max(size.height ?? 0, 60)),
		nodes: placed,
		edges: edges.map((edge, index) => ({
			edge,
			points: joined[index] ?? [],
			label: ways[index]?.label ?? {x: 0, y: 0},
			text: labels[index] ?? {width: 0, lines: []},
		})),
	};
}

/** A node is as high as its text and as the lines that end at its fuller side. */
function sizeOf(
	node: MapNode,
	text: TextBlock | undefined,
	edges: readonly MapEdge[],
): {width: number; height: number} {
	const {width = 0, lines = []} = text ?? {};
	const captioned = node.caption === '' ? 0 : 1;
	const ends = Math.max(
		edges.filter(edge => edge.from === node.id).length,
		edges.filter(edge => edge.to === node.id).length,
	);
	return {
		width: Math.max(width, wrapText([node.caption], edgeFont, 400).width) + 2 * padding,
		height: Math.max((lines.length + captioned) * nodeFont * leading + 2 * padding, ends * port + padding),
	};
}

/** At most four flows by name; the rest as a number. */
function shown({labels}: MapEdge): readonly string[] {
	return labels.length > mostLabels
		? [...labels.slice(0, mostLabels - 1), `and ${labels.length - mostLabels + 1} more`]
		: labels;
}

interface Way {
	readonly points: readonly Point[];
	readonly label: Point;
}

function boxOf(value: unknown): {x: number; y: number; width: number; height: number} {
	const {x = 0, y = 0, width = 0, height = 0} = value as Partial<Record<'x' | 'y' | 'width' | 'height', number>>;
	return {x, y, width, height};
}

function wayOf(value: unknown): Way {
	const {points = [], x, y, width = 0} = value as {points?: readonly Point[]; x?: number; y?: number; width?: number};
	const middle = points[Math.floor(points.length / 2)] ?? {x: 0, y: 0};
	const label = {x: x ?? middle.x, y: y ?? middle.y};
	return {
		points: points.flatMap(point =>
			point.x === label.x && point.y === label.y ? levelAt(label, width, points) : [point],
		),
		label,
	};
}

/** The line runs level under its label, from one end of the words to the other. */
function levelAt({x, y}: Point, width: number, points: readonly Point[]): readonly Point[] {
	const way = Math.sign((points.at(-1)?.x ?? x) - (points[0]?.x ?? x)) || 1;
	return [
		{x: x - (way * width) / 2, y},
		{x: x + (way * width) / 2, y},
	];
}

interface End {
	readonly edge: number;
	readonly at: 'first' | 'last';
	/** Where the line goes from here; ends are ordered by it so that lines do not cross at the node. */
	readonly toward: Point;
}

/** Replaces both ends of every way by a port of its own on the left or right side of the node. */
function joinPorts(
	nodes: readonly PlacedNode[],
	edges: readonly MapEdge[],
	ways: readonly Way[],
): readonly (readonly Point[])[] {
	const ends = new Map<string, Point>();
	for (const node of nodes) {
		const own = edges.flatMap((edge, index): End[] => {
			const inner = ways[index]?.points.slice(1, -1) ?? [];
			const first = inner[0] ?? ways[index]?.label ?? node;
			const last = inner.at(-1) ?? ways[index]?.label ?? node;
			return [
				...(edge.from === node.node.id ? [{edge: index, at: 'first' as const, toward: first}] : []),
				...(edge.to === node.node.id ? [{edge: index, at: 'last' as const, toward: last}] : []),
			];
		});
		for (const side of [-1, 1]) {
			const here = own
				.filter(({toward}) => (toward.x < node.x ? -1 : 1) === side)
				.sort((a, b) => slope(node, a) - slope(node, b) || a.edge - b.edge);
			here.forEach(({edge, at}, index) => {
				const y = node.y - node.height / 2 + (node.height * (index + 1)) / (here.length + 1);
				ends.set(`${edge} ${at}`, {x: node.x + (side * node.width) / 2, y});
			});
		}
	}
	return ways.map(({points}, index) => {
		const [first, last] = [ends.get(`${index} first`), ends.get(`${index} last`)];
		return first === undefined || last === undefined ? points : [first, ...points.slice(1, -1), last];
	});
}

const slope = (node: Point, {toward}: End): number => (toward.y - node.y) / Math.max(1, Math.abs(toward.x - node.x));
