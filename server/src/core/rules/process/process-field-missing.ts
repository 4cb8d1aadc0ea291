import {processName, processSpan} from '../support/processes.ts';
import {documentRule} from '../rule.ts';

const fields: readonly (readonly [field: string, list: boolean])[] = [
	['owner', false],
	['purpose', false],
	['inputs', true],
	['activities', true],
	['outputs', true],
	['measures', true],
];

export default documentRule({
	meta: {
		id: 'process-field-missing',
		aliases: ['PRC001'],
		family: 'process',
		severity: 'warning',
		summary:
			'A process lacks a field without which it is not described: owner, purpose, inputs, activities, outputs or measures.',
		why: 'A process that has no owner is nobody’s, and one without a measure cannot be shown to work.',
		remedy: 'Add the field; the process schema shows its shape.',
		messages: {missing: 'The process {name} has no {field}.'},
	},
	check({document}, report) {
		if (!document.qms || document.template) return;
		for (const process of document.processes) {
			for (const [field, list] of fields) {
				const there = list
					? (process.lists[field]?.length ?? 0) > 0
					: (process.scalars[field]?.text ?? '') !== '' ||
						(field === 'owner' && document.metadata.owner !== undefined && document.processes.length === 1);
				if (there) continue;
				const span = process.keys[field] ?? processSpan(process);
				report({
					message: 'missing',
					values: {name: processName({document, process}), field},
					path: document.path,
					span,
					key: `${process.id} ${field}`,
				});
			}
		}
	},
});
