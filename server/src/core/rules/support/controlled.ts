import {isArchived} from '../../model/archive.ts';
import type {Metadata, QmsDocument} from '../../model/document.ts';
import {emptySpan, type Span} from '../../text/span.ts';
import {derived} from '../../workspace/derived.ts';
import {overviewOf} from '../../workspace/overview.ts';
import type {Snapshot} from '../../workspace/snapshot.ts';

/** Metadata fields that show a document to be controlled. */
export const controlFields = ['id', 'version', 'status', 'owner', 'approver', 'approved', 'effective'] as const;
export type ControlField = (typeof controlFields)[number];

/** Kinds whose documents are not under document control of the organization, or are not documents but evidence. */
const uncontrolledKinds: readonly string[] = ['record', 'external'];

/** The value was written as metadata, not derived from a file name or a heading. */
export function isWritten(metadata: Metadata, field: ControlField): boolean {
	const value = metadata[field];
	return value !== undefined && value.source !== 'file-name' && value.source !== 'path' && value.source !== 'heading';
}

export function hasControlData(document: QmsDocument): boolean {
	return controlFields.some(field => isWritten(document.metadata, field));
}

/** True for a QMS document that document control applies to: it carries control data and is no record or external paper. */
export function isControlled(document: QmsDocument): boolean {
	return (
		document.qms &&
		!uncontrolledKinds.includes(document.kind) &&
		!document.template &&
		!isArchived(document.metadata) &&
		hasControlData(document)
	);
}

export function isEffective(document: QmsDocument): boolean {
	return document.metadata.status?.value === 'effective';
}

/** How the controlled documents of a repository are kept: how many there are, and how many carry each field. */
export interface Practice {
	/** How many documents are controlled. */
	readonly controlled: number;
	readonly uses: Readonly<Record<ControlField | 'review', number>>;
}

type UsedField = ControlField | 'review';

/** The practice of a repository. A part names the fields that a controlled document carries. */
export const practiceOf = derived<string, Practice>({
	part: ({document}) => {
		if (!isControlled(document)) return undefined;
		const {metadata} = document;
		return [
			...controlFields.filter(field => metadata[field]),
			...((metadata.reviewNext ?? metadata.reviewInterval) ? ['review'] : []),
		].join(' ');
	},
	combine: parts => {
		const uses: Record<UsedField, number> = {
			id: 0,
			version: 0,
			status: 0,
			owner: 0,
			approver: 0,
			approved: 0,
			effective: 0,
			review: 0,
		};
		for (const fields of parts.values())
			for (const field of fields.split(' ')) if (field !== '') uses[field as UsedField]++;
		return {controlled: parts.size, uses};
	},
});

/** So many documents may lack the same before it is said of them together. */
export const mostSlips = 5;

/**
 * Whether a missing field is a slip of this document, a habit of the whole repository, or the document's own affair.
 * A field that many of the documents lack is no slip: it is said once, at the first document. Where most pages have no
 * head at all, one with a value or two is a page like the others, and only a head as such is asked to be complete.
 * `lacking` are the documents that should have the field and have not.
 */
export function missingField(
	snapshot: Snapshot,
	document: QmsDocument,
	field: ControlField | 'review',
	lacking: readonly string[],
): 'slip' | 'habit' | 'none' {
	const {controlled, uses} = practiceOf(snapshot);
	if (controlled * 2 < overviewOf(snapshot).count && headFields(document) < fullHead) return 'none';
	// A line with a version or a name alone is no head that something could be missing from.
	if (headFields(document) < 2 && !document.metadata.id) return 'none';
	// What nobody writes here is a decision: git tells versions, names of files tell documents apart, and what is kept is in force.
	if (uses[field] === 0 && controlled > 2 && decided.includes(field)) return 'none';
	const many = controlled >= 4 && uses[field] * 5 < controlled * 3;
	if (!many && lacking.length <= Math.max(mostSlips, controlled / 10)) return 'slip';
	return lacking[0] === document.path ? 'habit' : 'none';
}

/** Fields that a repository may do without altogether. */
const decided: readonly UsedField[] = ['id', 'version', 'status'];

/** So many control data make a head. */
const fullHead = 3;

const headFields = ({metadata}: QmsDocument): number =>
	controlFields.filter(field => isWritten(metadata, field)).length;

/** How people name a document: its id, else its title, else its path. */
export function nameOf(document: QmsDocument): string {
	return document.metadata.id?.value ?? (document.title || document.path);
}

/** Where a finding about a document as a whole stands: its id, title, first heading, or first line. */
export function headSpan(document: QmsDocument): Span {
	const {id, title} = document.metadata;
	if (id && id.source !== 'file-name' && id.source !== 'path') return id.span;
	if (title && title.source !== 'file-name' && title.source !== 'path') return title.span;
	const first = document.sections[1];
	if (first) return first.headingSpan;
	return document.length === 0
		? emptySpan
		: {start: 0, end: Math.min(document.length, (document.lineStarts[1] ?? document.length + 1) - 1)};
}

/** Days from one ISO date to another; negative when `to` is earlier. Dates are taken as UTC midnights. */
export function daysBetween(from: string, to: string): number {
	return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}
