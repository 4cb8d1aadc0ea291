import type {Catalog, Edition} from '../core/catalog/catalog.ts';
import type {Arguments} from './args.ts';
import type {Host} from './host.ts';
import {startProgress} from './progress.ts';
import {openRoots} from './roots.ts';

/** The catalogues in force where the program was called: those of the nearest `qms.yaml`, else the built-in one. */
export async function catalogsOf(
	args: Arguments,
	host: Host,
): Promise<{catalogs: readonly Catalog[]; edition: Edition | undefined}> {
	const [first] = await openRoots({...args, paths: []}, host, startProgress(host, true));
	return {catalogs: first?.qms.snapshot.catalogs ?? [], edition: first?.qms.snapshot.config.profile.edition};
}
