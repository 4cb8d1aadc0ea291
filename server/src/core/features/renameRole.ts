import type {RoleDefinition} from '../config/config.ts';
import type {TextEdit} from '../text/span.ts';
import {roleKey} from '../workspace/index.ts';
import type {FeatureContext} from './context.ts';
import {type Occurrence, occurrencesOf} from './occurrences.ts';
import type {RenameProblem} from './renameProblem.ts';
import type {Target} from './target.ts';

type RoleTarget = Extract<Target, {id: string}>;

/** How a role gets its name: by an id of its own, beside which a title may stay, or by nothing but its title in a table. */
interface Naming {
	readonly ids: readonly RoleDefinition[];
	/** Keys of titles that stay when the id changes. */
	readonly titles: ReadonlySet<string>;
}

function namingOf({snapshot}: FeatureContext, key: string): Naming {
	const all = snapshot.index.roles.get(key) ?? [];
	const ids = all.filter(role => hasOwnId(snapshot, role));
	return {ids, titles: new Set(ids.filter(({id, title}) => title !== id).map(({title}) => roleKey(title)))};
}

/** True where the id is written as such: a key of `qms.yaml`, the id of a document, `role:x` or `plant-manager` in a table. */
function hasOwnId({config, documents}: FeatureContext['snapshot'], {path, id, title}: RoleDefinition): boolean {
	if (path === config.path) return true;
	const document = documents.get(path)?.document;
	return document?.kind === 'role'
		? document.metadata.id !== undefined && document.metadata.id.value === id
		: id !== title || isIdForm(id);
}

/** A name in the form of an id: one word that begins small. */
const isIdForm = (written: string): boolean => /^[\p{Ll}\p{N}][\p{L}\p{N}_.-]*$/u.test(written);

/** Why a role cannot be renamed here, whatever its new name. */
export function roleObstacle(context: FeatureContext, target: RoleTarget): string | undefined {
	const {id} = target;
	const key = roleKey(id);
	const {ids, titles} = namingOf(context, key);
	const named = ids.filter(role => roleKey(role.id) === key);
	const [other] = ids;
	if (named.length === 0 && other !== undefined)
		return `"${id}" is the title of the role ${other.id}, which ${other.path} defines. Change the title there, or rename the id there.`;
	if (titles.has(key) && !isIdForm(id) && named.every(role => role.id !== id))
		return `"${id}" is the title of the role ${other?.id ?? id}. Rename the id there, or change the title in ${other?.path ?? 'its definition'}.`;
	const titled = (context.snapshot.index.roles.get(key) ?? []).find(
		({path}) => context.snapshot.documents.get(path)?.document.kind === 'role',
	);
	if (named.length === 0 && titled !== undefined)
		return `"${id}" is the title of ${titled.path}. Change the title of that document.`;
	// A new title in the table alone would part the role from the texts that name it.
	if (ids.length === 0 && occurrencesOf(context, target).every(({definition}) => definition))
		return `No head and no field names "${id}", and a rename leaves running text alone. Change the words in ${context.snapshot.index.roles.get(key)?.[0]?.path ?? 'its definition'} and wherever else they stand.`;
	return undefined;
}

/**
 * The edits that rename a role wherever the model knows that it is named. What is written as an id gets the new id; a
 * title gets it in words, unless a definition keeps the title beside its id.
 */
export function renameRole(
	context: FeatureContext,
	target: RoleTarget,
	newName: string,
): readonly TextEdit[] | RenameProblem {
	const key = roleKey(target.id);
	const {ids, titles} = namingOf(context, key);
	const name = newName.replace(/^role:\s*/i, '').trim();
	// A role that has nothing but a title may be given another title; its id follows.
	const titled = ids.length === 0 && /^[\p{L}\p{N}][\p{L}\p{N} '’&/()._-]*$/u.test(name);
	const id =
		titled && !isIdForm(name)
			? name
					.toLowerCase()
					.replaceAll(/[^\p{L}\p{N}]+/gu, '-')
					.replace(/-$/, '')
			: name;
	if (!/^[\p{L}\p{N}][\p{L}\p{N}_.-]*$/u.test(id))
		return {problem: 'A role id is made of letters, digits, hyphens and dots.'};
	if (context.snapshot.index.roles.has(roleKey(id)) && roleKey(id) !== key)
		return {problem: `There is a role ${name} already.`};
	return occurrencesOf(context, target).flatMap(occurrence => {
		const written = context.text(occurrence.path)?.slice(occurrence.span.start, occurrence.span.end) ?? '';
		const newText = renamed(context, occurrence, {
			written,
			id,
			title: id === name ? undefined : name,
			key,
			titles,
			exact: ids.map(role => role.id),
		});
		return newText === undefined ? [] : [{path: occurrence.path, span: occurrence.span, newText}];
	});
}

interface Renaming {
	readonly written: string;
	readonly id: string;
	/** The new title as it was typed; without one it is made of the id. */
	readonly title: string | undefined;
	readonly key: string;
	readonly titles: ReadonlySet<string>;
	readonly exact: readonly string[];
}

function renamed(
	context: FeatureContext,
	{path, span}: Occurrence,
	{written, id, title, key, titles, exact}: Renaming,
): string | undefined {
	if (roleKey(written) !== key) return undefined;
	const prefixed = /role:\s*$/i.test(context.text(path)?.slice(Math.max(0, span.start - 8), span.start) ?? '');
	if (prefixed || exact.includes(written) || isIdForm(written)) return id;
	return titles.has(key) ? undefined : (title ?? inWords(id, written));
}

/** `works-manager` as `Works Manager`, `Works manager` or `works manager`, as the old title was written. */
function inWords(id: string, like: string): string {
	const words = id.split(/[-_.]+/);
	const old = like.split(/\s+/);
	const all = old.length > 1 && old.every(word => /^\p{Lu}/u.test(word));
	const first = /^\p{Lu}/u.test(like);
	return words
		.map((word, index) => (all || (first && index === 0) ? word.charAt(0).toUpperCase() + word.slice(1) : word))
		.join(' ');
}
