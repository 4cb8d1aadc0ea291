import {processName, processSpan} from '../support/processes.ts';
import {documentRule} from '../rule.ts';

const expected = ['resources', 'competence', 'risks', 'records', 'procedures'];

export default documentRule({
	meta: {
		id: 'process-field-expected',
		aliases: ['PRC002'],
		family: 'process',
		severity: 'information',
		summary:
			'A process says nothing about a subject an auditor asks about: resources, competence, risks, records or procedures.',
		why: 'The questions come in every audit; a process that answers them in writing needs no search.',
		remedy: 'Add the field, or leave it out on purpose and say so in `qms.yaml` with the rule set to off for the path.',
		messages: {missing: 'The process {name} says nothing about {fields}.'},
	},
	check({document}, report) {
		if (!document.qms || document.template) return;
		for (const process of document.processes) {
			const missing = expected.filter(field => (process.lists[field]?.length ?? 0) === 0);
			if (missing.length === 0) continue;
			report({
				message: 'missing',
				values: {name: processName({document, process}), fields: missing.join(', ')},
				path: document.path,
				span: processSpan(process),
				key: `${process.id} ${missing.join(' ')}`,
			});
		}
	},
});
