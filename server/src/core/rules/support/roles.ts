import {inKeyOrder} from '../../workspace/index.ts';
import {isArchived} from '../../model/archive.ts';
import type {QmsDocument} from '../../model/document.ts';
import type {RoleDefinition} from '../../config/config.ts';
import type {Span} from '../../text/span.ts';
import {derived} from '../../workspace/derived.ts';
import type {Snapshot} from '../../workspace/snapshot.ts';
import {withoutPerson} from './people.ts';
import {textOf} from './processes.ts';
import {cached} from '../../text/cached.ts';
import {remembered} from '../../text/remembered.ts';

/** A role as a document names it in a place meant for roles: metadata, a process field. */
export interface UsedRole {
	/** As written, `role:` included. */
	readonly raw: string;
	/** Without `role:`. */
	readonly name: string;
	/** The name as people compare it. */
	readonly folded: string;
	/** True for `role:quality-manager`, which claims to be an id. */
	readonly isId: boolean;
	readonly span: Span;
}

const lists: readonly (readonly [list: string, field: string])[] = [
	['activities', 'role'],
	['competence', 'role'],
	['resources', 'owner'],
	['risks', 'owner'],
	['opportunities', 'owner'],
	['measures', 'owner'],
];

export const rolesUsedIn = remembered((document: QmsDocument): readonly UsedRole[] => {
	const found: UsedRole[] = [];
	const use = (raw: string, span: Span) => {
		for (const part of raw.split(/\s*[,;]\s*/)) {
			const name = withoutPerson(part.replace(/^role:\s*/i, '').trim());
			if (name !== '') found.push({raw: part, name, folded: foldRole(name), isId: /^role:/i.test(part), span});
		}
	};
	const {owner, approver} = document.metadata;
	for (const value of [owner, approver]) if (value) use(value.value, value.span);
	for (const process of document.processes) {
		const processOwner = process.scalars['owner'];
		if (processOwner && processOwner.span.start !== owner?.span.start) use(processOwner.text, processOwner.span);
		for (const [list, field] of lists)
			for (const item of process.lists[list] ?? [])
				if (textOf(item, field) !== '') use(textOf(item, field), item.values[field]?.span ?? item.span);
	}
	return found;
});

/** Names as people compare them: folded, `quality-manager` equal to `Quality manager`. */
export const foldRole = cached((name: string): string =>
	name
		.normalize('NFKD')
		.replaceAll(/\p{M}/gu, '')
		.toLowerCase()
		.replace(/^role:\s*/, '')
		.replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
		.trim(),
);

/** The roles that documents use, by folded name: how they are written first, and how often they are used. */
export const usedRoles = derived<string, ReadonlyMap<string, {readonly name: string; readonly count: number}>>({
	part: ({document}) => {
		const roles = document.qms && !isArchived(document.metadata) ? rolesUsedIn(document) : [];
		return roles.length > 0 ? JSON.stringify(roles.map(({folded, name}) => [folded, name])) : undefined;
	},
	combine: parts => {
		const counts = new Map<string, {name: string; count: number}>();
		for (const part of parts.values()) {
			for (const [folded, name] of JSON.parse(part) as [string, string][]) {
				const entry = counts.get(folded) ?? {name, count: 0};
				entry.count++;
				counts.set(folded, entry);
			}
		}
		return counts;
	},
});

const known = new WeakMap<Snapshot['index']['roles'], ReadonlyMap<string, RoleDefinition>>();

/** What others can see of the roles and records that documents define, as something that changes with it. */
export const definitionsBasis = derived<string, undefined>({
	part: ({definitions, summary}) =>
		definitions.roles.length + definitions.records.length > 0 ? summary.definitions : undefined,
	combine: () => undefined,
}).basis;

/** Defined roles by folded id and by folded title. */
export function definedRoles(snapshot: Snapshot): ReadonlyMap<string, RoleDefinition> {
	const cached = known.get(snapshot.index.roles);
	if (cached) return cached;
	const map = new Map<string, RoleDefinition>();
	for (const [, definitions] of inKeyOrder(snapshot.index.roles)) {
		for (const role of definitions) {
			map.set(foldRole(role.id), role);
			if (role.title !== '') map.set(foldRole(role.title), role);
		}
	}
	known.set(snapshot.index.roles, map);
	return map;
}
