import {documentRule} from '../rule.ts';

export default documentRule({
	meta: {
		id: 'link-as-text',
		aliases: [],
		family: 'references',
		severity: 'warning',
		summary: 'What was meant as a link is shown as text.',
		why: 'Whoever reads the page sees brackets, and cannot open the form or procedure that is named.',
		remedy: 'Write %20 for each blank of the path, or define the label of the link.',
		messages: {
			blanks: 'This is no link to a reader: the path {target} holds blanks.',
			undefined: 'This is no link to a reader: nothing defines the label {target}.',
		},
	},
	check({document}, report) {
		if (!document.qms) return;
		for (const {kind, span, target} of document.references) {
			if (kind !== 'as-text') continue;
			const isLabel = target.startsWith('[');
			report({
				message: isLabel ? 'undefined' : 'blanks',
				values: {target},
				path: document.path,
				span,
				key: target,
				...(!isLabel && {
					fixes: [
						{
							kind: 'replace',
							title: 'Write %20 for each blank',
							arguments: {from: target, to: target.trim().replaceAll(/\s/g, '%20')},
							safe: true,
						},
					],
				}),
			});
		}
	},
});
