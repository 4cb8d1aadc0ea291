import type {Resolve, ResolveKind} from './parts.ts';

/**
 * Remembers what a document's assessment asked of the repository, so that it is judged again exactly when an answer
 * changes.
 */
export class Lookups {
	readonly #answers = new Map<string, {readonly kind: ResolveKind; readonly reference: string; readonly answer: boolean}>();
	readonly resolve: Resolve;

	constructor(resolve: Resolve) {
		this.resolve = (kind, reference) => {
			const answer = resolve(kind, reference);
			this.#answers.set(`${kind} ${reference}`, {kind, reference, answer});
			return answer;
		};
	}

	get size(): number {
		return this.#answers.size;
	}

	changed(resolve: Resolve): boolean {
		for (const {kind, reference, answer} of this.#answers.values()) if (resolve(kind, reference) !== answer) return true;
		return false;
	}
}
