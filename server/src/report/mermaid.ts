import type {InteractionMap} from '../core/rules/support/interaction.ts';
import {mapGraph} from './mapGraph.ts';

/** The interaction of processes as a Mermaid flowchart; dangling ends are dashed and marked. Ends with a newline. */
export function mermaidMap(map: InteractionMap): string {
	const {nodes, edges} = mapGraph(map);
	const names = new Map(nodes.map((node, index) => [node.id, `n${index}`]));
	const lines = ['flowchart LR'];
	for (const node of nodes) {
		const [open, close] = node.kind === 'external' ? ['([', '])'] : node.kind === 'dangling' ? ['{{', '}}'] : ['[', ']'];
		lines.push(`  ${names.get(node.id)}${open}"${escape(node.label)}"${close}${node.kind === 'process' ? '' : `:::${node.kind}`}`);
	}
	for (const edge of edges) lines.push(`  ${names.get(edge.from)} ${edge.matched ? '-->' : '-.->'}|"${escape(edge.labels.join(', '))}"| ${names.get(edge.to)}`);
	lines.push('  classDef external stroke-dasharray: 0', '  classDef dangling stroke:#b3261e,stroke-dasharray: 4', '  classDef unknown stroke:#b3261e');
	return `${lines.join('\n')}\n`;
}

/** Mermaid reads `#quot;` as a quotation mark; control characters and line ends would break the chart. */
const escape = (text: string): string => text.replaceAll('"', '#quot;').replaceAll(/[\u0000-\u001f\u007f]+/g, ' ').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
