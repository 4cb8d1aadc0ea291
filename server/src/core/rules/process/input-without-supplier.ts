import {processName, spanOf, textOf} from '../support/processes.ts';
import {documentRule} from '../rule.ts';

export default documentRule({
	meta: {
		id: 'input-without-supplier',
		aliases: ['PRC003'],
		family: 'process',
		severity: 'warning',
		summary: 'An input of a process does not say where it comes from.',
		why: 'Processes hang together by what one hands to the next; an input from nowhere is a gap in the chain.',
		remedy: 'Add `from:` with a process id or `external:customer`.',
		messages: {missing: 'The input "{name}" of {process} does not say where it comes from.'},
	},
	check({document}, report) {
		if (!document.qms || document.template) return;
		for (const process of document.processes) {
			for (const item of process.lists['inputs'] ?? []) {
				if (textOf(item, 'from') !== '') continue;
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
