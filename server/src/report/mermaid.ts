import type {InteractionMap} from '../core/rules/support/interaction.ts';
import {mapGraph} from './mapGraph.ts';
import {visible} from './terminal.ts';

const shapes = {process: ['[', ']'], external: ['([', '])'], unknown: ['[', ']'], dangling: ['{{', '}}']} as const;

/** The interaction of processes as a Mermaid flowchart; dangling ends are dashed and marked. Ends with a newline. */
export function mermaidMap(map: InteractionMap): string {
	const {nodes, edges} = mapGraph(map);
	const names = new Map(nodes.map((node, index) => [node.id, `n${index}`]));
	const lines = ['flowchart LR'];
	for (const node of nodes) {
		const [open, close] = shapes[node.kind];
		const label = [node.caption, node.label]
			.filter(text => text !== '')
			.map(escape)
			.join('<br/>');
		lines.push(`  ${names.get(node.id)}${open}"${label}"${close}${node.kind === 'process' ? '' : `:::${node.kind}`}`);
	}
	for (const edge of edges)
		lines.push(
			`  ${names.get(edge.from)} ${edge.matched ? '-->' : '-.->'}${labelOf(edge.labels)} ${names.get(edge.to)}`,
		);
	const loose = edges.flatMap((edge, index) => (edge.matched ? [] : [index]));
	lines.push(
		'  classDef external stroke-dasharray: 0',
		'  classDef dangling stroke:#b3261e,stroke-dasharray: 4',
		'  classDef unknown stroke:#b3261e,stroke-dasharray: 4',
	);
	if (loose.length > 0) lines.push(`  linkStyle ${loose.join(',')} stroke:#b3261e`);
	return `${lines.join('\n')}\n`;
}

const labelOf = (labels: readonly string[]): string =>
	labels.every(label => label === '') ? '' : `|"${escape(labels.join(', '))}"|`;

/** Mermaid reads `#quot;` as a quotation mark and `#` as the start of such a code; control characters would break the chart. */
const escape = (text: string): string =>
	visible(text.replaceAll(/[\u0000-\u001f\u007f\u2028\u2029]+/g, ' '))
		.replaceAll('#', '#35;')
		.replaceAll('"', '#quot;')
		.replaceAll('`', '#96;')
		.replaceAll('<', '#lt;')
		.replaceAll('>', '#gt;');
