import {recordsOf} from '../support/records.ts';
import {documentRule} from '../rule.ts';

export default documentRule({
	meta: {
		id: 'record-without-location',
		aliases: ['REC003'],
		family: 'records',
		severity: 'warning',
		summary: 'A record does not say where it is kept.',
		why: 'A record that cannot be found on the day of the audit does not exist.',
		remedy: 'Add the location: a system, folder or cabinet.',
		messages: {missing: 'The record "{name}" does not say where it is kept.'},
	},
	check({document}, report) {
		for (const record of recordsOf(document)) {
			if (record.location !== '') continue;
			report({
				message: 'missing',
				values: {name: record.name},
				path: document.path,
				span: record.span,
				key: record.key,
			});
		}
	},
});
