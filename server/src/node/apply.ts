import type {Qms} from '../core/service.ts';
import type {Change} from '../core/workspace/change.ts';
import {inAdvance, inBatches, readBeside} from '../host/readers.ts';
import {readingThreads, usualThreads} from './threads.ts';

/** Below this many characters of text, threads take longer to start than they spare. */
const fewestCharacters = 500_000;
const batchSize = 24;

export interface ApplyOptions {
	/** How many threads work, the one that judges among them; undefined for what the machine has. */
	readonly threads: number | undefined;
	/** Called with how many documents were read and judged of how many. */
	readonly onJudged?: (judged: number, of: number) => void;
}

/** Applies a change as `qms.apply` does, with the same result; many texts are read in threads, and judged as they come. */
export async function applyAll(
	qms: Qms,
	change: Change,
	{threads = usualThreads(), onJudged}: ApplyOptions,
): Promise<void> {
	const {set = [], ...rest} = change;
	const many = set.reduce((sum, {text}) => sum + text.length, 0) >= fewestCharacters;
	const readers = many ? readingThreads(threads - 1) : undefined;
	if (!readers) {
		qms.apply(change);
		return;
	}
	// The configuration says how documents are read, and names the catalogues by which they are judged.
	qms.apply({set: set.filter(({path}) => path === qms.snapshot.configPath)});
	const settings = new Set([qms.snapshot.configPath, ...qms.snapshot.config.catalogs]);
	qms.apply({set: set.filter(({path}) => settings.has(path))});
	const documents = set.filter(({path}) => !settings.has(path));
	let judged = 0;
	try {
		for await (const batch of inAdvance(inBatches(documents, batchSize), readers.ahead, files =>
			readBeside(qms, files, readers),
		)) {
			qms.apply({set: batch});
			onJudged?.((judged += batch.length), documents.length);
		}
	} finally {
		readers.close();
	}
	qms.apply(rest);
}
