import {measuresOf} from '../support/objectives.ts';
import {documentRule} from '../rule.ts';

export default documentRule({
	meta: {
		id: 'objective-without-date',
		aliases: ['OBJ006'],
		family: 'objectives',
		severity: 'warning',
		summary: 'An objective has no date.',
		why: 'An objective without a date is never late.',
		remedy: 'Add the date by which it is to be reached.',
		messages: {missing: 'The objective "{name}" has no date.'},
	},
	check({document}, report) {
		for (const measure of measuresOf(document)) {
			if (measure.sort !== 'objective' || measure.due !== '' || measure.frequency) continue;
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
