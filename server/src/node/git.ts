import type {IsoDate} from '../core/model/document.ts';
import type {DocumentHistory, GitFacts} from '../core/workspace/snapshot.ts';
import type {Change, LogEntry} from './git-log.ts';
import {parseLog} from './git-log.ts';
import {catFile, isPartial, placeWords, rawWords} from './git-objects.ts';
import type {Repository} from './repository.ts';

/** What a version of a document says apart from its head data, and the version it names. */
export interface DocumentContent {
	readonly body: string;
	readonly version: string;
}

/** The commit that a repository stands at; undefined before the first commit. */
export async function gitHead(
	repository: Repository,
	revision = 'HEAD',
): Promise<Pick<GitFacts, 'commit' | 'date' | 'shallow'> | undefined> {
	const answer = await repository.ask(['log', '-1', '--format=%H %cs', revision, '--']);
	const [commit, date] = 'output' in answer ? answer.output.toString().trim().split(' ') : [];
	return commit === undefined || date === undefined ? undefined : {commit, date, shallow: repository.shallow};
}

/**
 * What git knows of the documents of a root. A shallow clone knows no history: its oldest commit seems to have changed
 * everything. `contentOf` reads a version of a document; `revision` is the state to look back from.
 */
export async function gitFacts(
	repository: Repository,
	paths: readonly string[],
	contentOf: (path: string, text: string) => DocumentContent,
	revision = 'HEAD',
): Promise<GitFacts | undefined> {
	const head = await gitHead(repository, revision);
	if (head === undefined) return undefined;
	if (head.shallow || paths.length === 0) return {...head, history: new Map()};
	try {
		const changes = await changesOf(repository, paths, revision);
		const approvals = await approvalsOf(repository, revision);
		const history = new Map<string, DocumentHistory>();
		const commits = await contentCommits(repository, changes, contentOf);
		for (const path of paths) {
			if (!changes.has(path)) continue;
			const contentCommit = commits.get(path);
			history.set(path, {
				...(contentCommit === undefined ? {} : {contentCommit}),
				approvals: approvals.get(path) ?? approvals.get('') ?? [],
			});
		}
		return {...head, history};
	} catch (error) {
		if (!(error instanceof HistoryUnread)) throw error;
		return {...head, incomplete: (await isPartial(repository)) ? 'partial' : 'unread', history: new Map()};
	}
}

/** Git did not give an answer that the history hangs on. */
class HistoryUnread extends Error {}

async function textOf(repository: Repository, words: readonly string[]): Promise<string> {
	const answer = await repository.ask(words);
	if (!('output' in answer)) throw new HistoryUnread(answer.message);
	return answer.output.toString();
}

/** A change of one document, under the name that it had then. */
interface DocumentChange {
	readonly entry: LogEntry;
	readonly change: Change;
}

/** Each document's changes, newest first, renames followed. */
async function changesOf(
	repository: Repository,
	paths: readonly string[],
	revision: string,
): Promise<Map<string, DocumentChange[]>> {
	const output = await textOf(repository, [
		'log',
		...rawWords,
		'--format=%x01%H%x00%cs%x00%an',
		'-M',
		...placeWords(repository, revision),
	]);
	const found = new Map<string, DocumentChange[]>();
	// The name a document has in older commits, to its present one.
	const names = new Map(paths.map(path => [path, path]));
	for (const entry of parseLog(output, 3)) {
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
	repository: Repository,
	changes: ReadonlyMap<string, readonly DocumentChange[]>,
	contentOf: (path: string, text: string) => DocumentContent,
): Promise<Map<string, NonNullable<DocumentHistory['contentCommit']>>> {
	const found = new Map<string, NonNullable<DocumentHistory['contentCommit']>>();
	let open = [...changes];
	for (let from = 0; open.length > 0; from += batch) {
		const {contents, missing} = await catFile(
			repository,
			open.flatMap(([, list]) => list.slice(from, from + batch).flatMap(({change}) => [change.before, change.after])),
		);
		if (missing.size > 0) throw new HistoryUnread('a content is missing');
		const text = (id: string): string => contents.get(id)?.toString() ?? '';
		for (const [path, list] of open) {
			const hit = list
				.slice(from, from + batch)
				.find(
					({change}) =>
						change.before !== change.after &&
						contentOf(path, text(change.before)).body !== contentOf(path, text(change.after)).body,
				);
			const [hash = '', date = '', author = ''] = hit?.entry.fields ?? [];
			if (hit !== undefined)
				found.set(path, {hash, date, author, version: contentOf(path, text(hit.change.after)).version});
		}
		open = open.filter(([path, list]) => !found.has(path) && list.length > from + batch);
	}
	return found;
}

type Approval = DocumentHistory['approvals'][number];

/**
 * What looks like an approval on the way into the present branch, by path: merges, pull requests squashed by GitHub,
 * commits with a review trailer. Under '' the signed tags, which speak for every document and are in every list.
 */
async function approvalsOf(repository: Repository, revision: string): Promise<Map<string, Approval[]>> {
	const tags = await signedTags(repository, revision);
	const found = new Map<string, Approval[]>([['', tags]]);
	const output = await textOf(repository, [
		'log',
		...rawWords,
		'--first-parent',
		'-m',
		'--format=%x01%H%x00%cs%x00%cn%x00%P%x00%s%x00%(trailers:key=Approved-by,key=Reviewed-by,valueonly,separator=%x20)',
		'--no-renames',
		...placeWords(repository, revision),
	]);
	for (const entry of parseLog(output, 6)) {
		const [hash = '', date = '', committer = '', parents = '', subject = '', trailers = ''] = entry.fields;
		const merged = parents.includes(' ') || (committer === 'GitHub' && /\(#\d+\)$/.test(subject));
		if (!merged && trailers === '') continue;
		const approval: Approval =
			trailers === '' ? {hash, date, by: committer, how: 'merge'} : {hash, date, by: trailers, how: 'trailer'};
		for (const {path} of entry.changes) found.set(path, [...(found.get(path) ?? tags), approval]);
	}
	return found;
}

async function signedTags(repository: Repository, revision: string): Promise<Approval[]> {
	const output = await textOf(repository, [
		'for-each-ref',
		'refs/tags',
		`--merged=${revision}`,
		'--format=%(objectname)%00%(creatordate:short)%00%(taggername)%00%(contents:signature)%01',
	]);
	return output
		.split('\u0001')
		.map(line => line.trim().split('\u0000'))
		.filter(([, , , signature]) => signature !== undefined && signature !== '')
		.map(([hash = '', date = '', by = '']): Approval => ({hash, date: date as IsoDate, by, how: 'tag'}));
}
