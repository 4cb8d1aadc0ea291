import {derived} from './derived.ts';
import {listedIn} from './listed.ts';

/** Ids that a list of documents names, in upper case, with the path of the list: the papers may be kept elsewhere, but they are known. */
export const listedIds = derived<string, ReadonlyMap<string, string>>({
	part: ({document}) => {
		const listed = listedIn(document);
		return listed.length > 0 ? listed.map(({id}) => id).join('\n') : undefined;
	},
	combine: parts => {
		const ids = new Map<string, string>();
		for (const [path, part] of parts) for (const id of part.split('\n')) if (!ids.has(id)) ids.set(id, path);
		return ids;
	},
});
