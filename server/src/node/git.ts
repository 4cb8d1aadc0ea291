import {spawn} from 'node:child_process';
import type {IsoDate} from '../core/model/document.ts';
import type {DocumentHistory, GitFacts} from '../core/workspace/snapshot.ts';
import type {Change, LogEntry} from './git-log.ts';
import {parseLog} from './git-log.ts';

/** What a version of a document says apart from its head data, and the version it names. */
export interface DocumentContent {
	readonly body: string;
	readonly version: string;
}

/**
 * Runs git with its arguments as they are, no shell between. Undefined where git is not installed, the folder is in no
 * repository, or git refuses: the caller then says less.
 */
export async function git(folder: string, words: readonly string[], input?: string): Promise<Buffer | undefined> {
	return new Promise(done => {
		const child = spawn('git', ['-c', 'log.showSignature=false', '-c', 'core.quotePath=false', ...words], {
			cwd: folder,
			stdio: ['pipe', 'pipe', 'ignore'],
			env: {...process.env, LC_ALL: 'C', GIT_OPTIONAL_LOCKS: '0', GIT_TERMINAL_PROMPT: '0'},
		});
		const chunks: Buffer[] = [];
		child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
		child.stdin.on('error', () => undefined);
		child.on('error', () => done(undefined));
		child.on('close', code => done(code === 0 ? Buffer.concat(chunks) : undefined));
		child.stdin.end(input ?? '');
	});
}

/** The commit that a root stands at; undefined outside git and before the first commit. */
export async function gitHead(
	root: string,
	revision = 'HEAD',
): Promise<Pick<GitFacts, 'commit' | 'date' | 'shallow'> | undefined> {
	const shallow = await git(root, ['rev-parse', '--is-shallow-repository']);
	const head = await git(root, ['log', '-1', '--format=%H %cs', revision]);
	const [commit, date] = head?.toString().trim().split(' ') ?? [];
	return shallow === undefined || commit === undefined || date === undefined
		? undefined
		: {commit, date, shallow: shallow.toString().trim() === 'true'};
}

/** Files below a root that differ from its commit: changed or new, and deleted. */
export async function uncommitted(
	root: string,
): Promise<{readonly present: readonly string[]; readonly deleted: readonly string[]}> {
	const names = async (...words: string[]): Promise<string[]> =>
		(await git(root, words))?.toString().split('\0').filter(Boolean) ?? [];
	const present = [
		...(await names('diff', '--name-only', '--relative', '-z', '--diff-filter=d', '--no-renames', 'HEAD')),
		...(await names('ls-files', '--others', '--exclude-standard', '-z')),
	];
	return {
		present,
		deleted: await names('diff', '--name-only', '--relative', '-z', '--diff-filter=D', '--no-renames', 'HEAD'),
	};
}

/**
 * What git knows of the documents of a root. A shallow clone knows no history: its oldest commit seems to have changed
 * everything. `contentOf` reads a version of a document; `revision` is the state to look back from.
 */
export async function gitFacts(
	root: string,
	paths: readonly string[],
	contentOf: (path: string, text: string) => DocumentContent,
	revision = 'HEAD',
): Promise<GitFacts | undefined> {
	const head = await gitHead(root, revision);
	if (head === undefined) return undefined;
	if (head.shallow || paths.length === 0) return {...head, history: new Map()};
	const changes = await changesOf(root, paths, revision);
	const approvals = await approvalsOf(root, revision);
	const history = new Map<string, DocumentHistory>();
	const commits = await contentCommits(root, changes, contentOf);
	for (const path of paths) {
		if (!changes.has(path)) continue;
		const contentCommit = commits.get(path);
		history.set(path, {
			...(contentCommit === undefined ? {} : {contentCommit}),
			approvals: approvals.get(path) ?? approvals.get('') ?? [],
		});
	}
	return {...head, history};
}

/** A change of one document, under the name that it had then. */
interface DocumentChange {
	readonly entry: LogEntry;
	readonly change: Change;
}

/** Each document's changes, newest first, renames followed. */
async function changesOf(
	root: string,
	paths: readonly string[],
	revision: string,
): Promise<Map<string, DocumentChange[]>> {
	const output = await git(root, [
		'log',
		'--format=%x01%H%x00%cs%x00%an',
		'--raw',
		'--no-abbrev',
		'-M',
		'-z',
		'--relative',
		revision,
		'--',
		'.',
	]);
	const found = new Map<string, DocumentChange[]>();
	// The name a document has in older commits, to its present one.
	const names = new Map(paths.map(path => [path, path]));
	for (const entry of parseLog(output?.toString() ?? '', 3)) {
		for (const change of entry.changes) {
			const path = names.get(change.path);
			if (path === undefined) continue;
			found.set(path, [...(found.get(path) ?? []), {entry, change}]);
			if (change.from !== undefined) {
				names.delete(change.path);
				names.set(change.from, path);
			}
		}
	}
	return found;
}

/** Changes of one document compared at a time; the newest is nearly always enough. */
const batch = 3;

/** For each document the newest commit after which its content was another than before. */
async function contentCommits(
	root: string,
	changes: ReadonlyMap<string, readonly DocumentChange[]>,
	contentOf: (path: string, text: string) => DocumentContent,
): Promise<Map<string, NonNullable<DocumentHistory['contentCommit']>>> {
	const found = new Map<string, NonNullable<DocumentHistory['contentCommit']>>();
	let open = [...changes];
	for (let from = 0; open.length > 0; from += batch) {
		const texts = await catFile(
			root,
			open.flatMap(([, list]) => list.slice(from, from + batch).flatMap(({change}) => [change.before, change.after])),
		);
		const textOf = (id: string): string => texts.get(id)?.toString() ?? '';
		for (const [path, list] of open) {
			const hit = list
				.slice(from, from + batch)
				.find(
					({change}) =>
						change.before !== change.after &&
						contentOf(path, textOf(change.before)).body !== contentOf(path, textOf(change.after)).body,
				);
			const [hash = '', date = '', author = ''] = hit?.entry.fields ?? [];
			if (hit !== undefined)
				found.set(path, {hash, date, author, version: contentOf(path, textOf(hit.change.after)).version});
		}
		open = open.filter(([path, list]) => !found.has(path) && list.length > from + batch);
	}
	return found;
}

const noBlob = /^0+$/;

/** The contents of blobs by their ids. */
export async function catFile(root: string, ids: readonly string[]): Promise<Map<string, Buffer>> {
	const wanted = [...new Set(ids)].filter(id => !noBlob.test(id));
	const output = await git(root, ['cat-file', '--batch'], wanted.map(id => `${id}\n`).join(''));
	const contents = new Map<string, Buffer>();
	for (let at = 0; output !== undefined && at < output.length; ) {
		const end = output.indexOf(10, at);
		const [id = '', , size = ''] = output.subarray(at, end).toString().split(' ');
		const length = Number.parseInt(size, 10);
		if (Number.isNaN(length)) {
			at = end + 1;
			continue;
		}
		contents.set(id, output.subarray(end + 1, end + 1 + length));
		at = end + 1 + length + 1;
	}
	return contents;
}

type Approval = DocumentHistory['approvals'][number];

/**
 * What looks like an approval on the way into the present branch, by path: merges, pull requests squashed by GitHub,
 * commits with a review trailer. Under '' the signed tags, which speak for every document and are in every list.
 */
async function approvalsOf(root: string, revision: string): Promise<Map<string, Approval[]>> {
	const tags = await signedTags(root, revision);
	const found = new Map<string, Approval[]>([['', tags]]);
	const output = await git(root, [
		'log',
		'--first-parent',
		'-m',
		'--format=%x01%H%x00%cs%x00%cn%x00%P%x00%s%x00%(trailers:key=Approved-by,key=Reviewed-by,valueonly,separator=%x20)',
		'--raw',
		'--no-abbrev',
		'--no-renames',
		'-z',
		'--relative',
		revision,
		'--',
		'.',
	]);
	for (const entry of parseLog(output?.toString() ?? '', 6)) {
		const [hash = '', date = '', committer = '', parents = '', subject = '', trailers = ''] = entry.fields;
		const merged = parents.includes(' ') || (committer === 'GitHub' && /\(#\d+\)$/.test(subject));
		if (!merged && trailers === '') continue;
		const approval: Approval =
			trailers === '' ? {hash, date, by: committer, how: 'merge'} : {hash, date, by: trailers, how: 'trailer'};
		for (const {path} of entry.changes) found.set(path, [...(found.get(path) ?? tags), approval]);
	}
	return found;
}

async function signedTags(root: string, revision: string): Promise<Approval[]> {
	const output = await git(root, [
		'for-each-ref',
		'refs/tags',
		`--merged=${revision}`,
		'--format=%(objectname)%00%(creatordate:short)%00%(taggername)%00%(contents:signature)%01',
	]);
	return (output?.toString() ?? '')
		.split('\u0001')
		.map(line => line.trim().split('\u0000'))
		.filter(([, , , signature]) => signature !== undefined && signature !== '')
		.map(([hash = '', date = '', by = '']): Approval => ({hash, date: date as IsoDate, by, how: 'tag'}));
}
