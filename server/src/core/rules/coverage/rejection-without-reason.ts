import {documentRule} from '../rule.ts';

export default documentRule({
	meta: {
		id: 'rejection-without-reason',
		aliases: [],
		family: 'coverage',
		severity: 'warning',
		summary: 'A `rejects` directive gives no reason.',
		why: 'It takes evidence away; who reads it next year has to see whether the reason still holds.',
		remedy: 'Write `rejects ID because="…"`.',
		messages: {unreasoned: 'The rejection of {ids} gives no reason (because="…").'},
	},
	check({document, today}, report) {
		for (const directive of document.directives) {
			if (directive.verb !== 'rejects' || (directive.arguments['because'] ?? '').trim() !== '') continue;
			const ids = directive.ids.map(({id}) => id).join(', ');
			report({
				message: 'unreasoned',
				values: {ids},
				path: document.path,
				span: directive.span,
				key: ids,
				fixes: [{kind: 'insert-arguments', title: 'Add a reason', arguments: {names: 'because', today}, safe: false}],
			});
		}
	},
});
