import assert from 'node:assert/strict';
import {join} from 'node:path';
import fc from 'fast-check';
import {interactionMap, type InteractionMap} from '../../server/src/core/rules/support/interaction.ts';
import {createQms} from '../../server/src/core/service.ts';
import {loadFiles} from '../../server/src/node/load.ts';
import {mapGraph, type MapGraph} from '../../server/src/report/mapGraph.ts';
import {layoutMap, type MapLayout} from '../../server/src/report/mapLayout.ts';
import {mermaidMap} from '../../server/src/report/mermaid.ts';
import {svgMap} from '../../server/src/report/svgMap.ts';
import {textWidth, wrapText} from '../../server/src/report/textSize.ts';

const sales = `kind: process
id: PRC-SALES
title: Enquiry to order
version: "1.0"
owner: role:sales
inputs:
  - { name: Enquiry, from: external:customer }
  - { name: "Price <list> & \\"terms\\" #3" }
outputs:
  - { name: Confirmed order, to: PRC-MAKE }
  - { name: Forecast, to: PRC-MAKE }
  - { name: Quotation, to: external:customer }
`;
const make = `kind: process
id: PRC-MAKE
title: Make valves
version: "1.0"
owner: role:production
inputs:
  - { name: Confirmed order, from: PRC-SALES }
  - { name: Drawing, from: PRC-DRAW }
outputs:
  - { name: Valve, to: external:customer }
`;

function mapOf(files: Readonly<Record<string, string>>): InteractionMap {
	const qms = createQms({today: () => '2026-11-23'});
	qms.apply({set: Object.entries(files).map(([path, text]) => ({path, text}))});
	return interactionMap(qms.snapshot);
}

const small = (): InteractionMap => mapOf({'processes/PRC-SALES.yaml': sales, 'processes/PRC-MAKE.yaml': make});

describe('interaction map', () => {
	it('runs from the customer to the customer and marks what is loose', () => {
		const {nodes, edges} = mapGraph(small());
		assert.deepEqual(
			nodes.map(({label, kind}) => `${label} ${kind}`),
			[
				'PRC-DRAW unknown',
				'Make valves process',
				'Enquiry to order process',
				'source not said dangling',
				'customer external',
				'customer external',
			],
		);
		const name = (id: string): string | undefined => nodes.find(node => node.id === id)?.label;
		assert.deepEqual(
			edges.map(
				({from, to, labels, matched}) =>
					`${name(from)} -> ${name(to)}: ${labels.join(' + ')}${matched ? '' : ' (loose)'}`,
			),
			[
				'PRC-DRAW -> Make valves: Drawing (loose)',
				'Make valves -> customer: Valve',
				'Enquiry to order -> Make valves: Confirmed order',
				'Enquiry to order -> Make valves: Forecast (loose)',
				'Enquiry to order -> customer: Quotation',
				'source not said -> Enquiry to order: Price <list> & "terms" #3 (loose)',
				'customer -> Enquiry to order: Enquiry',
			],
		);
	});

	it('is a Mermaid chart whose words cannot break it', () => {
		const chart = mermaidMap(small());
		assert.match(chart, /^flowchart LR\n/);
		assert.match(chart, /\|"Price #lt;list#gt; & #quot;terms#quot; #35;3"\|/);
		assert.match(chart, /\n {2}n\d+ -\.->\|"Drawing"\| n\d+\n/);
		const nodes = new Set([...chart.matchAll(/^ {2}(n\d+)[[({]/gm)].map(match => match[1]));
		for (const [, from, to] of chart.matchAll(/^ {2}(n\d+) -.*> ?(?:\|".*"\| )?(n\d+)$/gm))
			assert.ok(nodes.has(from) && nodes.has(to), `${from} and ${to} are drawn`);
		const links = [...chart.matchAll(/^ {2}n\d+ (-->|-\.->)/gm)].map(match => match[1]);
		assert.deepEqual(
			/linkStyle ([\d,]+) /.exec(chart)?.[1]?.split(',').map(Number),
			links.flatMap((link, index) => (link === '-->' ? [] : [index])),
		);
	});

	it('is an SVG that needs nothing from elsewhere and says in words what it shows', () => {
		const svg = svgMap(small(), 'Flows of A & B');
		assert.match(svg, /^<svg [^>]*role="img" aria-labelledby="map-title map-desc"/);
		assert.match(svg, /<title id="map-title">Flows of A &amp; B<\/title>/);
		assert.match(
			svg,
			/<desc id="map-desc">[^<]*PRC-SALES Enquiry to order to PRC-MAKE Make valves: Forecast \(named on one side only\)\./,
		);
		assert.doesNotMatch(svg.replace('xmlns="http://www.w3.org/2000/svg"', ''), /https?:|<script|@import|url\((?!#)/);
		assert.doesNotMatch(svg, /NaN|undefined|Infinity/);
		assert.match(svg, /only one side names it/);
		assert.equal(svg, svgMap(small(), 'Flows of A & B'), 'the same map gives the same picture');
	});

	it('links processes where it is told to, and shows no legend where nothing is loose', () => {
		const svg = svgMap(
			mapOf({
				'processes/PRC-A.yaml': sales
					.replace(/ {2}- \{ name: "Price.*\n/, '')
					.replaceAll(/ {2}- \{ name: (?:Confirmed order|Forecast).*\n/g, ''),
			}),
			'One',
			{name: 'flow', linkOf: id => `#process-${id}`},
		);
		assert.match(svg, /<a href="#process-PRC-SALES">/);
		assert.doesNotMatch(svg, /legend">/);
		assert.match(svg, /id="flow-title"/);
	});

	it('places nodes and labels of the sample side by side, inside the picture', async () => {
		const {texts, files} = await loadFiles(join(import.meta.dirname, '../../samples/acme-valves'));
		const qms = createQms({today: () => '2026-11-23'});
		qms.apply({set: texts, files});
		const graph = mapGraph(interactionMap(qms.snapshot));
		assert.ok(graph.nodes.length > 10 && graph.edges.length > 30);
		const placed = layoutMap(graph);
		assertApart(placed);
		assert.ok(placed.width / placed.height < 3, `fits a page across: ${placed.width} × ${placed.height}`);
	});

	it('places any graph without overlap', () => {
		const graphs = fc.integer({min: 1, max: 7}).chain(count =>
			fc
				.array(
					fc.record({
						from: fc.nat(count - 1),
						to: fc.nat(count - 1),
						words: fc.array(fc.string({minLength: 1, maxLength: 30}), {minLength: 1, maxLength: 6}),
						matched: fc.boolean(),
					}),
					{maxLength: 16},
				)
				.map((edges): MapGraph => {
					const keys = new Set<string>();
					return {
						nodes: Array.from({length: count}, (_, index) => ({
							id: `N${index}`,
							label: 'A process with a title '.repeat((index % 3) + 1),
							caption: index % 2 === 0 ? `PRC-${index}` : '',
							kind: 'process' as const,
						})),
						edges: edges
							.filter(
								({from, to, matched}) =>
									!keys.has(`${from} ${to} ${matched}`) && keys.add(`${from} ${to} ${matched}`) && from !== to,
							)
							.map(({from, to, words, matched}) => ({from: `N${from}`, to: `N${to}`, labels: words, matched})),
					};
				}),
		);
		fc.assert(
			fc.property(graphs, graph => assertApart(layoutMap(graph))),
			{numRuns: 60},
		);
	});

	it('draws a process that hands something to itself', () => {
		const loop = layoutMap({
			nodes: [{id: 'A', label: 'A', caption: '', kind: 'process'}],
			edges: [{from: 'A', to: 'A', labels: ['lessons'], matched: true}],
		});
		assert.ok(loop.edges[0]?.points.every(({x, y}) => Number.isFinite(x) && Number.isFinite(y)));
	});
});

describe('size of text', () => {
	it('is larger for wide letters and for more of them', () => {
		assert.ok(textWidth('mmm', 10) > textWidth('iii', 10));
		assert.ok(textWidth('品質', 10) === 20);
	});

	it('breaks at blanks and cuts what has none', () => {
		const {lines, width} = wrapText(['Released drawing and test specification', 'x'.repeat(200)], 12, 120);
		assert.ok(lines.length >= 3 && lines.every(line => textWidth(line, 12) <= 120));
		assert.match(lines.at(-1) ?? '', /^x+…$/);
		assert.ok(width <= 120);
	});
});

interface Rectangle {
	readonly name: string;
	readonly left: number;
	readonly right: number;
	readonly top: number;
	readonly bottom: number;
}

const rectangle = (name: string, {x, y}: {x: number; y: number}, w: number, h: number): Rectangle => ({
	name,
	left: x - w / 2,
	right: x + w / 2,
	top: y - h / 2,
	bottom: y + h / 2,
});

function assertApart({width, height, nodes, edges}: MapLayout): void {
	const all = [
		...nodes.map(node => rectangle(`node ${node.node.id}`, node, node.width, node.height)),
		...edges.map(edge =>
			rectangle(`label ${edge.text.lines.join(' ')}`, edge.label, edge.text.width, edge.text.lines.length * 11.5),
		),
	];
	for (const each of all) {
		assert.ok(
			each.left >= 0 && each.top >= 0 && each.right <= width && each.bottom <= height,
			`${each.name} lies within the picture`,
		);
	}
	for (const [index, a] of all.entries()) {
		for (const b of all.slice(index + 1)) {
			const apart = a.right <= b.left + 1 || b.right <= a.left + 1 || a.bottom <= b.top + 1 || b.bottom <= a.top + 1;
			assert.ok(apart, `${a.name} and ${b.name} do not overlap`);
		}
	}
	for (const {points} of edges)
		assert.ok(points.length >= 2 && points.every(({x, y}) => Number.isFinite(x) && Number.isFinite(y)));
}
