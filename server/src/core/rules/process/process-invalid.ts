import {processName} from '../support/processes.ts';
import {documentRule} from '../rule.ts';

export default documentRule({
	meta: {
		id: 'process-invalid',
		aliases: ['PRC014'],
		family: 'process',
		severity: 'error',
		summary: 'A field of a process does not have the shape that the process schema asks for.',
		why: 'What cannot be read is not checked and gives no evidence.',
		remedy: 'See the process schema: lists hold entries with a name, scalars hold text.',
		messages: {
			shape: '{process}, {field}: {reason}',
			key: 'Unknown key "{key}" in {process}. Did you mean "{suggestion}"?',
		},
	},
	check({document}, report) {
		for (const process of document.processes) {
			const name = processName({document, process});
			for (const problem of process.problems)
				report({
					message: 'shape',
					values: {process: name, field: problem.field, reason: problem.reason},
					path: document.path,
					span: problem.span,
					key: `${process.id} ${problem.field} ${problem.reason}`,
				});
			for (const {key, span, suggestion} of process.unknownKeys) {
				// A key that resembles none of ours is the team's own business.
				if (suggestion === undefined) continue;
				report({
					message: 'key',
					values: {key, process: name, suggestion},
					path: document.path,
					span,
					key: `${process.id} ${key}`,
					severity: 'information',
					fixes: [
						{kind: 'replace', title: `Change to "${suggestion}"`, arguments: {from: key, to: suggestion}, safe: true},
					],
				});
			}
		}
	},
});
