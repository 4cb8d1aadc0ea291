import {measuresOf} from '../support/objectives.ts';
import {documentRule} from '../rule.ts';

export default documentRule({
	meta: {
		id: 'objective-without-owner',
		aliases: ['OBJ005'],
		family: 'objectives',
		severity: 'warning',
		summary: 'An objective names no owner.',
		why: 'What nobody answers for is done by nobody.',
		remedy: 'Add the owner to the objective.',
		messages: {missing: 'The objective "{name}" has no owner.'},
	},
	check({document}, report) {
		for (const measure of measuresOf(document)) {
			if (measure.sort !== 'objective' || measure.owner !== '') continue;
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
