import type {Catalog, Edition} from '../core/catalog/catalog.ts';
import {editionOf} from '../core/config/edition.ts';
import type {Arguments} from './args.ts';
import type {Host} from './host.ts';
import {startProgress} from './progress.ts';
import {openRoots} from './roots.ts';

/** The catalogues in force where the program was called, each with its edition: those of the nearest `qms.yaml`, else the built-in one. */
export async function catalogsOf(
	args: Arguments,
	host: Host,
): Promise<readonly {readonly catalog: Catalog; readonly edition: Edition}[]> {
	const [first] = await openRoots({...args, paths: []}, host, startProgress(host, true), {markedOnly: true});
	if (first === undefined) return [];
	const {catalogs, config} = first.qms.snapshot;
	return catalogs.map(catalog => ({catalog, edition: editionOf(config, catalog)}));
}
