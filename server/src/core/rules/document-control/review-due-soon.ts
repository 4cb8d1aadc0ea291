import {daysBetween, isControlled, nameOf} from '../support/controlled.ts';
import {dueReview} from '../support/review.ts';
import {graphRule} from '../rule.ts';

export default graphRule({
	meta: {
		id: 'review-due-soon',
		aliases: ['DAT002'],
		family: 'document-control',
		severity: 'information',
		summary: 'The review of a document falls due soon.',
		why: 'A review that is planned is held; one that is remembered late is overdue.',
		remedy: 'Plan the review.',
		messages: {due: 'The review of {name} is due on {date}, in {days} days.'},
		options: {days: {description: 'How many days ahead counts as soon.', default: 30}},
	},
	reads: () => [],
	check({entry: {document}, today, options}, report) {
		if (!isControlled(document) || ['superseded', 'withdrawn', 'draft'].includes(document.metadata.status?.value ?? ''))
			return;
		const due = dueReview(document);
		if (!due) return;
		const days = daysBetween(today, due.date);
		const ahead = typeof options['days'] === 'number' ? options['days'] : 30;
		if (days < 0 || days > ahead) return;
		report({
			message: 'due',
			values: {name: nameOf(document), date: due.date, days},
			path: document.path,
			span: due.span,
			key: due.date,
		});
	},
});
