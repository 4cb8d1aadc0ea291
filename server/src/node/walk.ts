import type {Dirent, Stats} from 'node:fs';
import {readdir, realpath, stat} from 'node:fs/promises';
import {dirname, join, relative, sep} from 'node:path';
import {ignoredConfig, isNeverEntered} from '../host/listing.ts';
import type {IgnoreLevels} from './ignored.ts';
import {isIgnored, isIgnoredBelow, withIgnoreFiles} from './ignored.ts';
import {linkTrouble} from './links.ts';
import {codeOf, configName, exists, isReadable} from './paths.ts';
import {notRead, type Unreadable} from './read.ts';
import {kindOf} from './regular.ts';
import {byCodeUnit} from '../core/text/order.ts';

/** What lies under a root. All paths are relative to it, with `/`, in code-unit order. */
export interface Tree {
	/** Every file that is not ignored, links included. */
	readonly files: readonly string[];
	/** The Markdown and YAML files among them that are to be read. */
	readonly documents: readonly string[];
	readonly unreadable: readonly Unreadable[];
	/** Folders below the root with a `qms.yaml` of their own; their files are listed, so that links hold, and not read. */
	readonly nestedRoots: readonly string[];
	/** True for a path, whether or not there is such a file, that is ignored or lies in a folder that is never entered. */
	readonly ignores: (path: string) => boolean;
}

interface Walk {
	readonly base: string;
	/** `base` with all links resolved; nothing outside is followed. */
	readonly realBase: string;
	readonly files: string[];
	readonly documents: string[];
	readonly unreadable: Unreadable[];
	readonly nestedRoots: string[];
	/** Every ignore file met, outer ones first. */
	readonly levels: Set<IgnoreLevels[number]>;
}

/** Lists a root. Never throws for what lies in it: what cannot be read is told in `unreadable`. */
export async function walk(root: string): Promise<Tree> {
	const found: Walk = {
		base: root,
		realBase: await realpath(root),
		files: [],
		documents: [],
		unreadable: [],
		nestedRoots: [],
		levels: new Set(),
	};
	await enter(found, '', await outerLevels(root));
	const levels = [...found.levels];
	return {
		files: found.files.sort(byCodeUnit),
		documents: found.documents.sort(byCodeUnit),
		unreadable: found.unreadable.sort((a, b) => byCodeUnit(a.path, b.path)),
		nestedRoots: found.nestedRoots.sort(byCodeUnit),
		ignores: path => isNeverEntered(path) || isIgnoredBelow(levels, path),
	};
}

/**
 * Ignore files above the root, up to the git root, written as levels relative to the root. A root that they ignore was
 * asked for by name, so they do not apply then.
 */
async function outerLevels(root: string): Promise<IgnoreLevels> {
	const outer: string[] = [];
	for (let folder = root; !(await exists(join(folder, '.git'))); folder = dirname(folder)) {
		if (dirname(folder) === folder) return [];
		outer.unshift(dirname(folder));
	}
	let levels: IgnoreLevels = [];
	for (const folder of outer) {
		const inner = relative(folder, root).split(sep).join('/');
		const own = await withIgnoreFiles([], folder, '', new Set(await readdir(folder).catch(() => [])));
		if (isIgnored(own, `${inner}/`)) return [];
		levels = [...levels, ...own.map(level => ({...level, below: `${inner}/`}))];
	}
	return levels;
}

async function enter(walk: Walk, folder: string, outer: IgnoreLevels): Promise<void> {
	let entries: Dirent[];
	try {
		entries = await readdir(join(walk.base, folder), {withFileTypes: true});
	} catch (error) {
		walk.unreadable.push({
			path: folder === '' ? '.' : folder,
			reason: `This folder cannot be listed (${codeOf(error)}).`,
			remedy: 'Give the user who runs the check the right to list it, or ignore it.',
		});
		return;
	}
	const names = new Set(entries.map(entry => entry.name));
	if (folder !== '' && names.has(configName)) {
		walk.nestedRoots.push(folder);
		await nameFiles(walk, folder, join(walk.base, folder));
		return;
	}
	const levels = await withIgnoreFiles(outer, walk.base, folder, names, walk.unreadable);
	for (const level of levels) walk.levels.add(level);
	for (const entry of entries.sort((a, b) => byCodeUnit(a.name, b.name))) {
		const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
		if (entry.isDirectory()) {
			if (!isNeverEntered(entry.name) && !isIgnored(levels, `${path}/`)) await enter(walk, path, levels);
		} else if (isIgnored(levels, path)) {
			if (path === configName) walk.unreadable.push(ignoredConfig);
		} else if (entry.isSymbolicLink()) {
			if (!isIgnored(levels, `${path}/`)) await follow(walk, path);
		} else if (entry.isFile()) {
			walk.files.push(path);
			if (isReadable(path)) walk.documents.push(path);
		} else if (isReadable(path)) {
			walk.unreadable.push({path, ...notRead({kind: kindOf(entry) ?? 'no regular file'}, path)});
		}
	}
}

/**
 * A link counts as a file, so that links to it hold, and is never read: inside the repository its target is read where
 * it stands, and what lies outside is not part of the repository.
 */
async function follow(walk: Walk, path: string): Promise<void> {
	walk.files.push(path);
	let target: string;
	let stats: Stats;
	try {
		target = await realpath(join(walk.base, path));
		stats = await stat(target);
	} catch (error) {
		const trouble = linkTrouble(path, codeOf(error) === 'ELOOP' ? 'loop' : 'nowhere');
		if (trouble !== undefined) walk.unreadable.push(trouble);
		return;
	}
	const inside = target === walk.realBase || target.startsWith(walk.realBase + sep);
	const end = stats.isFile() || stats.isDirectory() ? undefined : kindOf(stats);
	const trouble =
		end !== undefined
			? linkTrouble(path, end)
			: inside
				? linkTrouble(path, stats.isDirectory() ? 'folder' : 'file')
				: linkTrouble(path, stats.isDirectory() ? 'folder outside' : 'outside');
	if (trouble !== undefined) walk.unreadable.push(trouble);
	if (inside && stats.isDirectory()) await nameLinked(walk, path, target);
}

/** Names the files behind a link to a folder, unless the folder holds the link. */
async function nameLinked(walk: Walk, path: string, target: string): Promise<void> {
	const real = await realpath(join(walk.base, dirname(path)));
	if (real !== target && !real.startsWith(target + sep)) await nameFiles(walk, path, target);
}

/** Names what stands in a folder that is not read here. No link is followed, so no circle can arise. */
async function nameFiles(walk: Walk, path: string, folder: string): Promise<void> {
	for (const entry of await readdir(folder, {withFileTypes: true}).catch(() => [])) {
		if (entry.isFile()) walk.files.push(`${path}/${entry.name}`);
		else if (entry.isDirectory() && !isNeverEntered(entry.name))
			await nameFiles(walk, `${path}/${entry.name}`, join(folder, entry.name));
	}
}
