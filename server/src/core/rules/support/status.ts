import {isArchived} from '../../model/archive.ts';
import {derived} from '../../workspace/derived.ts';
import type {Snapshot} from '../../workspace/snapshot.ts';

/** How many documents of a repository could say whether they are in force, and which of them do. */
export interface StatusUse {
	readonly all: number;
	/** Paths, in order. */
	readonly stated: readonly string[];
}

/** Kinds that are not released and need no status; one that a document of theirs has is met all the same. */
const unreleased: readonly string[] = ['record', 'external', 'form', 'mapping'];

export const statusUse = derived<'stated' | 'none', StatusUse>({
	part: ({document: {qms, kind, template, metadata}}) => {
		if (!qms || isArchived(metadata)) return undefined;
		if (metadata.status) return 'stated';
		return template || unreleased.includes(kind) ? undefined : 'none';
	},
	combine: parts => ({
		all: parts.size,
		stated: [...parts].filter(([, part]) => part === 'stated').map(([path]) => path),
	}),
});

/** True where some documents carry a status, but fewer than half. */
export function isStatusRare(snapshot: Snapshot): boolean {
	const {all, stated} = statusUse(snapshot);
	return stated.length > 0 && stated.length * 2 < all;
}
