import {processName, spanOf, textOf} from '../support/processes.ts';
import {documentRule} from '../rule.ts';

export default documentRule({
	meta: {
		id: 'risk-without-action',
		aliases: ['PRC011'],
		family: 'process',
		severity: 'warning',
		summary: 'A risk of a process has no action.',
		why: 'A list of risks without actions is the most frequent finding about risks: it is known what may happen and nothing is done.',
		remedy: 'Add `action:` and `owner:`; where the risk is accepted, say so as the action.',
		messages: {missing: 'The risk "{name}" of {process} has no action.'},
	},
	check({document}, report) {
		if (!document.qms || document.template) return;
		for (const process of document.processes) {
			for (const item of process.lists['risks'] ?? []) {
				if (textOf(item, 'action') !== '') continue;
				const name = textOf(item, 'name');
				report({
					message: 'missing',
					values: {name, process: processName({document, process})},
					path: document.path,
					span: spanOf(item, 'name'),
					key: `${process.id} ${name}`,
				});
			}
		}
	},
});
