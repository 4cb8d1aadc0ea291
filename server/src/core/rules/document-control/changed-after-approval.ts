import {isControlled} from '../support/controlled.ts';
import {graphRule} from '../rule.ts';

export default graphRule({
	meta: {
		id: 'changed-after-approval',
		aliases: ['APR001'],
		family: 'document-control',
		severity: 'warning',
		summary: 'The content of a document was changed after its approval, under the same version.',
		why: 'The signature is older than the text: what people read is not what was released.',
		remedy: 'Have the change approved, raise the version and set the new approval date.',
		messages: {
			changed: 'The content changed on {date} ({commit}) after the approval on {approved}, still as version {version}.',
		},
	},
	reads: () => [],
	check({entry: {document}, snapshot}, report) {
		const {approved, version, status} = document.metadata;
		const commit = snapshot.git?.history.get(document.path)?.contentCommit;
		if (!isControlled(document) || !approved || status?.value !== 'effective' || !commit) return;
		if (commit.date <= approved.value || (version && commit.version !== '' && commit.version !== version.value)) return;
		report({
			message: 'changed',
			values: {
				date: commit.date,
				commit: commit.hash.slice(0, 8),
				approved: approved.value,
				version: version?.value ?? 'unknown',
			},
			path: document.path,
			span: approved.span,
			key: approved.value,
		});
	},
});
