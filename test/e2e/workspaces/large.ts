import {join} from 'node:path';
import {generate} from '../../bench/workspace.ts';
import {projectRoot} from '../hosts/cache.ts';

/** A thousand documents that refer to each other. */
export default function fill(folder: string): void {
	generate(join(projectRoot, 'samples/acme-valves'), folder, 1000);
}
