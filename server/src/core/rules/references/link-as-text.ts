import {resolveLink} from '../support/links.ts';
import {graphRule} from '../rule.ts';

export default graphRule({
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
	reads: snapshot => [snapshot.files],
	check({entry: {document}, snapshot}, report) {
		// Nothing makes a page of a process in YAML.
		if (!document.qms || document.format === 'yaml') return;
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
							// Where no such file is there, it may have been meant as the text that it is.
							safe: resolveLink(snapshot, document.path, target.trim()).kind === 'file',
						},
					],
				}),
			});
		}
	},
});
