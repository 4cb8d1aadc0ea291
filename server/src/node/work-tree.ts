import {createHash} from 'node:crypto';
import {join} from 'node:path';
import {parseRaw} from './git-log.ts';
import {placeWords, rawWords, treeOf} from './git-objects.ts';
import {exists} from './paths.ts';
import {readRegular} from './regular.ts';
import type {Repository} from './repository.ts';

/** How the files on the disk stand to a commit. */
export interface WorkTree {
	/** Those of the given paths that the commit does not hold as they are. */
	readonly changed: readonly string[];
	/** Files of the commit that are not on the disk and should be. */
	readonly deleted: readonly string[];
}

/**
 * Compares files of a root with its commit, byte by byte but for the line ends that git may have changed. No filter of the
 * repository is run, so a file that one turns into something else counts as changed.
 */
export async function workTreeOf(repository: Repository, root: string, paths: readonly string[]): Promise<WorkTree> {
	const tree = await treeOf(repository, 'HEAD');
	if (!Array.isArray(tree)) return {changed: [], deleted: []};
	const left = new Set(await leftOut(repository));
	const ids = new Map<string, string>();
	const deleted: string[] = [];
	for (const {path, kind, id} of tree) {
		if (kind === 'file') ids.set(path, id);
		if (!left.has(path) && !(await exists(join(root, path)))) deleted.push(path);
	}
	const changed: string[] = [];
	for (const path of paths) {
		const bytes = await readRegular(join(root, path));
		if (Buffer.isBuffer(bytes) && !isContent(bytes, ids.get(path), repository.hash)) changed.push(path);
	}
	return {changed, deleted};
}

function isContent(bytes: Buffer, id: string | undefined, hash: Repository['hash']): boolean {
	if (id === undefined) return false;
	return (
		id === nameOf(bytes, hash) ||
		id === nameOf(Buffer.from(bytes.toString('latin1').replaceAll('\r\n', '\n'), 'latin1'), hash)
	);
}

/** The name that git gives to a content. */
function nameOf(bytes: Buffer, hash: Repository['hash']): string {
	return createHash(hash).update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}

/** Files below the root that are tracked and, in a sparse checkout, left out of the work tree. */
export async function leftOut(repository: Repository): Promise<readonly string[]> {
	// Without this file there is none, and git need not read the whole index.
	if (!(await exists(join(repository.directory, 'info/sparse-checkout')))) return [];
	const answer = await repository.ask(['ls-files', '-t', '-z', '--', repository.below || '.']);
	if (!('output' in answer)) return [];
	return answer.output
		.toString()
		.split('\0')
		.filter(line => line.startsWith('S '))
		.map(line => line.slice(2 + repository.below.length));
}

/** Files below the root that were renamed between a commit and what is staged: former path to present path. */
export async function renamesSince(repository: Repository, commit: string): Promise<Map<string, string>> {
	const answer = await repository.ask(['diff-index', '--cached', ...rawWords, '-M', ...placeWords(repository, commit)]);
	return new Map(
		parseRaw('output' in answer ? answer.output.toString() : '').flatMap(({from, path}) =>
			from === undefined ? [] : [[from, path] as const],
		),
	);
}
