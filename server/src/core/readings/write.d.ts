import {type Reading} from './reading.ts';
/** What is to be changed in a readings file. */
export interface ReadingChange {
	/** New readings; each takes the place of one with the same identity. */
	readonly set?: readonly Reading[];
	readonly removed?: readonly Reading[];
}
/**
 * The text of a readings file after a change: sorted, one line a reading; comments go with the reading below them, lines
 * that cannot be read stay. Undefined where a merge conflict is left in the file: nothing is written then.
 */
export declare function writeReadings(text: string | undefined, {set, removed}: ReadingChange): string | undefined;
/** A reading as its line. */
export declare function lineOf(reading: Reading): string;
