import {setFlagsFromString} from 'node:v8';

/**
 * Makes pauses of the collector short while people type. While thousands of documents are read nearly every object stays,
 * from which V8 learns to make objects of such kinds old from birth. The same kinds are made and dropped at every key
 * afterwards, and whatever a dead old object points to is copied with the living: measured with a thousand documents,
 * twenty times as much, in pauses three times as long.
 */
export function keepObjectsYoung(): void {
	setFlagsFromString('--no-allocation-site-pretenuring');
	// What the command line sets below is not for a server.
	setFlagsFromString('--semi-space-growth-factor=2');
	setFlagsFromString('--heap-growing-percent=0');
}

/**
 * Keeps the heap near what is alive in it, threads included, for a run that ends when it has answered. One that reads thousands of
 * documents keeps most of what it makes, from which V8 learns to make room for 128 MB of new objects and to let the rest grow to
 * several times what is alive: with 889 documents a quarter to a third of all memory, for no time that could be measured.
 */
export function keepHeapSmall(): void {
	// With the 1 MB that it begins with, new objects are collected at every megabyte: it may grow once, while the program is loaded.
	setFlagsFromString('--semi-space-growth-factor=4');
	setFlagsFromString('--heap-growing-percent=25');
}

/** Lets the room for new objects grow no more, once the program is loaded. */
export function keepNewObjectsFew(): void {
	setFlagsFromString('--semi-space-growth-factor=1');
}
