import type {QmsConfig} from '../config/config.ts';
import type {QmsDocument} from '../model/document.ts';
import {Boilerplate} from './boilerplate.ts';
import type {Definitions} from './definitions.ts';
import {
	buildProcesses,
	buildRecords,
	buildRoles,
	idKey,
	push,
	recordKeys,
	roleKeys,
	usesStatus,
	withDefinitions,
} from './index.ts';
import {Referrers} from './referrers.ts';
import type {Snapshot, WorkspaceIndex} from './snapshot.ts';
import type {DocumentSummary} from './summary.ts';
import {byCodeUnit} from '../text/order.ts';

/** A document read, with what follows from it alone. */
export interface Built {
	readonly text: string;
	readonly document: QmsDocument;
	readonly definitions: Definitions;
	readonly summary: DocumentSummary;
}

export const emptyIndex: WorkspaceIndex = {
	byId: new Map(),
	processes: new Map(),
	records: new Map(),
	roles: new Map(),
	referrers: new Map(),
	boilerplate: new Set(),
	usesStatus: false,
};

/** Keeps the tables over all documents; each is made anew, or replaced in part, only where what it is made of changed. */
export class Indexer {
	readonly #built: ReadonlyMap<string, Built>;
	readonly #boilerplate = new Boilerplate();
	readonly #referrers = new Referrers();
	#before: Pick<Snapshot, 'configPath' | 'documents' | 'index'>;

	/** `built` holds the documents as they are at each `update`; `before` is the snapshot of none. */
	constructor(built: ReadonlyMap<string, Built>, before: Pick<Snapshot, 'configPath' | 'documents' | 'index'>) {
		this.#built = built;
		this.#before = before;
	}

	/** Counts the paragraphs of a document in place of those it had. */
	replaceParagraphs(before: QmsDocument | undefined, now: QmsDocument | undefined): void {
		this.#boilerplate.replace(before, now);
	}

	/** The index of the documents as they are built now, from that of the snapshot before. */
	update(before: Snapshot, config: QmsConfig, documents: ReadonlySet<string>): WorkspaceIndex {
		this.#before = before;
		const {index} = before;
		const changed = (facet: keyof DocumentSummary): string[] =>
			[...documents].filter(
				path => this.#before.documents.get(path)?.summary[facet] !== this.#built.get(path)?.summary[facet],
			);
		const configured = config !== before.config;
		const identity = changed('identity');
		const ids = this.#changedIds(identity);
		const byId = ids.size > 0 ? this.#renamed(index.byId, ids, identity) : index.byId;
		this.#referrers.update(this.#built, new Set([...identity, ...changed('references')]), byId, ids);
		return {
			byId,
			processes: identity.length > 0 || changed('flow').length > 0 ? this.#processes(documents) : index.processes,
			records: configured
				? buildRecords(this.#sortedBuilt(), config)
				: this.#redefine(index.records, documents, ({records}) => records, recordKeys),
			roles: configured
				? buildRoles(this.#sortedBuilt(), config)
				: this.#redefine(index.roles, documents, ({roles}) => roles, roleKeys),
			referrers: this.#referrers.table,
			boilerplate: this.#boilerplate.shared,
			usesStatus: identity.length > 0 ? usesStatus(this.#built) : index.usesStatus,
		};
	}

	/** The ids that documents took or gave up. */
	#changedIds(paths: readonly string[]): ReadonlySet<string> {
		return new Set(
			paths.flatMap(path => {
				const [old, now] = [idKey(this.#before.documents.get(path)?.document), idKey(this.#built.get(path)?.document)];
				return old === now ? [] : [old, now].filter(id => id !== undefined);
			}),
		);
	}

	/** The table of ids with those that changed replaced. */
	#renamed(
		table: WorkspaceIndex['byId'],
		ids: ReadonlySet<string>,
		changed: readonly string[],
	): WorkspaceIndex['byId'] {
		const renamed = new Map(table);
		const gone = new Set(changed);
		const now = new Map<string, string[]>();
		for (const path of changed) push(now, idKey(this.#built.get(path)?.document) ?? '', path);
		for (const id of ids) {
			const paths = [...(table.get(id) ?? []).filter(path => !gone.has(path)), ...(now.get(id) ?? [])];
			if (paths.length > 0) renamed.set(id, paths.sort(byCodeUnit));
			else renamed.delete(id);
		}
		return renamed;
	}

	/** Processes stand in few documents, so that the table is made of those alone. */
	#processes(changed: ReadonlySet<string>): WorkspaceIndex['processes'] {
		const idsIn = (document: QmsDocument | undefined): string =>
			document?.qms === true ? document.processes.map(process => process.id.toUpperCase()).join('\n') : '';
		if (
			[...changed].every(
				path => idsIn(this.#before.documents.get(path)?.document) === idsIn(this.#built.get(path)?.document),
			)
		)
			return this.#before.index.processes;
		return buildProcesses(
			new Map(
				[...this.#built].filter(([, {document}]) => document.processes.length > 0).sort(([a], [b]) => byCodeUnit(a, b)),
			),
		);
	}

	/** A table of definitions with those of the changed documents replaced; the same table where none of them defines anything. */
	#redefine<D extends {readonly path: string}>(
		table: ReadonlyMap<string, readonly D[]>,
		changed: ReadonlySet<string>,
		definedIn: (definitions: Definitions) => readonly D[],
		keysOfDefinition: (definition: D) => Iterable<string>,
	): ReadonlyMap<string, readonly D[]> {
		let renewed = table;
		for (const path of changed) {
			const [old, now] = [this.#before.documents.get(path), this.#built.get(path)].map(known =>
				known ? definedIn(known.definitions) : [],
			);
			if (old === undefined || now === undefined || old.length + now.length === 0) continue;
			renewed = withDefinitions(renewed, {path, first: this.#before.configPath, old, now, keysOf: keysOfDefinition});
		}
		return renewed;
	}

	/** The built documents in path order. */
	#sortedBuilt(): ReadonlyMap<string, Built> {
		return new Map([...this.#built].sort(([a], [b]) => byCodeUnit(a, b)));
	}
}
