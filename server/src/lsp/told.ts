/** What files hold when the editor has written what it was told to, as long as that is not seen. Null is no file. */
export class Told {
	readonly #texts = new Map<string, (string | null)[]>();

	/** The editor is told to write `text` over `before`. */
	add(path: string, before: string | null, text: string): void {
		const known = this.#texts.get(path) ?? [before];
		known.push(text);
		this.#texts.set(path, known);
	}

	/** True for what a file held before the editor wrote all it was told: it was read too early, or news of it came late. */
	isOlder(path: string, text: string | null): boolean {
		const known = this.#texts.get(path);
		return known?.includes(text) === true && known.at(-1) !== text;
	}

	/** A file holds a text now, the last one or somebody else's: nothing is waited for. */
	seen(path: string): void {
		this.#texts.delete(path);
	}
}
