import * as z from 'zod/mini';
import type {Catalog} from './catalog.ts';
import {buildCatalog, referencedConcepts} from './build.ts';
import {checkCatalog} from './check.ts';
import type {CatalogProblem} from './check.ts';
import {issuesOf} from './issues.ts';
import {placeName, pointer} from './places.ts';
import {catalogSource} from './schema.ts';

/** A catalogue, or what is wrong with it. */
export interface LoadedCatalog {
	/** Undefined where there is any problem: half a catalogue would report gaps that are none. */
	readonly catalog?: Catalog;
	readonly problems: readonly CatalogProblem[];
}

export interface CatalogOrigin {
	/** Named in messages. */
	readonly path: string;
	/** Gives language data and, on request, concepts that the source leaves out; undefined for the built-in catalogue. */
	readonly base?: Catalog;
}

/** Reads a catalogue from plain data (parsed YAML or JSON): its shape first, then everything that refers to something else. */
export function loadCatalog(data: unknown, origin: CatalogOrigin): LoadedCatalog {
	if (data === null || data === undefined) {
		return {
			problems: [
				{
					message: `${origin.path} is empty; a catalogue was expected.`,
					remedy: 'Write at least id, version, title, outcomes and concepts; see docs/catalogues.md.',
					path: '',
					kind: 'type',
				},
			],
		};
	}
	const issues = issuesOf(catalogSource, data);
	if (issues.length > 0) {
		return {
			problems: issues.map(({path, message, remedy, kind}) => ({
				message: `\`${placeName(path)}\` ${message}.`,
				remedy,
				path: pointer(path),
				kind,
			})),
		};
	}
	const source = z.parse(catalogSource, data);
	const wanted = referencedConcepts(source);
	const lent = source.conceptsFrom === undefined ? [] : (origin.base?.concepts ?? []);
	const borrowed = new Set(lent.map(({name}) => name).filter(name => wanted.has(name)));
	const problems = checkCatalog(source, borrowed, origin.base !== undefined);
	return problems.length > 0 ? {problems} : {catalog: buildCatalog(source, origin.base), problems};
}
