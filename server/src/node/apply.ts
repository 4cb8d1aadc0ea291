import type {Qms} from '../core/service.ts';
import type {Change, ChangedFile} from '../core/workspace/change.ts';
import {documentName, type Kept} from '../core/workspace/kept.ts';
import {inAdvance, inBatches, readBeside} from '../host/readers.ts';
import {readingThreads, usualThreads} from './threads.ts';

/** Below this many characters of text, threads take longer to start than they spare. */
const fewestCharacters = 500_000;
const batchSize = 24;

export interface ApplyOptions {
	/** How many threads work, the one that judges among them; undefined for what the machine has. */
	readonly threads: number | undefined;
	/** What the documents are taken from where one holds them, by `qms` as well. */
	readonly kept?: readonly Kept[];
	/** Called with how many documents were read and judged of how many. */
	readonly onJudged?: (judged: number, of: number) => void;
}

/** Applies a change as `qms.apply` does, with the same result; many texts are read in threads, and judged as they come. */
export async function applyAll(
	qms: Qms,
	change: Change,
	{threads = usualThreads(), kept = [], onJudged}: ApplyOptions,
): Promise<void> {
	const {set = [], ...rest} = change;
	const enough = (files: readonly ChangedFile[]): boolean =>
		files.reduce((sum, {text}) => sum + text.length, 0) >= fewestCharacters;
	if (!enough(set) || threads < 2) {
		qms.apply(change);
		return;
	}
	// The configuration says how documents are read, and names the catalogues by which they are judged.
	qms.apply({set: set.filter(({path}) => path === qms.snapshot.configPath)});
	const settings = new Set([qms.snapshot.configPath, ...qms.snapshot.config.catalogs]);
	qms.apply({set: set.filter(({path}) => settings.has(path))});
	const documents = set.filter(({path}) => !settings.has(path));
	const known = new Set(
		documents.flatMap(({path, text}) =>
			kept.some(each => each.has(documentName(each, path, text, qms.readingOptions(path)))) ? [path] : [],
		),
	);
	const isKnown = ({path}: Pick<ChangedFile, 'path'>): boolean => known.has(path);
	const readers = enough(documents.filter(file => !isKnown(file))) ? readingThreads(threads - 1) : undefined;
	if (!readers) {
		qms.apply({...rest, set: documents});
		return;
	}
	let judged = 0;
	try {
		for await (const batch of inAdvance(inBatches(documents, batchSize), readers.ahead, async files =>
			readBeside(qms, files, readers, isKnown),
		)) {
			qms.apply({set: batch});
			onJudged?.((judged += batch.length), documents.length);
		}
	} finally {
		readers.close();
	}
	qms.apply(rest);
}
