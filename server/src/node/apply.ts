import type {Qms} from '../core/service.ts';
import type {Change, ChangedFile} from '../core/workspace/change.ts';
import type {Kept} from '../core/workspace/kept.ts';
import {prepareBeside, shared, unknownTo} from '../host/readers.ts';
import type {MadeOrKept} from './made.ts';
import {readingThreads, usualThreads} from './threads.ts';

/** Below this many characters of text, threads take longer to start than they spare. */
const fewestCharacters = 500_000;
/** A thread that gets fewer than these takes longer to get going than it spares. */
const fewestEach = 300_000;
const sizes = {beside: 8, here: 4};

export interface ApplyOptions {
	/** How many threads work, the one that asks among them; undefined for what the machine has. */
	readonly threads: number | undefined;
	/** Takes what threads make, and is what `qms` takes documents from; without, no thread is started. */
	readonly made: MadeOrKept | undefined;
	/** What else `qms` takes documents from. */
	readonly kept?: readonly Kept[];
	/** Called with how many documents were read and judged of how many. */
	readonly onJudged?: (judged: number, of: number) => void;
}

/**
 * Applies a change as `qms.apply` does, with the same result. Many documents are read and judged in threads, and in this one
 * while it has nothing of theirs to take.
 */
export async function applyAll(
	qms: Qms,
	change: Change,
	{threads = usualThreads(), made, kept = [], onJudged}: ApplyOptions,
): Promise<void> {
	const {set = [], ...rest} = change;
	const charactersOf = (files: readonly ChangedFile[]): number => files.reduce((sum, {text}) => sum + text.length, 0);
	if (!made || charactersOf(set) < fewestCharacters || threads < 2) {
		qms.apply(change);
		return;
	}
	// The configuration says how documents are read, and names the catalogues by which they are judged.
	qms.apply({set: set.filter(({path}) => path === qms.snapshot.configPath)});
	const settings = new Set([qms.snapshot.configPath, ...qms.snapshot.config.catalogs]);
	qms.apply({set: set.filter(({path}) => settings.has(path))});
	const documents = set.filter(({path}) => !settings.has(path));
	const unknown = documents.filter(unknownTo(qms, [made, ...kept]));
	const characters = charactersOf(unknown);
	const count = characters < fewestCharacters ? 0 : Math.min(threads - 1, Math.floor(characters / fewestEach));
	const readers = readingThreads(count, made.engine);
	if (!readers) {
		qms.apply({...rest, set: documents});
		return;
	}
	let judged = 0;
	const apply = (files: readonly ChangedFile[]): void => {
		qms.apply({set: files});
		onJudged?.((judged += files.length), documents.length);
	};
	// What is known, and what rests on what other documents define, comes when all of them are there.
	const last = new Set(documents);
	for (const file of unknown) last.delete(file);
	try {
		for await (const batch of shared(unknown, {
			ahead: readers.ahead,
			sizes,
			async beside(files) {
				const asking = await prepareBeside(qms, files, readers, made);
				for (const file of files) if (asking.has(file.path)) last.add(file);
				return files.filter(file => !last.has(file));
			},
			here: async files => files,
			pause: () => new Promise(setImmediate),
		}))
			apply(batch);
	} finally {
		readers.close();
	}
	qms.apply({...rest, set: [...last]});
}
