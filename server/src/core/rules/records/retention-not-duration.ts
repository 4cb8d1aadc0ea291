import {recordsOf, retentionMonths} from '../support/records.ts';
import {documentRule} from '../rule.ts';

export default documentRule({
	meta: {
		id: 'retention-not-duration',
		aliases: ['REC002'],
		family: 'records',
		severity: 'information',
		summary: 'The retention time is not a valid duration.',
		why: '"Long" does not say when a record may be destroyed.',
		remedy: 'Write P10Y or "10 years", or the event that ends it: "life of the product".',
		messages: {vague: 'The retention time "{value}" is not a valid duration. Write P10Y or "10 years".'},
	},
	check({document}, report) {
		for (const record of recordsOf(document)) {
			// A pointer to the retention rules of a law or another document is an answer too.
			if (
				!record.retention ||
				retentionMonths(record.retention) !== undefined ||
				/[A-Z]{2,}-?\d|§|\d/.test(record.retention)
			)
				continue;
			report({
				message: 'vague',
				values: {value: record.retention},
				path: document.path,
				span: record.retentionSpan,
				key: `${record.where} ${record.name}`.trim(),
			});
		}
	},
});
