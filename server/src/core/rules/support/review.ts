import type {IsoDate, QmsDocument} from '../../model/document.ts';
import type {Span} from '../../text/span.ts';
import {addDuration} from './duration.ts';

/** When a document's next review is due, and where that is said: its date, else last review, effect or approval plus interval. */
export function dueReview(document: QmsDocument): {readonly date: IsoDate; readonly span: Span} | undefined {
	const {reviewNext, reviewInterval, reviewLast, effective, approved} = document.metadata;
	if (reviewNext) return {date: reviewNext.value, span: reviewNext.span};
	const from = reviewLast ?? approved ?? effective;
	if (!reviewInterval || !from) return undefined;
	const date = addDuration(from.value, reviewInterval.value);
	return date === undefined ? undefined : {date, span: reviewInterval.span};
}
