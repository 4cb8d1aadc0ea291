import type {QmsConfig} from '../config/config.ts';
import type {IsoDate, QmsDocument} from '../model/document.ts';
import {daysBetween, reviewDue} from './dates.ts';
import type {GitFacts, Snapshot} from './snapshot.ts';

/** How far a document's state lets its evidence count (domain model, 4.3). */
export type Counting = 'yes' | 'pending' | 'no';

export type RiskFlag =
	| 'review-overdue'
	| 'no-owner'
	| 'not-approved'
	| 'changed-after-approval'
	| 'pending'
	| 'attested'
	| 'single-point'
	| 'uncontrolled'
	| 'assumed-effective';

/** How far a document's state lets its evidence count, and what puts it at risk (domain model, 4.3). */
export interface DocumentState {
	readonly counting: Counting;
	readonly flags: readonly RiskFlag[];
}

/** What a document's state depends on beside the document. */
export interface StateContext {
	readonly config: QmsConfig;
	readonly today: IsoDate;
	readonly git: GitFacts | undefined;
	/** True where a document without a status counts as effective. */
	readonly assumeEffective: boolean;
}

/** What the main branch has is in force, unless the configuration says that only a status makes it so. */
export const assumesEffective = ({profile}: QmsConfig): boolean => profile.assumeEffective !== false;

export function stateContext(snapshot: Snapshot): StateContext {
	const {config, today, git} = snapshot;
	return {config, today, git, assumeEffective: assumesEffective(config)};
}

/** True for a page without id, owner and status whose kind nothing tells: nobody controls it. */
export function isUncontrolled(document: QmsDocument): boolean {
	const {id, owner, status} = document.metadata;
	return document.kind === 'unknown' && !id && !owner && !status;
}

export function documentState(document: QmsDocument, context: StateContext): DocumentState {
	const {metadata} = document;
	const status = metadata.status?.value;
	if (status === 'superseded' || status === 'withdrawn') return {counting: 'no', flags: []};
	if (status === 'draft' || status === 'in-review') return {counting: 'pending', flags: ['pending']};
	if (metadata.effective && metadata.effective.value > context.today) return {counting: 'pending', flags: ['pending']};
	const flags = riskFlags(document, context);
	// A status that nobody can read is not the same as none: its writer says that the document is not simply in force.
	const unread = metadata.problems.some(({kind}) => kind === 'unknown-status');
	if (status === undefined && (unread || !context.assumeEffective))
		return {counting: 'pending', flags: ['pending', ...flags]};
	const due = reviewDue(metadata);
	const overdueBy = due === undefined ? 0 : daysBetween(due, context.today);
	if (overdueBy > context.config.profile.graceDays)
		return {counting: 'pending', flags: ['pending', 'review-overdue', ...flags]};
	return {counting: 'yes', flags: overdueBy > 0 ? ['review-overdue', ...flags] : flags};
}

function riskFlags(document: QmsDocument, context: StateContext): RiskFlag[] {
	const {metadata} = document;
	const flags: RiskFlag[] = [];
	if (!metadata.owner) flags.push('no-owner');
	if (!metadata.approver || !metadata.approved) flags.push('not-approved');
	if (isChangedAfterApproval(document, context.git)) flags.push('changed-after-approval');
	if (isUncontrolled(document)) flags.push('uncontrolled');
	if (!metadata.status) flags.push('assumed-effective');
	return flags;
}

/** The content was committed after the approval date while the version stayed the same. */
export function isChangedAfterApproval(document: QmsDocument, git: GitFacts | undefined): boolean {
	const {approved, version} = document.metadata;
	const commit = git?.history.get(document.path)?.contentCommit;
	if (!approved || !commit || git?.shallow) return false;
	return commit.date > approved.value && commit.version === (version?.value ?? '');
}
