import {documentRule} from '../rule.ts';

export default documentRule({
	meta: {
		id: 'suppression-without-reason',
		aliases: ['CFG004'],
		family: 'configuration',
		severity: 'warning',
		summary: 'An `ignore` directive gives no reason, so it silences nothing.',
		why: 'Who reads it next year has to see why the finding was set aside, and whether that still holds.',
		remedy: 'Write `ignore RULE because="…"`.',
		messages: {unreasoned: 'ignore {rules} gives no reason (because="…"), so it silences nothing.'},
	},
	check({document, today}, report) {
		for (const directive of document.directives) {
			if (directive.verb !== 'ignore' || (directive.arguments['because'] ?? '').trim() !== '') continue;
			const rules = directive.ids.map(({id}) => id).join(', ');
			report({
				message: 'unreasoned',
				values: {rules},
				path: document.path,
				span: directive.span,
				key: rules,
				fixes: [{kind: 'insert-arguments', title: 'Add a reason', arguments: {names: 'because', today}, safe: false}],
			});
		}
	},
});
