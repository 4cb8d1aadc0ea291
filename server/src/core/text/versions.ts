/** Values worked out for one version of a document, at hand while the next is read; what that does not ask for is dropped. */
export class Versions<K, V> {
	#last = new Map<K, V>();
	#next = new Map<K, V>();

	/** The value of the version before, which is kept for the next one too. */
	get(key: K): V | undefined {
		const known = this.#next.get(key) ?? this.#last.get(key);
		if (known !== undefined) this.#next.set(key, known);
		return known;
	}

	set(key: K, value: V): void {
		this.#next.set(key, value);
	}

	/** The version that was read is the last one now. */
	turn(): void {
		this.#last = this.#next;
		this.#next = new Map();
	}
}
