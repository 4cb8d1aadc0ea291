import {measuresOf} from '../support/objectives.ts';
import {documentRule} from '../rule.ts';

export default documentRule({
	meta: {
		id: 'target-without-frequency',
		aliases: ['OBJ001'],
		family: 'objectives',
		severity: 'warning',
		summary: 'A measure has a target but does not say how often it is measured.',
		why: 'A target that nobody looks at on a set day is looked at before the audit.',
		remedy: 'Add the frequency: daily, weekly, monthly, quarterly, yearly, per batch or P3M.',
		messages: {missing: 'The measure "{name}" has a target but no frequency.'},
	},
	check({document}, report) {
		for (const measure of measuresOf(document)) {
			// An objective with a date is looked at on that date.
			if (!measure.target || measure.frequency !== '' || measure.due) continue;
			report({
				message: 'missing',
				values: {name: measure.name},
				path: document.path,
				span: measure.span,
				key: measure.key,
			});
		}
	},
});
