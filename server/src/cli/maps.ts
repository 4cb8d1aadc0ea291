import type {ProcessMap} from '../report/html/parts.ts';
import {processMap} from '../report/processMap.ts';
import type {OpenRoot} from './roots.ts';

/** The map of the processes of each root that has any, by the root's name. */
export function mapsOf(roots: readonly OpenRoot[]): Map<string, ProcessMap> {
	return new Map(
		roots.flatMap(({root, qms}, index) => {
			const map = processMap(qms.snapshot, `map${index + 1}`);
			return map === undefined ? [] : [[root, map] as const];
		}),
	);
}
