import {missingFieldRule} from '../support/missing.ts';

export default missingFieldRule(
	'id',
	{
		id: 'id-missing',
		aliases: ['DOC001'],
		family: 'document-control',
		severity: 'warning',
		summary: 'A controlled document has no id.',
		why: 'Other documents, records and people refer to a document by its id, which outlives titles and file names.',
		remedy: 'Add `id:` with the next free number of its kind, such as `id: PRO-014`.',
		messages: {
			missing: '"{name}" has control data but no document id.',
			habit: '{share} carry an id; give each one of its own.',
		},
	},
	// The page that a folder opens with is known by its folder.
	({metadata, path}) => !metadata.id && !/(?:^|[/_ -])(?:readme|index|overview|übersicht|contents)\.[^/]*$/i.test(path),
);
