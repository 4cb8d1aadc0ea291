import {measuresOf} from '../support/objectives.ts';
import {documentRule} from '../rule.ts';

const iso = /\b(\d{4}-\d{2}-\d{2})\b/;

export default documentRule({
	meta: {
		id: 'objective-period-over',
		aliases: ['DAT005'],
		family: 'objectives',
		severity: 'warning',
		summary: 'The date of an objective has passed.',
		why: 'Objectives of a period that is over show that nobody has set new ones.',
		remedy: 'Record the result and set the objective for the next period.',
		messages: {over: 'The objective "{name}" ended on {date} and has not been renewed.'},
	},
	check({document, today}, report) {
		if (
			['superseded', 'withdrawn', 'draft'].includes(document.metadata.status?.value ?? '') ||
			document.kind === 'record'
		)
			return;
		for (const measure of measuresOf(document)) {
			const date = iso.exec(measure.due ?? '')?.[1];
			if (date === undefined || date >= today) continue;
			report({
				message: 'over',
				values: {name: measure.name, date},
				path: document.path,
				span: measure.dueSpan,
				key: measure.key,
			});
		}
	},
});
