import {pause, type Runtime} from '../host/host.ts';
import type {Queue} from './queue.ts';
import type {QmsRoot} from './root.ts';

/** Waits for more file events, so that a checkout of a thousand files is listed once. */
const listDelayMs = 100;

/** Does something about roots after a moment; many reasons to do so in that moment are one. */
export class Soon {
	readonly #waiting = new Set<QmsRoot>();
	readonly #runtime: Runtime;
	readonly #queue: Queue;
	readonly #present: (root: QmsRoot) => QmsRoot | undefined;

	/** `present` gives the root that stands where a root stood; undefined where none does any more. */
	constructor(runtime: Runtime, queue: Queue, present: (root: QmsRoot) => QmsRoot | undefined) {
		this.#runtime = runtime;
		this.#queue = queue;
		this.#present = present;
	}

	/** Does `work` about a root, or about the one that followed it. A file that was opened alone is left out. */
	add(root: QmsRoot, work: (root: QmsRoot) => Promise<void>): void {
		if (root.alone || this.#waiting.has(root)) return;
		this.#waiting.add(root);
		void this.#queue.add(async () => {
			await pause(this.#runtime, listDelayMs);
			this.#waiting.delete(root);
			const now = this.#present(root);
			if (now !== undefined) await work(now);
		});
	}
}
