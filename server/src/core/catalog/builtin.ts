import type {Catalog} from './catalog.ts';
import data from './iso9001-eo.generated.json' with {type: 'json'};

/** The id of the catalogue that is shipped. */
export const builtinId = 'iso9001-eo';

/** The shipped catalogue. Checked when it is generated and by the tests, not at each start. */
export function builtinCatalog(): Catalog {
	return data as unknown as Catalog;
}
