import {measuresOf} from '../support/objectives.ts';
import {documentRule} from '../rule.ts';

export default documentRule({
	meta: {
		id: 'measure-without-source',
		aliases: ['OBJ007'],
		family: 'objectives',
		severity: 'information',
		summary: 'A measure does not say where its data come from.',
		why: 'A figure that is taken from another list each time cannot be compared with the last one.',
		remedy: 'Add `source:` with the record or system.',
		messages: {missing: 'The measure "{name}" does not say where its data come from.'},
	},
	check({document}, report) {
		for (const measure of measuresOf(document)) {
			if (measure.source !== '') continue;
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
