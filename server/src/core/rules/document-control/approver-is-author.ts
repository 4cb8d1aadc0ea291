import {isControlled} from '../support/controlled.ts';
import {graphRule} from '../rule.ts';

const plain = (name: string): string =>
	name.normalize('NFKD').replaceAll(/\p{M}/gu, '').trim().toLowerCase().replaceAll(/\s+/g, ' ');

export default graphRule({
	meta: {
		id: 'approver-is-author',
		aliases: ['APR002'],
		family: 'document-control',
		severity: 'warning',
		summary: 'The person named as approver wrote the last change.',
		why: 'Approval is a second look; people who approve their own changes do not give it one.',
		remedy: 'Have someone else approve, or allow it with `profile: {allowSelfApproval: true}`.',
		messages: {same: 'The last content change ({commit}) and the approval both come from {person}.'},
	},
	reads: () => [],
	check({entry: {document}, snapshot, config}, report) {
		const {approver, approved} = document.metadata;
		const commit = snapshot.git?.history.get(document.path)?.contentCommit;
		if (!isControlled(document) || !approver || !approved || !commit) return;
		if (config.profile.allowSelfApproval || config.profile.onePersonOrganization) return;
		// Identities are never guessed: only a name written out in both places counts.
		if (plain(approver.value) !== plain(commit.author)) return;
		report({
			message: 'same',
			values: {commit: commit.hash.slice(0, 8), person: commit.author},
			path: document.path,
			span: approver.span,
			key: commit.author,
		});
	},
});
