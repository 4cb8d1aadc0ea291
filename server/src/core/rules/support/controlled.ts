import type {Metadata, QmsDocument} from '../../model/document.ts';
import {emptySpan, type Span} from '../../text/span.ts';
import {derived} from '../../workspace/derived.ts';
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
	return document.qms && !uncontrolledKinds.includes(document.kind) && !document.template && hasControlData(document);
}

export function isEffective(document: QmsDocument): boolean {
	return document.metadata.status?.value === 'effective';
}

/** How the controlled documents of a repository are kept: how many there are, and how many carry each field. */
export interface Practice {
	/** How many documents are controlled, and the first of them. */
	readonly controlled: number;
	readonly first: string | undefined;
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
		let first: string | undefined;
		for (const [path, fields] of parts) {
			first ??= path;
			for (const field of fields.split(' ')) if (field !== '') uses[field as UsedField]++;
		}
		return {controlled: parts.size, first, uses};
	},
});

/**
 * Whether a missing field is a slip of this document, a habit of the whole repository, or the document's own affair.
 * A field that fewer than three in five of the documents carry is no slip: it is said once, at the first document.
 */
export function missingField(
	snapshot: Snapshot,
	document: QmsDocument,
	field: ControlField | 'review',
): 'slip' | 'habit' | 'none' {
	const {controlled, first, uses} = practiceOf(snapshot);
	if (controlled < 4 || uses[field] * 5 >= controlled * 3) return 'slip';
	return first === document.path ? 'habit' : 'none';
}

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
