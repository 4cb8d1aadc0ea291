import {missingFieldRule} from '../support/missing.ts';

export default missingFieldRule(
	'approver',
	{
		id: 'approver-missing',
		aliases: ['DOC008'],
		family: 'document-control',
		severity: 'error',
		summary: 'An effective document names no approver.',
		why: 'A document in force has been released by somebody; if nobody is named, nobody released it.',
		remedy: 'Name the role that released it: `approver: role:managing-director`.',
		messages: {
			missing: '{name} is effective but names no approver.',
			habit:
				'{share} name an approver; name the role that released each, or say in the document control procedure what a merge means.',
		},
	},
	document => !document.metadata.approver && !['form', 'register', 'mapping'].includes(document.kind),
	'in force',
);
