import type {TextEdit} from '../text/span.ts';

/** One way of filling in what a document lacks. */
export interface Filling {
	readonly title: string;
	readonly edits: readonly TextEdit[];
}
