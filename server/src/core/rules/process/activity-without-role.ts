import {processName, spanOf, textOf} from '../support/processes.ts';
import {documentRule} from '../rule.ts';

export default documentRule({
	meta: {
		id: 'activity-without-role',
		aliases: ['PRC010'],
		family: 'process',
		severity: 'warning',
		summary: 'An activity of a process names no role.',
		why: 'A step that nobody is named for is left to whoever has time.',
		remedy: 'Add `role:` to the activity.',
		messages: {missing: 'Activity {number} of {process} names no role: "{step}".'},
	},
	check({document}, report) {
		if (!document.qms || document.template) return;
		for (const process of document.processes) {
			for (const [index, item] of (process.lists['activities'] ?? []).entries()) {
				if (textOf(item, 'role') !== '') continue;
				const step = textOf(item, 'step') || textOf(item, 'name');
				report({
					message: 'missing',
					values: {
						number: index + 1,
						process: processName({document, process}),
						step: step.length > 60 ? `${step.slice(0, 59)}…` : step,
					},
					path: document.path,
					span: spanOf(item, 'step'),
					key: `${process.id} ${step}`,
				});
			}
		}
	},
});
