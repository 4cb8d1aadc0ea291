import {recordsOf} from '../support/records.ts';
import {documentRule} from '../rule.ts';

export default documentRule({
	meta: {
		id: 'record-without-retention',
		aliases: ['REC001'],
		family: 'records',
		severity: 'warning',
		summary: 'A record has no retention time.',
		why: 'Records are thrown away too early or kept for ever when nobody has said how long they are needed.',
		remedy: 'Add the retention time: P10Y or "10 years".',
		messages: {missing: 'The record "{name}" has no retention time.'},
	},
	check({document}, report) {
		for (const record of recordsOf(document)) {
			if (record.retention !== '') continue;
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
