import {claimEdits, claimable} from '../core/features/actions.ts';
import {offsetAt} from '../core/text/lines.ts';
import type {ClaimParams} from '../host/protocol.ts';
import type {Server} from './context.ts';
import {workspaceEditOf} from './convert.ts';
import {askedWhenRead} from './features/place.ts';

/** True for a client that writes what it is told to. */
export function canClaim({client}: Pick<Server, 'client'>): boolean {
	return client.workspace?.applyEdit === true;
}

/** Has the client claim for a section what it shows, of the criteria that were offered those that it may claim still. */
export async function claim(server: Server, {uri, line, ids}: ClaimParams): Promise<void> {
	const place = await askedWhenRead(server, uri);
	if (place?.entry === undefined || !canClaim(server)) return;
	const offset = offsetAt(place.root.lines(place.path), place.entry.document.length, {line, character: 0});
	const offer = claimable(place.own, place.path, offset);
	const still = offer?.ids.filter(id => ids.includes(id)) ?? [];
	if (offer === undefined || still.length === 0) return;
	await server.connection.workspace.applyEdit({
		label: `Claim ${still.join(', ')}`,
		edit: workspaceEditOf(server, place.root, claimEdits(place.own, place.path, offer.section, still)),
	});
}
