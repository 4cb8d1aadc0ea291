import {documentRule} from '../rule.ts';

export default documentRule({
	meta: {
		id: 'not-a-date',
		aliases: ['DOC015'],
		family: 'document-control',
		severity: 'error',
		summary: 'A date field contains something that is not a date, or a date that can be read in two ways.',
		why: 'Reviews and approvals are followed by their dates; 3/2/26 is February in one office and March in the next.',
		remedy: 'Write the date as YYYY-MM-DD.',
		messages: {
			'not-a-date': '{key}: "{value}" is not a valid date. Write it as YYYY-MM-DD.',
			ambiguous: '{key}: "{value}" can be read in two ways. Write it as YYYY-MM-DD.',
			duration: '{key}: "{value}" is not a valid duration. Write it as P12M or "12 months".',
		},
	},
	check({document}, report) {
		if (!document.qms) return;
		for (const problem of document.metadata.problems) {
			const message = (
				{'not-a-date': 'not-a-date', 'ambiguous-date': 'ambiguous', 'not-a-duration': 'duration'} as const
			)[problem.kind as 'not-a-date'];
			if (message === undefined) continue;
			report({
				message,
				values: {key: problem.key, value: problem.raw},
				path: document.path,
				span: problem.span,
				key: `${problem.key} ${problem.raw}`,
				...(message !== 'not-a-date' && {severity: 'warning' as const}),
			});
		}
	},
});
