import {Graph, layout} from '@dagrejs/dagre';
import type {InteractionMap} from '../core/rules/support/interaction.ts';
import {mapGraph, type MapEdge, type MapNode} from './mapGraph.ts';

const lineHeight = 16;
const letter = 7;
const padding = 12;

/**
 * The interaction of processes as one SVG file without scripts, fonts or links to elsewhere; colours follow the light or
 * dark scheme of the viewer. Dangling ends and one-sided flows are dashed and red. Ends with a newline.
 */
export function svgMap(map: InteractionMap, title: string): string {
	const {nodes, edges} = mapGraph(map);
	const graph = new Graph({directed: true, multigraph: true});
	graph.setGraph({rankdir: 'LR', nodesep: 28, ranksep: 70, edgesep: 14, marginx: 16, marginy: 16});
	graph.setDefaultEdgeLabel(() => ({}));
	for (const node of nodes) {
		const lines = wrap(node.label, 24);
		graph.setNode(node.id, {width: widest(lines) * letter + 2 * padding, height: lines.length * lineHeight + 2 * padding});
	}
	for (const [index, edge] of edges.entries()) {
		const lines = labelLines(edge);
		graph.setEdge(edge.from, edge.to, {width: widest(lines) * letter * 0.9, height: lines.length * lineHeight, labelpos: 'c'}, String(index));
	}
	layout(graph);
	const size = graph.graph() as {width?: number; height?: number};
	const [width, height] = [Math.ceil(size.width ?? 0) || 120, Math.ceil(size.height ?? 0) || 60];
	return [
		`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="map-title">`,
		`<title id="map-title">${escape(title)}</title>`,
		style,
		'<defs><marker id="arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto-start-reverse"><path d="M0 0 8 4 0 8z"/></marker></defs>',
		...edges.map((edge, index) => drawEdge(edge, graph.edge(edge.from, edge.to, String(index)) as DrawnEdge)),
		...nodes.map(node => drawNode(node, graph.node(node.id) as Box)),
		'</svg>',
		'',
	].join('\n');
}

interface Box {
	readonly x: number;
	readonly y: number;
	readonly width: number;
	readonly height: number;
}

interface DrawnEdge {
	readonly x?: number;
	readonly y?: number;
	readonly points: readonly {readonly x: number; readonly y: number}[];
}

const style = `<style>
svg{font:13px system-ui,sans-serif;--ink:#1f2328;--paper:#fff;--line:#57606a;--process:#ddf4ff;--outside:#f6f8fa;--bad:#b3261e}
@media (prefers-color-scheme:dark){svg{--ink:#e6edf3;--paper:#0d1117;--line:#8b949e;--process:#0c2d4d;--outside:#161b22;--bad:#ff7b72}}
rect{stroke:var(--line);fill:var(--process)}.external rect{fill:var(--outside)}.unknown rect,.dangling rect{stroke:var(--bad);stroke-dasharray:5 3;fill:var(--paper)}
path{fill:none;stroke:var(--line)}marker path{fill:var(--line);stroke:none}.loose path{stroke:var(--bad);stroke-dasharray:5 3}
text{fill:var(--ink);text-anchor:middle;dominant-baseline:middle}.flow text{font-size:12px;paint-order:stroke;stroke:var(--paper);stroke-width:4px}
</style>`;

function drawNode(node: MapNode, box: Box): string {
	const radius = node.kind === 'external' ? box.height / 2 : 6;
	const rect = `<rect x="${round(box.x - box.width / 2)}" y="${round(box.y - box.height / 2)}" width="${round(box.width)}" height="${round(box.height)}" rx="${round(radius)}"/>`;
	return `<g class="${node.kind}">${rect}${drawText(wrap(node.label, 24), box.x, box.y)}</g>`;
}

function drawEdge(edge: MapEdge, drawn: DrawnEdge): string {
	const [first, ...rest] = drawn.points;
	if (!first) return '';
	const path = `M${round(first.x)} ${round(first.y)}${rest.map(point => `L${round(point.x)} ${round(point.y)}`).join('')}`;
	return `<g class="flow${edge.matched ? '' : ' loose'}"><path d="${path}" marker-end="url(#arrow)"/>${drawText(labelLines(edge), drawn.x ?? first.x, drawn.y ?? first.y)}</g>`;
}

function drawText(lines: readonly string[], x: number, y: number): string {
	const top = y - ((lines.length - 1) * lineHeight) / 2;
	return lines.map((line, index) => `<text x="${round(x)}" y="${round(top + index * lineHeight)}">${escape(line)}</text>`).join('');
}

/** At most four flows by name; the rest as a number. */
function labelLines(edge: MapEdge): readonly string[] {
	const shown = edge.labels.slice(0, 4).flatMap(label => wrap(label, 26));
	return edge.labels.length > 4 ? [...shown, `and ${edge.labels.length - 4} more`] : shown;
}

const widest = (lines: readonly string[]): number => Math.max(1, ...lines.map(line => line.length));
const round = (value: number): number => Math.round(value * 10) / 10;

function wrap(text: string, width: number): readonly string[] {
	const lines: string[] = [];
	for (const word of text.split(/\s+/)) {
		const last = lines.at(-1);
		if (last !== undefined && last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`;
		else lines.push(word.length > 40 ? `${word.slice(0, 39)}…` : word);
	}
	return lines;
}

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll(/[\u0000-\u001f\u007f]/g, ' ');
