import {addTo, idsNamed, type Indexed, targetsOf} from './index.ts';
import type {WorkspaceIndex} from './snapshot.ts';
import {byCodeUnit} from '../text/order.ts';

type Targets = ReadonlySet<string>;
const noTargets: Targets = new Set();

/** Who refers to whom, kept up to date edit by edit. A table given out is never changed, and stays the same for as long as it is true. */
export class Referrers {
	readonly #targets = new Map<string, Targets>();
	/** Path to the ids that it names, and the other way round. */
	readonly #named = new Map<string, Targets>();
	readonly #naming = new Map<string, Set<string>>();
	#table: WorkspaceIndex['referrers'] = new Map();

	get table(): WorkspaceIndex['referrers'] {
		return this.#table;
	}

	/** `changed` are the paths whose references or existence changed, `ids` the upper-case ids that another document has now. */
	update(
		documents: ReadonlyMap<string, Indexed>,
		changed: ReadonlySet<string>,
		byId: WorkspaceIndex['byId'],
		ids: ReadonlySet<string>,
	): void {
		let table: Map<string, readonly string[]> | undefined;
		for (const path of changed) this.#name(path, documents.get(path));
		for (const path of new Set([...changed, ...[...ids].flatMap(id => [...(this.#naming.get(id) ?? [])])])) {
			const indexed = documents.get(path);
			const before = this.#targets.get(path) ?? noTargets;
			const after = indexed?.document.qms ? targetsOf(indexed.document, byId) : noTargets;
			const [left, joined] = [
				[...before].filter(target => !after.has(target)),
				[...after].filter(target => !before.has(target)),
			];
			if (left.length + joined.length > 0) table ??= new Map(this.#table);
			for (const target of left)
				if (table)
					replace(
						table,
						target,
						(table.get(target) ?? []).filter(referrer => referrer !== path),
					);
			for (const target of joined)
				if (table) replace(table, target, [...(table.get(target) ?? []), path].sort(byCodeUnit));
			if (after.size > 0) this.#targets.set(path, after);
			else this.#targets.delete(path);
		}
		this.#table = table ?? this.#table;
	}

	#name(path: string, indexed: Indexed | undefined): void {
		for (const id of this.#named.get(path) ?? []) this.#naming.get(id)?.delete(path);
		const ids = indexed?.document.qms ? idsNamed(indexed.document) : noTargets;
		if (ids.size > 0) this.#named.set(path, ids);
		else this.#named.delete(path);
		for (const id of ids) addTo(this.#naming, id, path);
	}
}

function replace(table: Map<string, readonly string[]>, target: string, referrers: readonly string[]): void {
	if (referrers.length > 0) table.set(target, referrers);
	else table.delete(target);
}
