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
			// A pointer to a law or another document, an event, and the place that keeps everything are answers, too.
			if (!record.retention || retentionMonths(record.retention) !== undefined || !isVague(record.retention)) continue;
			report({
				message: 'vague',
				values: {value: record.retention},
				path: document.path,
				span: record.retentionSpan,
				key: record.key,
			});
		}
	},
});

/** Words in four languages that give no end, and nothing beside them that could. */
function isVague(retention: string): boolean {
	return /^(?:an? |eine[nr]? |una? |une )?(?:very |sehr |muy |tr[eè]s )?(?:long(?: time| term)?|short(?: time| term)?|as (?:long as )?(?:needed|required|necessary|appropriate)|sufficient(?:ly)?|some time|a while|yes|ja|lange?(?: zeit)?|kurz|nach bedarf|bei bedarf|ausreichend|angemessen|largo(?: plazo)?|corto plazo|seg[uú]n (?:necesidad|corresponda)|el necesario|s[ií]|long(?:ue dur[eé]e| terme)|court terme|selon (?:besoin|le besoin)|suffisante?|oui)[.\s]*$/iu.test(
		retention.trim(),
	);
}
