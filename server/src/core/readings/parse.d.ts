import {type ReadingsFile} from './reading.ts';
/** Keys of an entry, in the order in which they are written. */
export declare const entryKeys: readonly [
	'place',
	'document',
	'criterion',
	'shows',
	'by',
	'on',
	'words',
	'quote',
	'because',
];
/**
 * Reads a readings file. Never fails: a line that cannot be read is one problem at its place, and every other line counts.
 * Of two readings of one reader for one place and criterion the newer counts, of two of one day the one further down.
 */
export declare function parseReadings(path: string, text: string): ReadingsFile;
