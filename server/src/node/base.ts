import {stat} from 'node:fs/promises';
import {resolve} from 'node:path';
import type {TreeEntry} from './git-objects.ts';
import {catFile, isPartial, treeOf} from './git-objects.ts';
import {ignoreLevelsOf, isIgnoredBelow, isIgnoreFile} from './ignored.ts';
import {ignoredConfig} from '../host/listing.ts';
import {followInTree, type LinkEnd, linkTrouble} from './links.ts';
import type {RootFiles} from './load.ts';
import {codeOf, configName, isReadable} from './paths.ts';
import {decode, tooLarge, type Unreadable} from './read.ts';
import {kindOf, mostBytes} from './regular.ts';
import type {NoRepository, Repository} from './repository.ts';
import {leftOut, renamesSince} from './work-tree.ts';
import {byCodeUnit} from '../core/text/order.ts';

/** An earlier state of a root, and how its files became the present ones. */
export interface BaseState {
	/** Full hash of the commit where the two histories part. */
	readonly commit: string;
	readonly files: RootFiles;
	/** Former path to present path. */
	readonly renames: ReadonlyMap<string, string>;
}

/** Why there is no earlier state to compare with. */
export type NoBase = 'no-ref' | 'no-common-commit' | 'shallow' | 'partial' | NoRepository;

/** Reads the state of a root at the commit where `ref` and the present branch part. */
export async function baseState(repository: Repository, root: string, ref: string): Promise<BaseState | NoBase> {
	// `--end-of-options` keeps a ref that begins with a dash from being read as an option.
	const named = await line(repository, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`]);
	if (named === undefined) return 'no-ref';
	const commit = await line(repository, ['merge-base', named, 'HEAD']);
	if (commit === undefined) return repository.shallow ? 'shallow' : 'no-common-commit';
	const tree = await treeOf(repository, commit);
	if ('why' in tree) return (await isPartial(repository)) ? 'partial' : tree;
	// What a sparse checkout leaves out is not deleted: in both states it is there and is not read.
	const files = await filesOf(repository, root, tree, new Set(await leftOut(repository)));
	return files === undefined ? 'partial' : {commit, files, renames: await renamesSince(repository, commit)};
}

async function line(repository: Repository, words: readonly string[]): Promise<string | undefined> {
	const answer = await repository.ask(words);
	return ('output' in answer ? answer.output.toString().trim() : '') || undefined;
}

/** What would be read if the tree were on the disk; undefined where the clone lacks a part of it. */
async function filesOf(
	repository: Repository,
	root: string,
	tree: readonly TreeEntry[],
	left: ReadonlySet<string>,
): Promise<RootFiles | undefined> {
	const nestedRoots = tree
		.map(({path}) => path)
		.filter(path => path.endsWith(`/${configName}`))
		.map(path => path.slice(0, -configName.length - 1));
	const nested = (path: string): boolean => nestedRoots.some(folder => path.startsWith(`${folder}/`));
	const own = tree.filter(({path, kind}) => kind !== 'submodule' && !nested(path) && !left.has(path));
	// Links name files and are not read, as on the disk; where they lead is their content.
	const wanted = own.filter(({path, kind}) => kind === 'link' || isReadable(path) || isIgnoreFile(path));
	const {contents, missing, large} = await catFile(
		repository,
		wanted.map(({id}) => id),
	);
	if (missing.size > 0) return undefined;
	const textsOf = (chosen: (entry: TreeEntry) => boolean): Map<string, string> =>
		new Map(wanted.filter(chosen).map(({path, id}) => [path, contents.get(id)?.toString() ?? '']));
	const levels = ignoreLevelsOf(textsOf(({path, kind}) => kind === 'file' && isIgnoreFile(path)));
	const present = wanted.filter(({path}) => !isIgnoredBelow(levels, path));
	const read = present
		.filter(({path, kind}) => kind === 'file' && isReadable(path))
		.map(({path, id, bytes}) => ({
			path,
			...(large.has(id) ? tooLarge(bytes ?? 0, mostBytes) : decode(contents.get(id) ?? new Uint8Array())),
		}));
	const links = textsOf(({kind}) => kind === 'link');
	const troubles = await troublesOf(
		root,
		present.filter(({kind}) => kind === 'link').map(({path}) => path),
		links,
		tree,
	);
	return {
		texts: read.flatMap(each => ('text' in each ? [each] : [])),
		unreadable: [
			...read.flatMap(each => ('text' in each ? [] : [each])),
			...troubles,
			...(wanted.some(({path}) => path === configName) && isIgnoredBelow(levels, configName) ? [ignoredConfig] : []),
		],
		files: tree
			.map(({path}) => path)
			.filter(path => !isIgnoredBelow(levels, path))
			.sort(byCodeUnit),
		nestedRoots,
	};
}

/** What was to be told of links then. Where they leave the root it is what the disk says now, since nothing else knows. */
async function troublesOf(
	root: string,
	paths: readonly string[],
	links: ReadonlyMap<string, string>,
	tree: readonly TreeEntry[],
): Promise<Unreadable[]> {
	const files = new Set(tree.filter(({kind}) => kind === 'file').map(({path}) => path));
	const folders = new Set(
		tree.flatMap(({path}) => path.split('/').map((_, index, parts) => parts.slice(0, index).join('/'))),
	);
	const found: Unreadable[] = [];
	for (const path of paths) {
		const end = followInTree(
			path,
			links,
			each => files.has(each),
			each => folders.has(each),
		);
		const told = typeof end === 'object' ? await outsideEnd(resolve(root, end.outside)) : end;
		const trouble = linkTrouble(path, told);
		if (trouble !== undefined) found.push(trouble);
	}
	return found;
}

async function outsideEnd(path: string): Promise<LinkEnd> {
	try {
		const stats = await stat(path);
		return stats.isDirectory() ? 'folder outside' : (kindOf(stats) ?? 'outside');
	} catch (error) {
		return codeOf(error) === 'ELOOP' ? 'loop' : 'nowhere';
	}
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
