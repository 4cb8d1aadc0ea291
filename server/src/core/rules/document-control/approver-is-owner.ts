import {isControlled, nameOf} from '../support/controlled.ts';
import {documentRule} from '../rule.ts';

const plain = (value: string): string =>
	value
		.trim()
		.toLowerCase()
		.replace(/^role:/, '')
		.replaceAll(/[\s_-]+/g, ' ');

export default documentRule({
	meta: {
		id: 'approver-is-owner',
		aliases: ['DOC011'],
		family: 'document-control',
		severity: 'off',
		summary: 'Owner and approver of a document are the same.',
		why: 'A second pair of eyes finds what the author no longer sees.',
		remedy:
			'Name another approver, or set `profile: {onePersonOrganization: true}` or `allowSelfApproval: true` in `qms.yaml`.',
		messages: {same: 'Owner and approver of {name} are the same: {owner}.'},
	},
	check({document, config}, report) {
		const {owner, approver} = document.metadata;
		if (!isControlled(document) || !owner || !approver || plain(owner.value) !== plain(approver.value)) return;
		if (config.profile.allowSelfApproval || config.profile.onePersonOrganization) return;
		report({
			message: 'same',
			values: {name: nameOf(document), owner: owner.value},
			path: document.path,
			span: approver.span,
			key: 'approver',
		});
	},
});
