import {isControlled} from '../support/controlled.ts';
import {workspaceRule} from '../rule.ts';

export default workspaceRule({
	meta: {
		id: 'history-not-available',
		aliases: ['APR004'],
		family: 'document-control',
		severity: 'information',
		summary: 'The git history is incomplete or cannot be read, so approvals were not compared with it.',
		why: 'A shallow or partial clone, usual in CI, does not hold what shows a change after approval, and it is not fetched by a check.',
		remedy: 'Fetch the whole history, for example with `fetch-depth: 0` and without `filter`.',
		messages: {
			shallow:
				'The clone is shallow, so changes after approval were not checked. Fetch the whole history to check them.',
			partial:
				'The clone is partial and lacks former contents, so changes after approval were not checked. Clone it without --filter, or run git fetch --refetch --no-filter.',
			unread:
				'Git did not return the history, so changes after approval were not checked. Run git fsck, or git gc where it is slow, and check again.',
		},
	},
	check({snapshot}, report) {
		const message = snapshot.git?.shallow ? 'shallow' : snapshot.git?.incomplete;
		if (message === undefined) return;
		const first = [...snapshot.documents.values()].find(
			({document}) => isControlled(document) && document.metadata.approved !== undefined,
		)?.document;
		if (!first?.metadata.approved) return;
		report({message, path: first.path, span: first.metadata.approved.span, key: message, about: 'system'});
	},
});
