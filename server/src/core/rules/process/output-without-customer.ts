import {processName, spanOf, textOf} from '../support/processes.ts';
import {documentRule} from '../rule.ts';

export default documentRule({
	meta: {
		id: 'output-without-customer',
		aliases: ['PRC004'],
		family: 'process',
		severity: 'warning',
		summary: 'An output of a process does not say who receives it.',
		why: 'An output that nobody is named for is made in vain, or its receiver is not asked what is needed.',
		remedy: 'Add `to:` with a process id or `external:customer`.',
		messages: {missing: 'The output "{name}" of {process} does not say who receives it.'},
	},
	check({document}, report) {
		if (!document.qms || document.template) return;
		for (const process of document.processes) {
			for (const item of process.lists['outputs'] ?? []) {
				if (textOf(item, 'to') !== '') continue;
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
