import {graphRule} from '../rule.ts';
import {headSpan, isControlled, missingField, nameOf, practiceOf} from '../support/controlled.ts';
import {shareOf} from '../support/missing.ts';
import {statusUse} from '../support/status.ts';

const mostNamed = 3;

export default graphRule({
	meta: {
		id: 'status-missing',
		aliases: ['DOC006'],
		family: 'document-control',
		severity: 'warning',
		summary: 'A controlled document has no status, or a few with one keep all others from counting.',
		why: 'A reader has to know whether to work by the document or to wait for its release. As soon as one document has a status, those without one count as not released.',
		remedy:
			'Add `status:` with draft, in-review, approved, effective, superseded or withdrawn; or say in `qms.yaml` that documents without a status are in force: `profile: {assumeEffective: true}`.',
		messages: {
			missing: '{name} has no status.',
			habit:
				'{share} carry a status; add it, or say in `qms.yaml` that merged documents are in force (`profile: {assumeEffective: true}`).',
			few: 'Only {count} of {all} documents {carry} a status ({files}), so the others are taken as not released and what they say does not count. Say in `qms.yaml` that they are in force (`profile: {assumeEffective: true}`), or give them a status too, or take it out here.',
		},
	},
	reads: snapshot => [practiceOf.basis(snapshot), statusUse.basis(snapshot)],
	check({entry: {document}, snapshot, config}, report) {
		const {path, metadata} = document;
		const {all, stated} = statusUse(snapshot);
		// Said once, at the first document that has one; without a status in most documents nothing has to be said of the rest.
		const few = config.profile.assumeEffective === 'auto' && stated.length > 0 && stated.length * 2 < all;
		if (few && path === stated[0] && metadata.status) {
			const more = stated.length - mostNamed;
			const files = stated.slice(0, mostNamed).join(', ') + (more > 0 ? ` and ${more} more` : '');
			report({
				message: 'few',
				values: {count: stated.length, all, carry: stated.length === 1 ? 'carries' : 'carry', files},
				path,
				span: metadata.status.span,
				key: 'few',
			});
		}
		if (
			!isControlled(document) ||
			metadata.status ||
			metadata.problems.some(problem => problem.kind === 'unknown-status')
		)
			return;
		const missing = missingField(snapshot, document, 'status');
		if (missing === 'slip')
			report({message: 'missing', values: {name: nameOf(document)}, path, span: headSpan(document), key: missing});
		if (missing === 'habit' && !few && config.profile.assumeEffective !== true) {
			report({
				message: 'habit',
				values: {share: shareOf(snapshot, 'status')},
				path,
				span: headSpan(document),
				key: missing,
				severity: 'information',
			});
		}
	},
});
