import type {QmsDocument} from '../model/document.ts';
import {documentHashes, type Extent, extentWith} from './words.ts';
import type {PlaceReading} from './reading.ts';

/** A place of a repository. */
export interface Located extends Extent {
	readonly path: string;
}

/**
 * Where the words of a reading stand now. `fresh`: where they stood. `moved`: word for word elsewhere, since the file, the
 * heading or the order has changed. `stale`: the place is there and says something else. `gone`: neither.
 */
export type Whereabouts =
	| {readonly state: 'fresh' | 'moved'; readonly at: Located}
	| {readonly state: 'stale'; readonly at: Located}
	| {readonly state: 'gone'};

/** Words so few that they stand in many places by chance are looked for under the same heading alone. */
const fewestWords = 5;

/** The places of a repository by the hash of their words. */
export type PlacesByWords = (hash: string) => readonly Located[];

/** Where the words of a reading stand in the documents there are; `elsewhere` is asked only where the place is gone. */
export function whereaboutsOf(
	reading: PlaceReading,
	documentAt: (path: string) => QmsDocument | undefined,
	elsewhere: PlacesByWords,
): Whereabouts {
	const document = documentAt(reading.path);
	const {path, slug, words} = reading;
	const section = document ? sectionOf(document, slug) : undefined;
	if (document && section !== undefined) {
		const extent = extentWith(document, section, words);
		if (extent) return {state: 'fresh', at: {path, ...extent}};
	}
	if (document) {
		const within = movedWithin(document, reading, section === undefined);
		if (within) return {state: 'moved', at: {path, ...within}};
		if (section !== undefined) return {state: 'stale', at: {path, ...staleExtent(document, section)}};
	}
	const found = only(
		elsewhere(words).filter(place => {
			const there = documentAt(place.path);
			return there !== undefined && isTelling(there, place, slug);
		}),
		place => documentAt(place.path)?.sections[place.section]?.slug === slug,
	);
	return found ? {state: 'moved', at: found} : {state: 'gone'};
}

/** The section of an anchor; the document before its first heading for an empty one. */
export function sectionOf(document: QmsDocument, slug: string): number | undefined {
	const index = document.sections.findIndex(section => section.slug === slug);
	return index < 0 ? undefined : index;
}

/** A reading of a section that has changed is asked anew of the section by itself, or with those below it where it has no words of its own. */
function staleExtent(document: QmsDocument, section: number): Extent {
	const own = documentHashes(document)[section]?.ownWords ?? 0;
	return {section, sectionEnd: own > 0 ? section + 1 : (document.sections[section]?.subtreeEnd ?? section + 1)};
}

/** The one place of a document that has the words of a reading; where its heading is gone, however few they are. */
function movedWithin(document: QmsDocument, {slug, words}: PlaceReading, renamed: boolean): Extent | undefined {
	const found = document.sections.flatMap(({index}) => {
		const extent = extentWith(document, index, words);
		return extent && (renamed ? wordCount(document, extent) > 0 : isTelling(document, extent, slug)) ? [extent] : [];
	});
	return only(found, () => false);
}

function isTelling(document: QmsDocument, extent: Extent, slug: string): boolean {
	const count = wordCount(document, extent);
	return count >= fewestWords || (count > 0 && document.sections[extent.section]?.slug === slug);
}

function wordCount(document: QmsDocument, {section, sectionEnd}: Extent): number {
	const hashes = documentHashes(document)[section];
	return (sectionEnd > section + 1 ? hashes?.wholeWords : hashes?.ownWords) ?? 0;
}

/** The one place there is; of several the one that is preferred; undefined where that leaves a doubt. */
function only<P>(places: readonly P[], preferred: (place: P) => boolean): P | undefined {
	if (places.length < 2) return places[0];
	const better = places.filter(preferred);
	return better.length === 1 ? better[0] : undefined;
}
