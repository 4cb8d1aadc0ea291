import {parseRaw} from './git-log.ts';
import {catFile, git} from './git.ts';
import {ignoreLevelsOf, isIgnoredBelow, isIgnoreFile} from './ignored.ts';
import type {RootFiles} from './load.ts';
import {byCodeUnit, configName, isReadable} from './paths.ts';
import {decode} from './read.ts';

/** An earlier state of a root, and how its files became the present ones. */
export interface BaseState {
	/** Full hash of the commit where the two histories part. */
	readonly commit: string;
	readonly files: RootFiles;
	/** Former path to present path. */
	readonly renames: ReadonlyMap<string, string>;
}

/** Why there is no earlier state to compare with. */
export type NoBase = 'no-git' | 'no-ref' | 'no-common-commit';

/** Reads the state of a root at the commit where `ref` and the present branch part. */
export async function baseState(root: string, ref: string): Promise<BaseState | NoBase> {
	if ((await git(root, ['rev-parse', '--git-dir'])) === undefined) return 'no-git';
	// `--end-of-options` keeps a ref that begins with a dash from being read as an option.
	const named = await git(root, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`]);
	if (named === undefined) return 'no-ref';
	const commit = (await git(root, ['merge-base', named.toString().trim(), 'HEAD']))?.toString().trim();
	if (commit === undefined || commit === '') return 'no-common-commit';
	return {commit, files: await filesAt(root, commit), renames: await renamesSince(root, commit)};
}

async function filesAt(root: string, commit: string): Promise<RootFiles> {
	const listing = await git(root, ['ls-tree', '-r', '-z', commit, '--', '.']);
	const blobs = new Map<string, string>();
	for (const line of (listing?.toString() ?? '').split('\u0000')) {
		const found = /^(?<mode>\d+) (?<type>\w+) (?<id>[0-9a-f]+)\t(?<path>[\s\S]*)$/.exec(line)?.groups;
		// Links and submodules name files and are not read, as on the disk.
		if (found !== undefined)
			blobs.set(found['path'] ?? '', found['type'] === 'blob' && found['mode'] !== '120000' ? (found['id'] ?? '') : '');
	}
	const nestedRoots = [...blobs.keys()]
		.filter(path => path.endsWith(`/${configName}`))
		.map(path => path.slice(0, -configName.length - 1));
	const nested = (path: string): boolean => nestedRoots.some(folder => path.startsWith(`${folder}/`));
	const wanted = [...blobs].filter(
		([path, id]) => id !== '' && (isReadable(path) || isIgnoreFile(path)) && !nested(path),
	);
	const contents = await catFile(
		root,
		wanted.map(([, id]) => id),
	);
	const levels = ignoreLevelsOf(
		new Map(
			wanted.filter(([path]) => isIgnoreFile(path)).map(([path, id]) => [path, contents.get(id)?.toString() ?? '']),
		),
	);
	const read = wanted
		.filter(([path]) => isReadable(path) && !isIgnoredBelow(levels, path))
		.map(([path, id]) => ({path, ...decode(contents.get(id) ?? new Uint8Array())}));
	return {
		texts: read.flatMap(each => ('text' in each ? [each] : [])),
		unreadable: read.flatMap(each => ('text' in each ? [] : [each])),
		files: [...blobs.keys()].filter(path => !isIgnoredBelow(levels, path)).sort(byCodeUnit),
		nestedRoots,
	};
}

async function renamesSince(root: string, commit: string): Promise<Map<string, string>> {
	// What is not committed yet counts too: the comparison is with the files on the disk.
	const output = await git(root, ['diff', '--raw', '--no-abbrev', '-M', '-z', '--relative', commit, '--', '.']);
	return new Map(
		parseRaw(output?.toString() ?? '').flatMap(({from, path}) => (from === undefined ? [] : [[from, path] as const])),
	);
}

/** Lines, from 1, of a text that the earlier text does not hold: what an edit wrote anew. */
export function newLines(before: string, after: string): Set<number> {
	const counts = new Map<string, number>();
	for (const line of before.split(/\r?\n/)) counts.set(line, (counts.get(line) ?? 0) + 1);
	const fresh = new Set<number>();
	after.split(/\r?\n/).forEach((line, index) => {
		const left = counts.get(line) ?? 0;
		if (left === 0) fresh.add(index + 1);
		else counts.set(line, left - 1);
	});
	return fresh;
}
