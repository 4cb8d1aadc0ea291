import {byCodeUnit, type Indexed, targetsOf} from './index.ts';
import type {WorkspaceIndex} from './snapshot.ts';

type Targets = ReadonlySet<string>;
const nothing: Targets = new Set();

/** Who refers to whom, kept up to date edit by edit. A table given out is never changed, and stays the same for as long as it is true. */
export class Referrers {
	readonly #targets = new Map<string, Targets>();
	#table: WorkspaceIndex['referrers'] = new Map();

	get table(): WorkspaceIndex['referrers'] {
		return this.#table;
	}

	/** `changed` are the paths whose references or existence changed; all of them where ids changed. */
	update(documents: ReadonlyMap<string, Indexed>, changed: Iterable<string>, byId: WorkspaceIndex['byId']): void {
		let table: Map<string, readonly string[]> | undefined;
		for (const path of changed) {
			const indexed = documents.get(path);
			const before = this.#targets.get(path) ?? nothing;
			const after = indexed?.document.qms ? targetsOf(indexed.document, byId) : nothing;
			const [left, joined] = [[...before].filter(target => !after.has(target)), [...after].filter(target => !before.has(target))];
			if (left.length + joined.length > 0) table ??= new Map(this.#table);
			for (const target of left) if (table) replace(table, target, (table.get(target) ?? []).filter(referrer => referrer !== path));
			for (const target of joined) if (table) replace(table, target, [...(table.get(target) ?? []), path].sort(byCodeUnit));
			if (after.size > 0) this.#targets.set(path, after);
			else this.#targets.delete(path);
		}
		this.#table = table ?? this.#table;
	}
}

function replace(table: Map<string, readonly string[]>, target: string, referrers: readonly string[]): void {
	if (referrers.length > 0) table.set(target, referrers);
	else table.delete(target);
}
