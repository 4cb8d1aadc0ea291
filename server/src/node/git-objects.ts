import {mostBytes} from './regular.ts';
import {failureOf, type NoRepository, type Repository} from './repository.ts';

/** A file of a commit. */
export interface TreeEntry {
	/** Relative to the root. */
	readonly path: string;
	readonly kind: 'file' | 'link' | 'submodule';
	readonly id: string;
	/** Bytes; undefined where the clone lacks the content. */
	readonly bytes: number | undefined;
}

/** How a list of changes is printed for `git-log.ts` to read: no driver of a repository has a part in it. */
export const rawWords: readonly string[] = ['--raw', '--no-abbrev', '-z', '--no-ext-diff', '--no-textconv'];

/** Limits a command to the root of a repository, with paths relative to it. */
export function placeWords({below}: Repository, revision: string): readonly string[] {
	return [...(below === '' ? [] : [`--relative=${below}`]), revision, '--', below || '.'];
}

/** The files that a commit holds below the root; NoRepository where git cannot say. */
export async function treeOf(repository: Repository, commit: string): Promise<readonly TreeEntry[] | NoRepository> {
	const answer = await repository.ask(['ls-tree', '-r', '-l', '-z', commit, '--', repository.below || '.']);
	if (!('output' in answer)) return failureOf(answer);
	return answer.output
		.toString()
		.split('\0')
		.flatMap(line => {
			const found = /^(?<mode>\d+) (?<type>\w+) (?<id>[0-9a-f]+) +(?<size>\S+)\t(?<path>[\s\S]*)$/.exec(line)?.groups;
			if (found === undefined) return [];
			const {mode = '', type = '', id = '', size = '', path = ''} = found;
			return [
				{
					path: path.slice(repository.below.length),
					kind: mode === '120000' ? ('link' as const) : type === 'blob' ? ('file' as const) : ('submodule' as const),
					id,
					bytes: /^\d+$/.test(size) ? Number(size) : undefined,
				},
			];
		});
}

/** The contents of blobs by their ids; those that the clone lacks, and those that are larger than any document. */
export interface Contents {
	readonly contents: ReadonlyMap<string, Buffer>;
	readonly missing: ReadonlySet<string>;
	readonly large: ReadonlySet<string>;
}

/** Ids asked for at once are together no larger than this, or alone. */
const togetherBytes = 32 * 1024 * 1024;
const noBlob = /^0+$/;

/** The contents of blobs by their ids. Where git does not answer they are all missing. */
export async function catFile(repository: Repository, ids: readonly string[]): Promise<Contents> {
	const wanted = [...new Set(ids)].filter(id => !noBlob.test(id));
	const contents = new Map<string, Buffer>();
	const large = new Set<string>();
	let group: string[] = [];
	let bytes = 0;
	const readGroup = async (): Promise<void> => {
		for (const [id, content] of await batch(repository, group)) contents.set(id, content);
		[group, bytes] = [[], 0];
	};
	for (const [id, size] of await sizesOf(repository, wanted)) {
		if (size > mostBytes) {
			large.add(id);
			continue;
		}
		if (group.length > 0 && bytes + size > togetherBytes) await readGroup();
		group.push(id);
		bytes += size;
	}
	await readGroup();
	return {contents, large, missing: new Set(wanted.filter(id => !contents.has(id) && !large.has(id)))};
}

async function sizesOf(repository: Repository, ids: readonly string[]): Promise<[id: string, size: number][]> {
	if (ids.length === 0) return [];
	const answer = await repository.ask(['cat-file', '--batch-check'], lines(ids));
	if (!('output' in answer)) return [];
	return answer.output
		.toString()
		.split('\n')
		.flatMap(line => {
			const [id = '', type, size = ''] = line.split(' ');
			return type === 'blob' && /^\d+$/.test(size) ? [[id, Number(size)] as [string, number]] : [];
		});
}

async function batch(repository: Repository, ids: readonly string[]): Promise<Map<string, Buffer>> {
	const contents = new Map<string, Buffer>();
	if (ids.length === 0) return contents;
	const answer = await repository.ask(['cat-file', '--batch'], lines(ids));
	const output = 'output' in answer ? answer.output : Buffer.alloc(0);
	for (let at = 0; at < output.length; ) {
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

const lines = (ids: readonly string[]): string => ids.map(id => `${id}\n`).join('');

/** True for a clone that was made without all contents (`git clone --filter`); what it lacks is not fetched. */
export async function isPartial(repository: Repository): Promise<boolean> {
	const answer = await repository.ask([
		'config',
		'--get-regexp',
		'^(extensions\\.partialclone|remote\\..*\\.promisor)$',
	]);
	return 'output' in answer;
}
