import type {Logger} from './log.ts';

/** Work that waits for files, one piece after the other. What fails is logged, and the next piece goes on. */
export class Queue {
	readonly #log: Logger;
	#last: Promise<void> = Promise.resolve();

	constructor(log: Logger) {
		this.#log = log;
	}

	/** Resolves with the piece that is the last by now. */
	get last(): Promise<void> {
		return this.#last;
	}

	add(work: () => Promise<void>): Promise<void> {
		const guarded = async (): Promise<void> => {
			try {
				await work();
			} catch (error) {
				this.#log.error('Reading files failed', error);
			}
		};
		return (this.#last = this.#last.then(guarded));
	}
}
