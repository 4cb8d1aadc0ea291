import type {Resolve} from './parts.ts';

/**
 * Remembers what a document's assessment asked of the repository, so that it is judged again exactly when an answer
 * changes.
 */
export class Lookups {
	readonly #answers = new Map<string, {readonly key: string; readonly value: string; readonly answer: boolean}>();
	readonly resolve: Resolve;

	constructor(resolve: Resolve) {
		this.resolve = (key, value) => {
			const answer = resolve(key, value);
			this.#answers.set(`${key} ${value}`, {key, value, answer});
			return answer;
		};
	}

	get size(): number {
		return this.#answers.size;
	}

	changed(resolve: Resolve): boolean {
		for (const {key, value, answer} of this.#answers.values()) if (resolve(key, value) !== answer) return true;
		return false;
	}
}
