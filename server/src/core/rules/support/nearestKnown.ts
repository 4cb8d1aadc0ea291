import {nearestId} from '../../text/nearest.ts';
import {remembered} from '../../text/remembered.ts';

const suggestions = remembered((_table: ReadonlyMap<string, unknown>) => new Map<string, string | undefined>());

/** The id of a table nearest to one that it has not, for "did you mean"; looked for once while the table is the same. */
export function nearestKnown(table: ReadonlyMap<string, unknown>, id: string): string | undefined {
	const known = suggestions(table);
	if (!known.has(id)) known.set(id, nearestId(id, table.keys()));
	return known.get(id);
}
