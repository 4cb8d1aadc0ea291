import {missingFieldRule} from '../support/missing.ts';

export default missingFieldRule(
	'owner',
	{
		id: 'owner-missing',
		aliases: ['DOC005'],
		family: 'document-control',
		severity: 'warning',
		summary: 'A controlled document names no owner.',
		why: 'A document that nobody answers for is not reviewed and not put right.',
		remedy: 'Name the role that answers for the document: `owner: role:quality-manager`.',
		messages: {
			missing: '{name} has no owner.',
			habit: '{share} name an owner; name one role for each.',
		},
	},
	// A YAML process says its owner as a field of the process, which process-field-missing looks at.
	({metadata, format}) => !metadata.owner && format === 'markdown',
);
