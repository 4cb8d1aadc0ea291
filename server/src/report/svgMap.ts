import type {InteractionMap} from '../core/rules/support/interaction.ts';
import {mapGraph, type MapGraph} from './mapGraph.ts';
import {edgeFont, layoutMap, leading, nodeFont, type PlacedEdge, type PlacedNode, type Point} from './mapLayout.ts';
import {visible} from './terminal.ts';
import type {TextBlock} from './textSize.ts';
import {byCodeUnit} from '../core/text/order.ts';

/** Ids in a document are unique; a page that holds several maps gives each a name. */
export interface SvgMapOptions {
	/** Letters and digits; part of every id and class. */
	readonly name?: string;
	/** Where a click on a process leads, such as `#process-PRC-SALES`; undefined for nowhere. */
	readonly linkOf?: (process: string) => string | undefined;
	/** False for a page that has a style sheet of its own for these classes. Default true. */
	readonly styled?: boolean;
}

const families = '"Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif';

/**
 * The interaction of processes as one SVG file without scripts, fonts or links to elsewhere. Colours stand in attributes,
 * so that programs that know no style sheets show it too; where style sheets are known they follow the light or dark
 * scheme of the viewer, and pointing at a process leaves only its own flows. Dangling ends and one-sided flows are
 * dashed and red. Ends with a newline.
 */
export function svgMap(
	map: InteractionMap,
	title: string,
	{name = 'map', linkOf = () => undefined, styled = true}: SvgMapOptions = {},
): string {
	const graph = mapGraph(map);
	const {width, height, nodes, edges} = layoutMap(graph);
	const numbers = new Map(graph.nodes.map((node, index) => [node.id, index]));
	const legend = legendOf(graph, height);
	const [w, h] = [Math.max(width, legend.width), height + legend.height];
	// What is inside a picture is no link to a screen reader, so a map with links is a group.
	const links = nodes.some(({node}) => node.kind === 'process' && linkOf(node.id) !== undefined);
	const classOf = (id: string): string => `n${numbers.get(id) ?? ''}`;
	return [
		`<svg xmlns="http://www.w3.org/2000/svg" class="${name}" viewBox="0 0 ${w} ${h}" width="${w}" height="${h}" role="${links ? 'group' : 'img'}" aria-labelledby="${name}-title ${name}-desc" font-family="${escape(families)}" font-size="${nodeFont}">`,
		`<title id="${name}-title">${escape(title)}</title>`,
		`<desc id="${name}-desc">${escape(describe(graph))}</desc>`,
		...(styled
			? [
					styleOf(
						name,
						nodes.map(({node}) => classOf(node.id)),
					),
				]
			: []),
		`<defs>${arrow(name, 'arrow', ink.line)}${arrow(name, 'loose', ink.bad)}</defs>`,
		`<g id="${name}-drawing">`,
		`<rect class="paper" width="${w}" height="${h}" fill="${ink.paper}"/>`,
		...edges.map(edge => drawWay(edge, name, `${classOf(edge.edge.from)} ${classOf(edge.edge.to)}`)),
		...edges.map(edge => drawLabel(edge, `${classOf(edge.edge.from)} ${classOf(edge.edge.to)}`)),
		...nodes.map(node =>
			linked(drawNode(node, classOf(node.node.id)), node.node.kind === 'process' ? linkOf(node.node.id) : undefined),
		),
		...legend.lines,
		'</g>',
		'</svg>',
		'',
	].join('\n');
}

const ink = {
	ink: '#1c2733',
	soft: '#55636f',
	paper: '#ffffff',
	line: '#74828f',
	process: '#e8f1f8',
	edge: '#4b7a9e',
	outside: '#f3f4f6',
	bad: '#b3261e',
} as const;
const dark = {
	ink: '#e4eaf0',
	soft: '#a3b1bd',
	paper: '#10161c',
	line: '#8695a3',
	process: '#18344a',
	edge: '#6ea3c9',
	outside: '#222b34',
	bad: '#ff8a80',
} as const;

function styleOf(name: string, nodes: readonly string[]): string {
	const own = `.${name}`;
	const alone = nodes.map(
		node => `${own}:has(.node.${node}:is(:hover,:focus-within,:focus)) :is(.flow,.label):not(.${node})`,
	);
	return `<style>
${own} .flow:hover path{stroke-width:2.6}
@media not print{${alone.join(',')}{opacity:.12}}
${own} a:focus-visible{outline:none}${own} a:focus-visible rect{stroke-width:3}
@media (prefers-color-scheme:dark){
${own} .paper,${own} .halo{fill:${dark.paper}}${own} text{fill:${dark.ink}}${own} .caption,${own} .legend text{fill:${dark.soft}}
${own} .flow path,${own} .legend path{stroke:${dark.line}}${own} .process rect{fill:${dark.process};stroke:${dark.edge}}${own} .external rect{fill:${dark.outside};stroke:${dark.line}}
${own} :is(.unknown,.dangling) rect{fill:${dark.paper};stroke:${dark.bad}}${own} .loose path{stroke:${dark.bad}}${own} .loose text{fill:${dark.bad}}
${own} #${name}-arrow path{fill:${dark.line}}${own} #${name}-loose path{fill:${dark.bad}}
}
</style>`;
}

function arrow(name: string, kind: string, fill: string): string {
	return `<marker id="${name}-${kind}" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="8" markerHeight="8" markerUnits="userSpaceOnUse" orient="auto"><path d="M0 1 10 5 0 9z" fill="${fill}"/></marker>`;
}

function drawNode({node, x, y, width, height, text}: PlacedNode, own: string): string {
	const [left, top] = [x - width / 2, y - height / 2];
	const bad = node.kind === 'unknown' || node.kind === 'dangling';
	const paint = bad
		? `fill="${ink.paper}" stroke="${ink.bad}" stroke-dasharray="5 3"`
		: node.kind === 'external'
			? `fill="${ink.outside}" stroke="${ink.line}"`
			: `fill="${ink.process}" stroke="${ink.edge}" stroke-width="1.3"`;
	const radius = node.kind === 'external' ? Math.min(height / 2, 22) : 7;
	const lines = text.lines.map(line => ({line, extra: node.kind === 'process' ? ' font-weight="600"' : ''}));
	const all =
		node.caption === '' ? lines : [{line: node.caption, extra: ` class="caption" font-size="${edgeFont}"`}, ...lines];
	return `<g class="node ${node.kind} ${own}"><rect x="${round(left)}" y="${round(top)}" width="${round(width)}" height="${round(height)}" rx="${round(radius)}" ${paint}/>${all
		.map(({line, extra}, index) =>
			textAt(line, x, lineY(y, all.length, index, nodeFont), extra.includes('caption') ? ink.soft : ink.ink, extra),
		)
		.join('')}</g>`;
}

function drawWay({edge, points}: PlacedEdge, name: string, own: string): string {
	const paint = edge.matched ? `stroke="${ink.line}"` : `stroke="${ink.bad}" stroke-dasharray="5 3"`;
	return `<g class="flow ${edge.matched ? '' : 'loose '}${own}"><path d="${curve(points)}" fill="none" ${paint} stroke-width="1.3" marker-end="url(#${name}-${edge.matched ? 'arrow' : 'loose'})"/></g>`;
}

function drawLabel({edge, label, text}: PlacedEdge, own: string): string {
	return `<g class="label ${edge.matched ? '' : 'loose '}${own}">${halo(label, text)}${text.lines
		.map((line, index) =>
			textAt(
				line,
				label.x,
				lineY(label.y, text.lines.length, index, edgeFont),
				edge.matched ? ink.ink : ink.bad,
				` font-size="${edgeFont}"`,
			),
		)
		.join('')}</g>`;
}

/** Paper under a label, so that its own line and others do not run through the words. */
function halo({x, y}: Point, {width, lines}: TextBlock): string {
	const height = lines.length * edgeFont * leading;
	return `<rect class="halo" x="${round(x - width / 2 - 2)}" y="${round(y - height / 2)}" width="${round(width + 4)}" height="${round(height)}" rx="3" fill="${ink.paper}"/>`;
}

function textAt(line: string, x: number, y: number, fill: string, extra: string): string {
	return `<text x="${round(x)}" y="${round(y)}" text-anchor="middle" fill="${fill}"${extra}>${escape(line)}</text>`;
}

/** The base line of one line of several that stand around `y`: a third of the size below the middle of the line. */
const lineY = (y: number, count: number, index: number, size: number): number =>
	y + (index - (count - 1) / 2) * size * leading + size * 0.35;

/** Leaves and arrives level; between two points the line swings from one height to the other. */
function curve(points: readonly Point[]): string {
	const [first, ...rest] = points;
	if (first === undefined) return '';
	let from = first;
	const parts = rest.map(to => {
		const middle = (from.x + to.x) / 2;
		const part =
			Math.abs(from.y - to.y) < 0.5
				? `H${round(to.x)}`
				: `C${round(middle)} ${round(from.y)} ${round(middle)} ${round(to.y)} ${round(to.x)} ${round(to.y)}`;
		from = to;
		return part;
	});
	return `M${round(first.x)} ${round(first.y)}${parts.join('')}`;
}

/** What the picture shows, in words, for those who do not see it. */
function describe({nodes, edges}: MapGraph): string {
	const names = new Map(
		nodes.map(node => [node.id, node.caption === '' ? node.label : `${node.caption} ${node.label}`]),
	);
	const sentences = edges.map(
		({from, to, labels, matched}) =>
			`${names.get(from)} to ${names.get(to)}: ${labels.join(', ')}${matched ? '' : ' (named on one side only)'}.`,
	);
	return sentences.sort(byCodeUnit).join(' ');
}

function legendOf(
	{nodes, edges}: MapGraph,
	top: number,
): {readonly lines: readonly string[]; readonly width: number; readonly height: number} {
	const loose = edges.filter(edge => !edge.matched).length;
	if (loose === 0 && nodes.every(node => node.kind === 'process' || node.kind === 'external'))
		return {lines: [], width: 0, height: 0};
	const y = top + 8;
	const entry = (x: number, paint: string, text: string, kind: string) =>
		`<g class="${kind}"><path d="M${x} ${y}H${x + 34}" fill="none" ${paint} stroke-width="1.3"/></g><text x="${x + 42}" y="${y + 4}" font-size="${edgeFont}" fill="${ink.soft}">${text}</text>`;
	return {
		lines: [
			`<g class="legend">${entry(20, `stroke="${ink.line}"`, 'both sides name the flow', 'both')}${entry(230, `stroke="${ink.bad}" stroke-dasharray="5 3"`, 'only one side names it, or an end is missing', 'loose')}</g>`,
		],
		width: 560,
		height: 32,
	};
}

const linked = (drawn: string, href: string | undefined): string =>
	href === undefined ? drawn : `<a href="${escape(href)}">${drawn}</a>`;
const round = (value: number): number => Math.round(value * 10) / 10;
const escape = (text: string): string =>
	text
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;')
		.replaceAll(/[\u0000-\u001f\u007f\uFFFE\uFFFF]/g, ' ')
		.replaceAll(/[^ ]+/g, visible);
