import {realpath, stat} from 'node:fs/promises';
import {dirname, join, relative, resolve, sep} from 'node:path';
import {codeOf, configName, exists} from './paths.ts';
import {byCodeUnit} from '../core/text/order.ts';

/** One quality management system to be checked. */
export interface RootRequest {
	/** Absolute folder. */
	readonly root: string;
	/** What is reported: files and folders relative to the root, with `/`; empty for everything. */
	readonly scope: readonly string[];
	/** Why this folder is the root, for a reader who asks. */
	readonly because: 'given' | 'qms.yaml' | 'git' | 'folder';
}

/** A path that was asked for and is not there. */
export class MissingPath extends Error {
	readonly path: string;
	readonly code: string;

	constructor(path: string, code: string) {
		super(`${path}: ${code}`);
		this.path = path;
		this.code = code;
	}
}

interface Target {
	readonly absolute: string;
	readonly directory: boolean;
}

/**
 * Finds the roots that the paths of a command line belong to: the folder of the nearest `qms.yaml` at or above each;
 * else, where one folder alone was named, that folder; else the git root, else `cwd`.
 * Throws MissingPath for a path that is not there.
 */
export async function findRoots(
	cwd: string,
	paths: readonly string[],
	given: string | undefined,
): Promise<RootRequest[]> {
	const targets = await Promise.all(paths.map(path => targetOf(cwd, path)));
	if (given !== undefined) {
		const {absolute} = await targetOf(cwd, given);
		const outside = targets.findIndex(target => !isInside(absolute, target.absolute));
		if (outside >= 0) throw new MissingPath(paths[outside] ?? '', 'OUTSIDE');
		return [{root: absolute, scope: scopeOf(absolute, targets), because: 'given'}];
	}
	if (targets.length === 0) return [await rootOf(cwd)];
	const groups = new Map<string, Target[]>();
	const loose: Target[] = [];
	for (const target of targets) {
		const marked = await nearestWith(configName, target);
		if (marked === undefined) loose.push(target);
		else groups.set(marked, [...(groups.get(marked) ?? []), target]);
	}
	const found: RootRequest[] = [...groups].map(([root, members]) => ({
		root,
		scope: scopeOf(root, members),
		because: 'qms.yaml',
	}));
	if (loose.length > 0) found.push(await looseRoot(cwd, loose));
	return found.sort((a, b) => byCodeUnit(a.root, b.root));
}

async function rootOf(cwd: string): Promise<RootRequest> {
	const here = {absolute: cwd, directory: true};
	const marked = await nearestWith(configName, here);
	if (marked !== undefined) return {root: marked, scope: [], because: 'qms.yaml'};
	const git = await nearestWith('.git', here);
	return {root: git ?? cwd, scope: [], because: git === undefined ? 'folder' : 'git'};
}

async function looseRoot(cwd: string, loose: readonly Target[]): Promise<RootRequest> {
	const [first] = loose;
	if (loose.length === 1 && first?.directory === true) return {root: first.absolute, scope: [], because: 'folder'};
	const git = first === undefined ? undefined : await nearestWith('.git', first);
	const root =
		git !== undefined && loose.every(target => isInside(git, target.absolute))
			? git
			: commonFolder([cwd, ...loose.map(target => target.absolute)]);
	return {root, scope: scopeOf(root, loose), because: root === git ? 'git' : 'folder'};
}

async function targetOf(cwd: string, path: string): Promise<Target> {
	const absolute = resolve(cwd, path);
	try {
		return {absolute, directory: (await stat(absolute)).isDirectory()};
	} catch (error) {
		throw new MissingPath(path, codeOf(error));
	}
}

/** The nearest folder at or above the target that holds `name`; not above the git root. */
async function nearestWith(name: string, target: Target): Promise<string | undefined> {
	let folder = target.directory ? target.absolute : dirname(target.absolute);
	for (;;) {
		if (await exists(join(folder, name))) return folder;
		if (dirname(folder) === folder || (await exists(join(folder, '.git')))) return undefined;
		folder = dirname(folder);
	}
}

function scopeOf(root: string, targets: readonly Target[]): string[] {
	const scope = targets.map(target => relative(root, target.absolute).split(sep).join('/'));
	return scope.includes('') ? [] : scope.sort(byCodeUnit);
}

function isInside(folder: string, path: string): boolean {
	return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

function commonFolder(paths: readonly string[]): string {
	let common = paths[0] ?? sep;
	while (!paths.every(path => isInside(common, path))) common = dirname(common);
	return common;
}

/** The git root that a folder lies in, links resolved; undefined outside git. */
export async function gitRootOf(folder: string): Promise<string | undefined> {
	return nearestWith('.git', {absolute: await realpath(folder), directory: true});
}
