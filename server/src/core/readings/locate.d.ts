import type {QmsDocument} from '../model/document.ts';
import {type Extent} from './words.ts';
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
	| {
			readonly state: 'fresh' | 'moved';
			readonly at: Located;
	  }
	| {
			readonly state: 'stale';
			readonly at: Located;
	  }
	| {
			readonly state: 'gone';
	  };
/** The places of a repository by the hash of their words. */
export type PlacesByWords = (hash: string) => readonly Located[];
/** Where the words of a reading stand in the documents there are; `elsewhere` is asked only where the place is gone. */
export declare function whereaboutsOf(
	reading: PlaceReading,
	documentAt: (path: string) => QmsDocument | undefined,
	elsewhere: PlacesByWords,
): Whereabouts;
/** The section of an anchor; the document before its first heading for an empty one. */
export declare function sectionOf(document: QmsDocument, slug: string): number | undefined;
