import {isControlled} from '../support/controlled.ts';
import {workspaceRule} from '../rule.ts';

export default workspaceRule({
	meta: {
		id: 'history-not-available',
		aliases: ['APR004'],
		family: 'document-control',
		severity: 'information',
		summary: 'The git history is cut short, so approvals were not compared with it.',
		why: 'A shallow clone, usual in CI, does not hold the commits that show a change after approval.',
		remedy: 'Fetch the whole history, for example with `fetch-depth: 0`.',
		messages: {
			shallow:
				'The clone is shallow: changes after approval were not looked for. Fetch the whole history to have them checked.',
		},
	},
	check({snapshot}, report) {
		if (!snapshot.git?.shallow) return;
		const first = [...snapshot.documents.values()].find(
			({document}) => isControlled(document) && document.metadata.approved !== undefined,
		)?.document;
		if (!first?.metadata.approved) return;
		report({message: 'shallow', path: first.path, span: first.metadata.approved.span, key: 'shallow'});
	},
});
