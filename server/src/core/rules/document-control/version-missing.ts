import {missingFieldRule} from '../support/missing.ts';

export default missingFieldRule(
	'version',
	{
		id: 'version-missing',
		aliases: ['DOC007'],
		family: 'document-control',
		severity: 'warning',
		summary: 'A controlled document has no version.',
		why: 'Without a version nobody can tell whether the copy in hand is the current one.',
		remedy: 'Add `version: "1.0"` to the front matter and raise it with every approved change.',
		messages: {
			missing: '{name} has no version.',
			habit: '{share} carry a version; say once how a reader tells the current version, or add it.',
		},
	},
	({metadata}) => !metadata.version,
);
