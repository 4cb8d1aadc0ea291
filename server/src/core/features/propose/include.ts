import {byCodeUnit} from '../../text/order.ts';
/** Globs for `include` and `exclude` of `qms.yaml`. */
export interface Globs {
	readonly include: readonly string[];
	readonly exclude: readonly string[];
}

/** What a folder holds, all of its depths. */
interface Folder {
	readonly folders: Map<string, Folder>;
	readonly taken: string[];
	readonly left: string[];
	takenBelow: number;
	leftBelow: number;
}

/**
 * The fewest globs that name exactly the taken ones of a list of documents: a whole folder, or a folder without some of
 * it, or single files. Paths are relative to the root, with `/`; the globs are in order of their code units.
 */
export function globsFor(documents: readonly {readonly path: string; readonly taken: boolean}[]): Globs {
	const root = folder();
	for (const {path, taken} of documents) {
		const parts = path.split('/');
		const name = parts.pop() ?? '';
		let at = root;
		for (const part of ['', ...parts]) {
			if (part !== '') at = childOf(at, part);
			if (taken) at.takenBelow++;
			else at.leftBelow++;
		}
		(taken ? at.taken : at.left).push(name);
	}
	// The root is never named as a whole: a file that is added beside the folders need not belong to the system.
	const {include, exclude} = fewest(root, '');
	return {include: include.toSorted(byCodeUnit), exclude: exclude.toSorted(byCodeUnit)};
}

function fewest(at: Folder, prefix: string): Globs {
	if (at.takenBelow === 0) return {include: [], exclude: []};
	if (prefix !== '' && at.leftBelow === 0) return {include: [`${prefix}**`], exclude: []};
	const below = [...at.folders].map(([name, child]) => fewest(child, `${prefix}${escapeGlob(name)}/`));
	const single: Globs = {
		include: [...at.taken.map(name => prefix + escapeGlob(name)), ...below.flatMap(each => each.include)],
		exclude: below.flatMap(each => each.exclude),
	};
	if (prefix === '') return single;
	const without: Globs = {include: [`${prefix}**`], exclude: leftOf(at, prefix)};
	return size(without) < size(single) ? without : single;
}

const size = ({include, exclude}: Globs): number => include.length + exclude.length;

/** What has to be left out of a folder that is taken as a whole. */
function leftOf(at: Folder, prefix: string): readonly string[] {
	if (at.takenBelow === 0) return [`${prefix}**`];
	return [
		...at.left.map(name => prefix + escapeGlob(name)),
		...[...at.folders].flatMap(([name, child]) =>
			child.leftBelow === 0 ? [] : leftOf(child, `${prefix}${escapeGlob(name)}/`),
		),
	];
}

function childOf(at: Folder, name: string): Folder {
	const known = at.folders.get(name);
	if (known) return known;
	const made = folder();
	at.folders.set(name, made);
	return made;
}

const folder = (): Folder => ({folders: new Map(), taken: [], left: [], takenBelow: 0, leftBelow: 0});

/** A name in which no sign means anything to a glob. */
export const escapeGlob = (name: string): string => name.replaceAll(/[\\*?[\]{}()!+@|]/g, '\\$&');
