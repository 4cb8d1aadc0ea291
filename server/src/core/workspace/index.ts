import type {QmsConfig, RecordDefinition, RoleDefinition} from '../config/config.ts';
import {isArchived} from '../model/archive.ts';
import type {QmsDocument, Reference} from '../model/document.ts';
import {foldText} from '../text/fold.ts';
import {remembered} from '../text/remembered.ts';
import {withValues} from './layered.ts';
import type {Resolve} from './parts.ts';
import {resolvePath} from './paths.ts';
import type {DocumentEntry, WorkspaceIndex} from './snapshot.ts';
import {byCodeUnit} from '../text/order.ts';

/** What the tables are made of; assessments are not among it. */
export type Indexed = Pick<DocumentEntry, 'document' | 'definitions'>;
type IndexedEntries = ReadonlyMap<string, Indexed>;

/** The key of a document in the table of ids; undefined for one without an id or outside the QMS. */
export function idKey(document: QmsDocument | undefined): string | undefined {
	const id = document?.qms === true ? document.metadata.id?.value : undefined;
	return id === undefined || id === '' ? undefined : id.toUpperCase();
}

export function buildProcesses(documents: IndexedEntries): WorkspaceIndex['processes'] {
	const processes = new Map<string, {readonly path: string; readonly process: number}>();
	for (const [path, {document}] of documents) {
		if (!document.qms) continue;
		for (const [index, process] of document.processes.entries()) {
			const key = process.id.toUpperCase();
			if (key !== '' && !processes.has(key)) processes.set(key, {path, process: index});
		}
	}
	return processes;
}

export function buildRecords(documents: IndexedEntries, config: QmsConfig): WorkspaceIndex['records'] {
	const records = new Map<string, RecordDefinition[]>();
	const add = (record: RecordDefinition): void => {
		for (const key of recordKeys(record)) push(records, key, record);
	};
	for (const record of config.records) add(record);
	for (const {definitions} of documents.values()) for (const record of definitions.records) add(record);
	return records;
}

export function buildRoles(documents: IndexedEntries, config: QmsConfig): WorkspaceIndex['roles'] {
	const roles = new Map<string, RoleDefinition[]>();
	const add = (role: RoleDefinition): void => {
		for (const key of roleKeys(role)) push(roles, key, role);
	};
	for (const role of config.roles) add(role);
	for (const {definitions} of documents.values()) for (const role of definitions.roles) add(role);
	return roles;
}

/**
 * The entries of a table in the order of their keys. A table itself holds them in the order in which they became known, which
 * is another one after edits than after reading anew, so whatever takes the first or last of several goes by this.
 */
export function inKeyOrder<V>(table: ReadonlyMap<string, V>): readonly (readonly [key: string, value: V])[] {
	return [...table].sort(([a], [b]) => byCodeUnit(a, b));
}

/** The keys under which a role is found: its id and its title. */
export const roleKeys = remembered(
	(role: RoleDefinition): ReadonlySet<string> =>
		new Set([roleKey(role.id), roleKey(role.title)].filter(key => key !== '')),
);

/** The key under which a record is found. */
export function recordKeys(record: RecordDefinition): readonly string[] {
	return [record.id.toUpperCase()];
}

/** One document's definitions, before and now. Those of `first`, the configuration, stand before those of documents. */
interface Redefinition<D> {
	readonly path: string;
	readonly first: string;
	readonly old: readonly D[];
	readonly now: readonly D[];
	readonly keysOf: (definition: D) => Iterable<string>;
}

/** The table with a document's definitions in place of those it had; each list stays in path order. */
export function withDefinitions<D extends {readonly path: string}>(
	table: ReadonlyMap<string, readonly D[]>,
	{path, first, old, now, keysOf}: Redefinition<D>,
): ReadonlyMap<string, readonly D[]> {
	const keys = new Set<string>();
	const own = new Map<string, D[]>();
	for (const definition of old) for (const key of keysOf(definition)) keys.add(key);
	for (const definition of now) {
		for (const key of keysOf(definition)) {
			keys.add(key);
			push(own, key, definition);
		}
	}
	const lists = new Map(
		[...keys].map(key => {
			const others = (table.get(key) ?? []).filter(definition => definition.path !== path);
			const at = others.findIndex(other => other.path !== first && other.path > path);
			return [key, others.toSpliced(at < 0 ? others.length : at, 0, ...(own.get(key) ?? []))] as const;
		}),
	);
	if ([...lists].every(([key, list]) => list.length > 0 && table.has(key))) return withValues(table, lists);
	const renewed = new Map(table);
	for (const [key, list] of lists) {
		if (list.length > 0) renewed.set(key, list);
		else renewed.delete(key);
	}
	return renewed;
}

/** `role:quality-manager`, `Quality Manager` and `quality manager` are one key. */
export function roleKey(reference: string): string {
	return foldText(reference.replace(/^role:/i, ''));
}

export function usesStatus(documents: IndexedEntries): boolean {
	for (const {document} of documents.values())
		if (document.qms && document.metadata.status && !isArchived(document.metadata)) return true;
	return false;
}

/** The ids that a document names, in upper case, whether or not a document has them. */
export function idsNamed({references, metadata}: QmsDocument): ReadonlySet<string> {
	const ids = new Set<string>();
	for (const {kind, target} of references) if (kind === 'id') ids.add(idOf(target));
	for (const {value} of [...metadata.appliesTo, ...metadata.supersedes]) ids.add(idOf(value));
	return ids;
}

/** The paths to which a document refers, by link or by document id, itself left out. */
export function targetsOf(document: QmsDocument, byId: WorkspaceIndex['byId']): ReadonlySet<string> {
	const targets = new Set<string>();
	for (const reference of document.references)
		for (const path of targetPaths(document.path, reference, byId)) targets.add(path);
	for (const {value} of [...document.metadata.appliesTo, ...document.metadata.supersedes])
		for (const path of byId.get(idOf(value)) ?? []) targets.add(path);
	targets.delete(document.path);
	return targets;
}

/** A document id without the version of `PRO-012@3.2`, upper case. */
export function idOf(reference: string): string {
	return reference.replace(/@.*$/, '').trim().toUpperCase();
}

function targetPaths(from: string, reference: Reference, byId: WorkspaceIndex['byId']): readonly string[] {
	if (reference.kind === 'id') return byId.get(idOf(reference.target)) ?? [];
	if (reference.kind === 'link') return [resolvePath(from, reference.target)];
	if (reference.kind === 'wiki')
		return [reference.target, `${reference.target}.md`].flatMap(target => [target, resolvePath(from, target)]);
	return [];
}

const roleFields = new Set(['owner', 'role', 'approver']);
const partyFields = new Set(['from', 'to', 'with']);

/**
 * Whether the repository has what a process field names. A field of roles is asked of the role register, where there is
 * one; a sender or receiver is a process or an outside party; anything else a document, a record or a process.
 */
export function resolverOf(
	config: QmsConfig,
	index: Pick<WorkspaceIndex, 'byId' | 'processes' | 'records' | 'roles'>,
): Resolve {
	const external = new Set(config.external.map(name => foldText(name)));
	const isProcess = (name: string): boolean => index.processes.has(name.toUpperCase());
	const isParty = (name: string): boolean => {
		const outside = /^external\s*:(.*)$/i.exec(name)?.[1];
		return outside === undefined ? isProcess(name) : external.size === 0 || external.has(foldText(outside));
	};
	return (key, value) => {
		const names = value
			.split(/[,;]/)
			.map(name => name.trim())
			.filter(name => name !== '');
		if (names.length === 0) return false;
		if (roleFields.has(key)) return index.roles.size === 0 || names.every(name => index.roles.has(roleKey(name)));
		if (partyFields.has(key)) return names.every(isParty);
		return names.every(name => index.byId.has(idOf(name)) || index.records.has(name.toUpperCase()) || isProcess(name));
	};
}

export function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
	const list = map.get(key);
	if (list) list.push(value);
	else map.set(key, [value]);
}

/** The same for sets. */
export function addTo<K, V>(map: Map<K, Set<V>>, key: K, value: V): void {
	const set = map.get(key);
	if (set) set.add(value);
	else map.set(key, new Set([value]));
}
