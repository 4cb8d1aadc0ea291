import {availableParallelism} from 'node:os';
import {Worker} from 'node:worker_threads';
import type {PreparingSettings} from '../core/prepare.ts';
import type {ChangedFile} from '../core/workspace/change.ts';
import type {DocumentReaders, Made} from '../host/readers.ts';
import {type ReadingAnswer, readingFile, readingMark, type ReadingRequest, type ReadingThread} from './thread.ts';

interface Thread {
	readonly worker: Worker;
	/** By number, those who wait for what the thread was given. */
	readonly waiting: Map<number, (made: readonly Made[]) => void>;
}

/** More threads than these make more than one can take. */
const mostUseful = 6;

/** Of itself a thread makes room for 32 MB of new objects; with this it is 8 MB, and no slower. */
const maxYoungGenerationSizeMb = 12;

/**
 * How many threads can read and judge at once on this machine, the one that asks among them. Each makes its own code fast and
 * fills its own tables, which costs as much as a second one saves where there are only two cores.
 */
export const usualThreads = (): number =>
	availableParallelism() <= 2 ? 1 : Math.min(mostUseful, availableParallelism());

/**
 * Up to `count` threads that read and judge documents for what is kept by `engine`; none for 0. Each is started when there is
 * work that no other is free for. A thread that fails is given up, and what it was given is left to whoever asked.
 */
export function readingThreads(count: number, engine: string): DocumentReaders | undefined {
	if (count < 1) return undefined;
	const threads = new Set<Thread>();
	let started = 0;
	let last = 0;
	const start = (): Thread => {
		started++;
		const thread = startThread(engine);
		threads.add(thread);
		const giveUp = (): void => {
			threads.delete(thread);
			for (const answer of thread.waiting.values()) answer([]);
		};
		thread.worker.on('error', giveUp).on('exit', giveUp);
		return thread;
	};
	const leastBusy = (): Thread | undefined => {
		const [thread] = [...threads].sort((a, b) => a.waiting.size - b.waiting.size);
		return started < count && (thread === undefined || thread.waiting.size > 0) ? start() : thread;
	};
	return {
		// One that is read, and one that waits, for each thread.
		ahead: 2 * count,
		async prepare(files: readonly ChangedFile[], settings: PreparingSettings): Promise<readonly Made[]> {
			const thread = leastBusy();
			if (!thread) return [];
			const id = ++last;
			return new Promise(resolve => {
				thread.waiting.set(id, resolve);
				thread.worker.postMessage({id, files, settings} satisfies ReadingRequest);
			});
		},
		close() {
			// None is started any more.
			started = count;
			for (const {worker} of threads) void worker.terminate();
		},
	};
}

function startThread(engine: string): Thread {
	const worker = new Worker(readingFile, {
		workerData: {mark: readingMark, engine} satisfies ReadingThread,
		resourceLimits: {maxYoungGenerationSizeMb},
	});
	const waiting: Thread['waiting'] = new Map();
	worker.on('message', ({id, made}: ReadingAnswer) => {
		waiting.get(id)?.(made);
		waiting.delete(id);
	});
	return {worker, waiting};
}
