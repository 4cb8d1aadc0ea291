import {missingFieldRule} from '../support/missing.ts';

export default missingFieldRule(
	'approved',
	{
		id: 'approval-date-missing',
		aliases: ['DOC009'],
		family: 'document-control',
		severity: 'error',
		summary: 'An effective document has no approval date.',
		why: 'Without the date nobody can tell whether a later change was ever released.',
		remedy: 'Add `approved: YYYY-MM-DD` with the day of release.',
		messages: {
			missing: '{name} is effective but has no approval date.',
			habit: '{share} carry an approval date; add it to each document in force.',
		},
	},
	document =>
		!document.metadata.approved &&
		!document.metadata.effective &&
		!['form', 'register', 'mapping'].includes(document.kind),
	'in force',
);
