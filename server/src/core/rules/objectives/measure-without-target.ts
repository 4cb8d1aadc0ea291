import {isMeasurable, measuresOf} from '../support/objectives.ts';
import {documentRule} from '../rule.ts';

export default documentRule({
	meta: {
		id: 'measure-without-target',
		aliases: ['OBJ002'],
		family: 'objectives',
		severity: 'warning',
		summary: 'A measure has no target.',
		why: 'Without a target a number says neither that the process works nor that it does not.',
		remedy: 'Add `target:` with an amount, such as ">= 95 %".',
		messages: {missing: 'The measure "{name}" has no target.'},
	},
	check({document}, report) {
		for (const measure of measuresOf(document)) {
			// A number or a letter is the row's, and names no measure.
			if (measure.target !== '' || !/\p{L}{3}/u.test(measure.name) || saysItself(measure.name)) continue;
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

/** A sentence with an amount in it is measure and target in one: "Reviews held annually", "All software is validated". */
const saysItself = (name: string): boolean =>
	name.trim().split(/\s+/).length > 2 &&
	(isMeasurable(name) ||
		/\b(?:annual|month|quarter|week|dai)ly\b|(?:jähr|monat|wöchent|täg)lich|(?:anual|mensual|semanal)mente|annuellement/iu.test(
			name,
		));
