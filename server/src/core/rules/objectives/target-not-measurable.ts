import {isMeasurable, measuresOf} from '../support/objectives.ts';
import {documentRule} from '../rule.ts';

export default documentRule({
	meta: {
		id: 'target-not-measurable',
		aliases: ['OBJ003'],
		family: 'objectives',
		severity: 'warning',
		summary: 'A target has no number, date or yes-or-no criterion.',
		why: 'Two people have to come to the same answer to the question whether the target was reached.',
		remedy: 'Give an amount or a date: ">= 95 %", "none", "by 2027-06-30".',
		messages: {vague: 'The target "{target}" of "{name}" has no number, date or yes-or-no criterion.'},
	},
	check({document}, report) {
		for (const measure of measuresOf(document)) {
			if (!measure.target || isMeasurable(measure.target)) continue;
			report({message: 'vague', values: {target: measure.target, name: measure.name}, path: document.path, span: measure.targetSpan, key: `${measure.where} ${measure.name}`});
		}
	},
});
