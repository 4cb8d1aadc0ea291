import type {QmsDocument} from '../model/document.ts';
import {identityOf, placeName, type PlaceReading, type Reading, type ReadingsFile} from './reading.ts';
import type {Whereabouts} from './locate.ts';

/** A reading whose words stand elsewhere now. */
export interface Moved {
	readonly from: string;
	readonly to: string;
}

export interface Tidied {
	readonly set: readonly Reading[];
	readonly removed: readonly Reading[];
	/** Identity of each reading that moved, to the one it has now. */
	readonly renamed: ReadonlyMap<string, string>;
	readonly moved: readonly Moved[];
	/** Lines that another one of the same reader took the place of. */
	readonly superseded: number;
}

/** What makes readings files say where their words stand now: places that moved are named anew, lines that count no more are left out. */
export function tidied(
	files: Iterable<ReadingsFile>,
	placed: readonly {readonly reading: PlaceReading; readonly found: Whereabouts}[],
	documentAt: (path: string) => QmsDocument | undefined,
): Tidied {
	const all = [...files];
	const moves = placed.flatMap(({reading, found}) => {
		if (found.state !== 'moved') return [];
		const slug = documentAt(found.at.path)?.sections[found.at.section]?.slug ?? '';
		return [{reading, now: {...reading, path: found.at.path, slug}}];
	});
	const left = new Set(moves.map(({reading}) => identityOf(reading)));
	return {
		set: [
			...all.flatMap(({entries}) =>
				entries.map(({reading}) => reading).filter(reading => !left.has(identityOf(reading))),
			),
			...moves.map(({now}) => now),
		],
		removed: moves.map(({reading}) => reading),
		renamed: new Map(moves.map(({reading, now}) => [identityOf(reading), identityOf(now)])),
		moved: moves.map(({reading, now}) => ({from: placeName(reading), to: placeName(now)})),
		superseded: all.reduce((sum, {superseded}) => sum + superseded.length, 0),
	};
}
