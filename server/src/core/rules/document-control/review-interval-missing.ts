import {missingFieldRule} from '../support/missing.ts';

export default missingFieldRule(
	'review',
	{
		id: 'review-interval-missing',
		aliases: ['DAT003'],
		family: 'document-control',
		severity: 'information',
		summary: 'An effective document has neither a review interval nor a next review date.',
		why: 'A document without a review date is read again only when something has gone wrong.',
		remedy: 'Add `review: {interval: P12M, next: 2027-03-02}` with your own interval and date.',
		messages: {
			missing: '{name} has no review date or interval.',
			habit:
				'{share} carry a review date or interval; set one for each, or say in the document control procedure how documents are kept current.',
		},
	},
	document => document.kind !== 'form' && !document.metadata.reviewNext && !document.metadata.reviewInterval,
	'in force',
);
