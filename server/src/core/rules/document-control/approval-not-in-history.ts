import {isControlled, nameOf} from '../support/controlled.ts';
import {graphRule} from '../rule.ts';

export default graphRule({
	meta: {
		id: 'approval-not-in-history',
		aliases: ['APR003'],
		family: 'document-control',
		severity: 'off',
		summary: 'No merge, review trailer or signed tag since the approval date shows the approval in git.',
		why: 'Where approval is given by merging, the history is the record of it. Turn the rule on where that is your procedure.',
		remedy: 'Merge through reviewed pull requests, or record the approval with an `Approved-by:` trailer.',
		messages: {none: 'Nothing in git on or after {approved} shows the approval of {name}.'},
	},
	reads: () => [],
	check({entry: {document}, snapshot}, report) {
		const {approved, status} = document.metadata;
		if (!isControlled(document) || !approved || status?.value !== 'effective' || !snapshot.git || snapshot.git.shallow)
			return;
		const history = snapshot.git.history.get(document.path);
		if (!history || history.approvals.some(approval => approval.date >= approved.value)) return;
		report({
			message: 'none',
			values: {approved: approved.value, name: nameOf(document)},
			path: document.path,
			span: approved.span,
			key: approved.value,
		});
	},
});
