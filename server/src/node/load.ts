import {eachLimited} from '../host/host.ts';
import type {FileText, Unreadable} from './read.ts';
import {readDocument} from './read.ts';
import type {Tree} from './walk.ts';
import {walk} from './walk.ts';

/** The files of one root as the core takes them. */
export interface RootFiles {
	readonly texts: readonly {readonly path: string; readonly text: string}[];
	readonly unreadable: readonly Unreadable[];
	readonly files: readonly string[];
	readonly nestedRoots: readonly string[];
}

const readsAtOnce = 8;

export interface LoadOptions {
	/** Called after each file with how many were read of how many. */
	readonly onRead?: (read: number, of: number) => void;
	/** Texts that take the place of files, such as the one on standard input. */
	readonly instead?: readonly FileText[];
}

/** Lists a root and reads its documents. Never throws for what lies in it. */
export async function loadFiles(root: string, options: LoadOptions = {}): Promise<RootFiles> {
	return readTree(root, await walk(root), options);
}

async function readTree(root: string, tree: Tree, {onRead, instead = []}: LoadOptions): Promise<RootFiles> {
	const given = new Map(instead.map(each => [each.path, each]));
	const paths = tree.documents.filter(path => !given.has(path));
	const read: FileText[] = Array.from({length: paths.length});
	let done = 0;
	await eachLimited([...paths.entries()], readsAtOnce, async ([index, path]) => {
		read[index] = await readDocument(root, path);
		onRead?.(++done, paths.length);
	});
	const all = [...read, ...instead];
	return {
		texts: all.flatMap(each => ('text' in each ? [each] : [])),
		unreadable: [
			...tree.unreadable.filter(({path}) => !given.has(path)),
			...all.flatMap(each => ('text' in each ? [] : [each])),
		],
		files: [...new Set([...tree.files, ...given.keys()])],
		nestedRoots: tree.nestedRoots,
	};
}
