import {availableParallelism} from 'node:os';
import {Worker} from 'node:worker_threads';
import type {QmsDocument} from '../core/model/document.ts';
import type {DocumentReaders, Unread} from '../host/readers.ts';
import {type ReadingAnswer, readingFile, readingMark, type ReadingRequest} from './thread.ts';

type Documents = readonly (QmsDocument | undefined)[];

interface Thread {
	readonly worker: Worker;
	/** By number, those who wait for what the thread was given. */
	readonly waiting: Map<number, (documents: Documents) => void>;
}

/** More threads than these read faster than one can judge. */
const mostUseful = 6;

/** How many threads can read at once on this machine, the one that judges among them. */
export const usualThreads = (): number => Math.min(mostUseful, availableParallelism());

/** Starts `count` threads that read documents; none for 0. A thread that fails is given up, and what it was given is left to whoever asked. */
export function readingThreads(count: number): DocumentReaders | undefined {
	if (count < 1) return undefined;
	const threads = new Set(Array.from({length: count}, startThread));
	let last = 0;
	for (const thread of threads) {
		const giveUp = (): void => {
			threads.delete(thread);
			for (const answer of thread.waiting.values()) answer([]);
		};
		thread.worker.on('error', giveUp).on('exit', giveUp);
	}
	return {
		// One that is read, and one that waits, for each thread.
		ahead: 2 * count,
		async read(files: readonly Unread[]): Promise<Documents> {
			const [thread] = [...threads].sort((a, b) => a.waiting.size - b.waiting.size);
			if (!thread) return [];
			const id = ++last;
			return new Promise(resolve => {
				thread.waiting.set(id, resolve);
				thread.worker.postMessage({id, files} satisfies ReadingRequest);
			});
		},
		close() {
			for (const {worker} of threads) void worker.terminate();
		},
	};
}

function startThread(): Thread {
	const worker = new Worker(readingFile, {workerData: readingMark});
	const waiting: Thread['waiting'] = new Map();
	worker.on('message', ({id, documents}: ReadingAnswer) => {
		waiting.get(id)?.(documents);
		waiting.delete(id);
	});
	return {worker, waiting};
}
