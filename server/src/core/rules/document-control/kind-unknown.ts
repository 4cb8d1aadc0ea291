import {documentKinds} from '../../model/document.ts';
import {nearest} from '../../text/nearest.ts';
import {documentRule} from '../rule.ts';

export default documentRule({
	meta: {
		id: 'kind-unknown',
		aliases: ['DOC004'],
		family: 'document-control',
		severity: 'error',
		summary: 'Unknown document kind.',
		why: 'What a document may give evidence for depends on its kind; a misspelt kind makes it an uncontrolled page.',
		remedy:
			'Use one of policy, manual, scope, process, procedure, instruction, form, record, register, plan, role, specification, mapping, external.',
		messages: {
			unknown: 'Unknown document kind "{value}". Use one of: {kinds}.',
			suggestion: 'Unknown document kind "{value}". Did you mean "{suggestion}"?',
		},
	},
	check({document, config}, report) {
		for (const problem of document.metadata.problems) {
			// `type:` and `category:` carry many meanings in other tools; only `kind:` is ours alone.
			if (!document.qms || problem.kind !== 'unknown-kind') continue;
			const suggestion = problem.suggestion ?? nearest(problem.raw, documentKinds);
			// Without a configuration the word is nobody's promise to use these kinds.
			if (suggestion === undefined && (problem.key.toLowerCase() !== 'kind' || config.path === undefined)) continue;
			report({
				message: suggestion === undefined ? 'unknown' : 'suggestion',
				values: {
					value: problem.raw,
					suggestion: suggestion ?? '',
					kinds: documentKinds.filter(kind => kind !== 'unknown').join(', '),
				},
				path: document.path,
				span: problem.span,
				key: problem.raw,
				...(suggestion !== undefined && {
					fixes: [
						{
							kind: 'replace',
							title: `Change to "${suggestion}"`,
							arguments: {from: problem.raw, to: suggestion},
							safe: true,
						},
					],
				}),
			});
		}
	},
});
