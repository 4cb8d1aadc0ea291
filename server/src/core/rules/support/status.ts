import {isArchived} from '../../model/archive.ts';
import type {Metadata} from '../../model/document.ts';
import {derived} from '../../workspace/derived.ts';
import type {Snapshot} from '../../workspace/snapshot.ts';

/** How many documents of a repository could say whether they are in force, and which of them do. */
export interface StatusUse {
	readonly all: number;
	/** Paths, in order. */
	readonly stated: readonly string[];
	/** How many of these are not in force yet or no longer. */
	readonly marked: number;
}

/** Kinds that are not released and need no status; one that a document of theirs has is met all the same. */
const unreleased: readonly string[] = ['record', 'external', 'form', 'mapping'];

const notInForce: readonly (string | undefined)[] = ['draft', 'in-review', 'superseded', 'withdrawn'];

export const statusUse = derived<'in force' | 'marked' | 'none', StatusUse>({
	part: ({document: {qms, kind, template, metadata}}) => {
		if (!qms || isArchived(metadata)) return undefined;
		if (metadata.status) return notInForce.includes(metadata.status.value) ? 'marked' : 'in force';
		return template || saysState(metadata) || unreleased.includes(kind) ? undefined : 'none';
	},
	combine: parts => ({
		all: parts.size,
		stated: [...parts].filter(([, part]) => part !== 'none').map(([path]) => path),
		marked: [...parts.values()].filter(part => part === 'marked').length,
	}),
});

/** True where something else than the state of a document is said: a task that is open, a project that is on hold. */
export function saysState({status, entries}: Metadata): boolean {
	return !status && entries.some(({canonical, set}) => canonical === 'status' && set);
}

/** True where a status is how documents are marked that are not in force, so that all others are. */
export function marksOthers({stated, marked}: StatusUse): boolean {
	return stated.length > 1 && marked === stated.length;
}

/** True where some documents carry a status, but fewer than half. */
export function isStatusRare(snapshot: Snapshot): boolean {
	const {all, stated} = statusUse(snapshot);
	return stated.length > 0 && stated.length * 2 < all;
}
