import {daysBetween, isControlled, nameOf} from '../support/controlled.ts';
import {dueReview} from '../support/review.ts';
import {graphRule} from '../rule.ts';

export default graphRule({
	meta: {
		id: 'review-overdue',
		aliases: ['DAT001'],
		family: 'document-control',
		severity: 'warning',
		summary: 'The review of a document is overdue.',
		why: 'Documents that are not reviewed drift away from the work; after a year of grace their evidence no longer counts.',
		remedy: 'Review the document, then set the date of the review and of the next one.',
		messages: {overdue: 'The review of {name} was due on {date}, {days} days ago.'},
	},
	reads: () => [],
	check({entry: {document}, today}, report) {
		if (!isControlled(document) || ['superseded', 'withdrawn', 'draft'].includes(document.metadata.status?.value ?? ''))
			return;
		const due = dueReview(document);
		if (!due || due.date >= today) return;
		report({
			message: 'overdue',
			values: {name: nameOf(document), date: due.date, days: daysBetween(due.date, today)},
			path: document.path,
			span: due.span,
			key: due.date,
		});
	},
});
