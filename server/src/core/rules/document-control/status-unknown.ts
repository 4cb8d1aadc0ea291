import {documentStatuses} from '../../model/document.ts';
import {nearest} from '../../text/nearest.ts';
import {documentRule} from '../rule.ts';

export default documentRule({
	meta: {
		id: 'status-unknown',
		aliases: ['DOC006'],
		family: 'document-control',
		severity: 'warning',
		summary: 'Unknown document status.',
		why: 'Evidence counts by the state of its document; an unknown state counts as not released.',
		remedy: 'Use draft, in-review, approved, effective, superseded or withdrawn.',
		messages: {
			unknown: 'Unknown status "{value}". Use one of: draft, in-review, approved, effective, superseded, withdrawn.',
			suggestion: 'Unknown status "{value}". Did you mean "{suggestion}"?',
		},
	},
	check({document}, report) {
		if (!document.qms) return;
		for (const problem of document.metadata.problems) {
			if (problem.kind !== 'unknown-status') continue;
			const suggestion = problem.suggestion ?? nearest(problem.raw, documentStatuses);
			report({
				message: suggestion === undefined ? 'unknown' : 'suggestion',
				values: {value: problem.raw, suggestion: suggestion ?? ''},
				path: document.path,
				span: problem.span,
				key: problem.raw,
				...(suggestion !== undefined && {
					fixes: [
						{
							kind: 'replace',
							title: `Change to "${suggestion}"`,
							arguments: {from: problem.raw, to: suggestion},
							safe: false,
						},
					],
				}),
			});
		}
	},
});
