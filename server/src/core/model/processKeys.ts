import {foldKey} from './aliases.ts';
import {words} from './words.ts';

/** Scalar fields of a process, by canonical name. */
const scalarNames = words.process.scalars;

/** List fields of a process, by canonical name. */
const listNames = words.process.lists;

export type ProcessList = keyof typeof listNames;

const scalars = lookup(scalarNames);
const lists = lookup(listNames);

/** The canonical field that a key of a process means, and whether it is a list. */
export function processField(key: string): {readonly name: string; readonly list: boolean} | undefined {
	const folded = foldKey(key);
	const list = lists.get(folded);
	if (list) return {name: list, list: true};
	const scalar = scalars.get(folded);
	return scalar ? {name: scalar, list: false} : undefined;
}

/** Every name a process field may have, for suggestions. */
export const processKeyNames: readonly string[] = [...Object.keys(scalarNames), ...Object.keys(listNames)];

/** Fields that say something about the process itself and not about the document that holds it. */
export const processContent: ReadonlySet<string> = new Set([
	'inputs',
	'outputs',
	'activities',
	'resources',
	'competence',
	'roles',
	'risks',
	'opportunities',
	'measures',
	'records',
	'procedures',
	'interfaces',
	'suppliers',
	'customers',
	'purpose',
	'scope',
	'notes',
]);

const itemNames: Readonly<Partial<Record<ProcessList, Readonly<Record<string, readonly string[]>>>>> =
	words.process.items;

const itemFields: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map(
	Object.entries(itemNames).map(([list, names]) => [list, lookup(names)]),
);

const mainFields: Readonly<Partial<Record<ProcessList, string>>> = {
	activities: 'step',
	competence: 'requirement',
	roles: 'role',
	interfaces: 'with',
};

/** The field that an element written as plain text fills. */
export function mainField(list: string): string {
	return mainFields[list as ProcessList] ?? 'name';
}

/** The canonical name of a field of a list's element; an unknown one keeps its own name. */
export function itemField(list: string, key: string): string {
	return itemFields.get(list)?.get(foldKey(key)) ?? key;
}

/** True for a key that an element of the list may have: a field of it, or what every element may say beside. */
export function isItemField(list: string, key: string): boolean {
	const folded = foldKey(key);
	return folded === mainField(list) || itemFields.get(list)?.has(folded) === true || commonItemKeys.has(folded);
}

const commonItemKeys: ReadonlySet<string> = new Set([
	'id',
	'name',
	'title',
	'description',
	'outcomes',
	'covers',
	'note',
	'notes',
	'comment',
	'ref',
	'link',
	'url',
]);

function lookup<Names extends Readonly<Record<string, readonly string[]>>>(
	names: Names,
): Map<string, keyof Names & string> {
	const found = new Map<string, keyof Names & string>();
	for (const [name, aliases] of Object.entries(names))
		for (const alias of aliases) if (!found.has(alias)) found.set(alias, name);
	return found;
}
