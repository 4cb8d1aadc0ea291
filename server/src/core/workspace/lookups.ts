import {addTo} from './index.ts';
import {type DefinedNames, namesAsked} from './names.ts';
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

	/** True where the same was asked; the answers may differ. */
	asksSame(other: Lookups): boolean {
		if (this.#answers.size !== other.#answers.size) return false;
		for (const question of this.#answers.keys()) if (!other.#answers.has(question)) return false;
		return true;
	}

	/** The names that the answers rest on. */
	get names(): ReadonlySet<string> {
		return new Set([...this.#answers.values()].flatMap(({value}) => namesAsked(value)));
	}

	changed(resolve: Resolve): boolean {
		for (const {key, value, answer} of this.#answers.values()) if (resolve(key, value) !== answer) return true;
		return false;
	}
}

/** Which documents asked for which name. */
export class Askers {
	readonly #lookups = new Map<string, Lookups>();
	readonly #paths = new Map<string, Set<string>>();

	/** Replaces what a document asked; undefined for one that is gone. */
	set(path: string, lookups: Lookups | undefined): void {
		const before = this.#lookups.get(path);
		if (before && lookups?.asksSame(before)) {
			this.#lookups.set(path, lookups);
			return;
		}
		for (const name of before?.names ?? []) this.#paths.get(name)?.delete(path);
		if (lookups === undefined || lookups.size === 0) {
			this.#lookups.delete(path);
			return;
		}
		this.#lookups.set(path, lookups);
		for (const name of lookups.names) addTo(this.#paths, name, path);
	}

	/** The documents for which an answer about one of these names is another now; all names without. */
	changed(names: DefinedNames | undefined, resolve: Resolve): readonly string[] {
		const candidates =
			names === undefined
				? this.#lookups.keys()
				: new Set([...names].flatMap(name => [...(this.#paths.get(name) ?? [])]));
		return [...candidates].filter(path => this.#lookups.get(path)?.changed(resolve));
	}
}
