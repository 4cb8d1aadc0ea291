import type {ExplainParams} from '../../../server/src/host/protocol.ts';

/**
 * What a command is handed depends on the menu that it stands in: the editor's menu gives the URI of the document, a row of
 * a view its node, the bar above a view the node that has the focus or nothing. Only what is known here is taken.
 */
type Given = Readonly<Record<string, unknown>>;

/** The question of a lens, a link or a row of the outcomes; undefined for everything else, which asks about here. */
export function questionOf(given: unknown): ExplainParams | undefined {
	if (!isGiven(given)) return undefined;
	if (isGiven(given['root'])) {
		const id = idOf(given['criterion']) ?? idOf(given['outcome']);
		const uri = rootOf(given);
		return id === undefined ? undefined : {id, ...(uri === undefined ? {} : {uri})};
	}
	return typeof given['id'] === 'string' || typeof given['line'] === 'number' ? (given as ExplainParams) : undefined;
}

/** The URI of a QMS root, named or that of a row; undefined where none is named. */
export function rootOf(given: unknown): string | undefined {
	if (typeof given === 'string') return given;
	const root = isGiven(given) ? given['root'] : undefined;
	return isGiven(root) && typeof root['uri'] === 'string' ? root['uri'] : undefined;
}

function idOf(value: unknown): string | undefined {
	return isGiven(value) && typeof value['id'] === 'string' ? value['id'] : undefined;
}

function isGiven(value: unknown): value is Given {
	return typeof value === 'object' && value !== null;
}
