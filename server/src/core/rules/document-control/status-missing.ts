import {missingFieldRule} from '../support/missing.ts';

export default missingFieldRule(
	'status',
	{
		id: 'status-missing',
		aliases: ['DOC006'],
		family: 'document-control',
		severity: 'warning',
		summary: 'A controlled document has no status.',
		why: 'A reader has to know whether to work by the document or to wait for its release.',
		remedy: 'Add `status:` with draft, in-review, approved, effective, superseded or withdrawn.',
		messages: {
			missing: '{name} has no status.',
			habit: '{share} carry a status; add it, or say in `qms.yaml` that merged documents are in force (`profile: {assumeEffective: true}`).',
		},
	},
	({metadata}) => !metadata.status && !metadata.problems.some(problem => problem.kind === 'unknown-status'),
);
