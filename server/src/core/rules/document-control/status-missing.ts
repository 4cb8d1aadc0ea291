import type {QmsDocument} from '../../model/document.ts';
import {derived} from '../../workspace/derived.ts';
import {overviewOf} from '../../workspace/overview.ts';
import {graphRule} from '../rule.ts';
import {headSpan, isControlled, missingField, nameOf, practiceOf} from '../support/controlled.ts';
import {shareOf} from '../support/missing.ts';
import {isStatusRare, marksOthers, saysState, statusUse} from '../support/status.ts';

const many = 10;
const mostNamed = 3;

const lacking = derived<true, readonly string[]>({
	part: ({document}) => (lacksStatus(document) ? true : undefined),
	combine: parts => [...parts.keys()],
});

export default graphRule({
	meta: {
		id: 'status-missing',
		aliases: ['DOC006'],
		family: 'document-control',
		severity: 'warning',
		summary: 'A controlled document has no status, or a few have one and all others none.',
		why: 'A reader has to know whether to work by the document or to wait for its release. Where some have one and others none, nobody knows what the others are.',
		remedy:
			'Add `status:` with draft, in-review, approved, effective, superseded or withdrawn; or say in `qms.yaml` that documents without a status are in force: `profile: {assumeEffective: true}`.',
		messages: {
			missing: '{name} has no status.',
			habit:
				'{share} carry a status; add it, or say in `qms.yaml` that merged documents are in force (`profile: {assumeEffective: true}`).',
			few: 'Only {count} of {all} documents {carry} a status ({files}); the others are taken as in force, since they are kept here. Say in `qms.yaml` that it is so (`profile: {assumeEffective: true}`), or that only a status makes it so (`false`).',
		},
	},
	reads: snapshot => [
		practiceOf.basis(snapshot),
		overviewOf.basis(snapshot),
		statusUse.basis(snapshot),
		lacking.basis(snapshot),
	],
	check({entry: {document}, snapshot, config}, report) {
		const {path, metadata} = document;
		const use = statusUse(snapshot);
		const {all, stated} = use;
		// Said once, at the first document that has one; without a status in most documents nothing has to be said of the rest.
		const few = config.profile.assumeEffective === 'auto' && isStatusRare(snapshot);
		// A single one among many is a beginning and no habit.
		if (few && !marksOthers(use) && (stated.length > 1 || all < many) && path === stated[0] && metadata.status) {
			const more = stated.length - mostNamed;
			const files = stated.slice(0, mostNamed).join(', ') + (more > 0 ? ` and ${more} more` : '');
			report({
				message: 'few',
				values: {count: stated.length, all, carry: stated.length === 1 ? 'carries' : 'carry', files},
				path,
				span: metadata.status.span,
				key: 'status',
				about: 'system',
				severity: 'information',
			});
		}
		if (!lacksStatus(document)) return;
		const missing = missingField(snapshot, document, 'status', lacking(snapshot));
		if (missing === 'slip' && (config.profile.assumeEffective === false || !isReleased(document)))
			report({message: 'missing', values: {name: nameOf(document)}, path, span: headSpan(document), key: missing});
		if (missing === 'habit' && !few && config.profile.assumeEffective !== true) {
			report({
				message: 'habit',
				values: {share: shareOf(snapshot, 'status')},
				path,
				span: headSpan(document),
				key: 'status',
				about: 'system',
				severity: 'information',
			});
		}
	},
});

/** A status that nobody can read is there, and another rule speaks of it; "open" is that of a task. */
function lacksStatus(document: QmsDocument): boolean {
	const {status, problems} = document.metadata;
	return (
		isControlled(document) &&
		!status &&
		!saysState(document.metadata) &&
		!problems.some(({kind}) => kind === 'unknown-status')
	);
}

/** True for a version that says when it was approved or from when it applies: nobody waits for its release. */
const isReleased = ({metadata: {version, approved, effective}}: QmsDocument): boolean =>
	version !== undefined && (approved !== undefined || effective !== undefined);
