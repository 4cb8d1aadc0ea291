import {type InteractionMap, interactionMap} from '../core/rules/support/interaction.ts';
import type {Snapshot} from '../core/workspace/snapshot.ts';
import type {ProcessMap} from './html/parts.ts';
import {mapGraph} from './mapGraph.ts';
import {svgMap} from './svgMap.ts';
import {counted} from './words.ts';

/** The map of the processes for a page of several, with its flows as a table; undefined where there is no process. */
export function processMap(snapshot: Snapshot, name: string): ProcessMap | undefined {
	const interaction = interactionMap(snapshot);
	if (interaction.processes.length === 0) return undefined;
	const {nodes, edges} = mapGraph(interaction);
	const names = new Map(
		nodes.map(node => [node.id, node.caption === '' ? node.label : `${node.caption} ${node.label}`]),
	);
	const flows = edges.flatMap(({from, to, labels, matched}) =>
		labels.map(label => ({from: names.get(from) ?? from, to: names.get(to) ?? to, name: label, matched})),
	);
	return {svg: svgMap(interaction, 'Interaction of processes', {name}), flows};
}

export function mapTitle({config: {organization}}: Snapshot): string {
	return organization === '' ? 'Interaction of processes' : `${organization}: interaction of processes`;
}

/** How many processes and flows a map shows and what is open in it; `where` says who tells which. */
export function mapSummary({processes, flows, dangling}: InteractionMap, where: string): string {
	const loose = flows.filter(flow => !flow.matched).length;
	const open = [
		...(loose > 0 ? [`${counted(loose, 'flow')} named on one side only`] : []),
		...(dangling.length > 0 ? [`${counted(dangling.length, 'open end')}`] : []),
	];
	return `${counted(processes.length, 'process', 'processes')}, ${counted(flows.length, 'flow')}; ${open.length === 0 ? 'every flow is named on both sides' : `${open.join(', ')} (${where})`}.`;
}
