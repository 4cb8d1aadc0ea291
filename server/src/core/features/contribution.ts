import type {Catalog} from '../catalog/catalog.ts';
import {editionOf} from '../coverage/compute.ts';
import {type Contribution, contributionOf} from '../coverage/places.ts';
import type {DocumentEntry} from '../workspace/snapshot.ts';
import {stateContext} from '../workspace/state.ts';
import type {FeatureContext} from './context.ts';

/** What one document brings to a catalogue, all of its places included; undefined where it brings nothing. */
export function contribution({snapshot}: FeatureContext, entry: DocumentEntry, catalog: Catalog): Contribution | undefined {
	return contributionOf(entry, catalog, {...stateContext(snapshot), edition: editionOf(snapshot, catalog), boilerplate: snapshot.index.boilerplate});
}
