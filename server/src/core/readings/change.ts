import {fileFor, isReadingsFile} from './files.ts';
import {parseReadings} from './parse.ts';
import {identityOf, type Reading} from './reading.ts';
import {type ReadingChange, writeReadings} from './write.ts';

/** Readings files with their texts after a change, or the file in which a merge conflict stands in the way. */
export type Rewritten = {readonly texts: ReadonlyMap<string, string>} | {readonly conflict: string};

/**
 * Writes readings into the files that hold them: each replaced or removed where it stands, new ones where they belong.
 * `texts` are the readings files there are. Only files that change are in the result.
 */
export function changedFiles(
	texts: ReadonlyMap<string, string>,
	{set = [], removed = [], renamed}: ReadingChange,
): Rewritten {
	const files = new Map([...texts].filter(([path]) => isReadingsFile(path)));
	const leaving = new Set([...set, ...removed].map(identityOf));
	const targets = new Map<string, Reading[]>();
	for (const reading of set) {
		const path = fileFor(reading, files.keys());
		targets.set(path, [...(targets.get(path) ?? []), reading]);
	}
	const changed = new Map<string, string>();
	for (const path of new Set([...files.keys(), ...targets.keys()])) {
		const text = files.get(path);
		const own = targets.get(path) ?? [];
		const staying = new Set(own.map(identityOf));
		const gone =
			text === undefined
				? []
				: parseReadings(path, text)
						.entries.map(({reading}) => reading)
						.filter(reading => leaving.has(identityOf(reading)) && !staying.has(identityOf(reading)));
		if (own.length + gone.length === 0) continue;
		const written = writeReadings(text, {set: own, removed: gone, ...(renamed ? {renamed} : {})});
		if (written === undefined) return {conflict: path};
		if (written !== text) changed.set(path, written);
	}
	return {texts: changed};
}
