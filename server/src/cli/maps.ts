import {interactionMap} from '../core/rules/support/interaction.ts';
import type {ProcessMap} from '../report/html/parts.ts';
import {mapGraph} from '../report/mapGraph.ts';
import {svgMap} from '../report/svgMap.ts';
import type {OpenRoot} from './roots.ts';

/** The map of the processes of each root that has any, by the root's name. */
export function mapsOf(roots: readonly OpenRoot[]): Map<string, ProcessMap> {
	return new Map(roots.flatMap(({root, qms}, index) => {
		const interaction = interactionMap(qms.snapshot);
		if (interaction.processes.length === 0) return [];
		const {nodes, edges} = mapGraph(interaction);
		const names = new Map(nodes.map(node => [node.id, node.caption === '' ? node.label : `${node.caption} ${node.label}`]));
		const flows = edges.flatMap(({from, to, labels, matched}) => labels.map(name => ({from: names.get(from) ?? from, to: names.get(to) ?? to, name, matched})));
		return [[root, {svg: svgMap(interaction, 'Interaction of processes', {name: `map${index + 1}`}), flows}] as const];
	}));
}
