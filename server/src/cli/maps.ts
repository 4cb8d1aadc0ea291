import {interactionMap} from '../core/rules/support/interaction.ts';
import {svgMap} from '../report/svgMap.ts';
import type {OpenRoot} from './roots.ts';

/** The map of the processes of each root that has any, as SVG, by the root's name. */
export function mapsOf(roots: readonly OpenRoot[]): Map<string, string> {
	return new Map(roots.flatMap(({root, qms}, index) => {
		const interaction = interactionMap(qms.snapshot);
		return interaction.processes.length === 0 ? [] : [[root, svgMap(interaction, 'Interaction of processes', {name: `map${index + 1}`})] as const];
	}));
}
