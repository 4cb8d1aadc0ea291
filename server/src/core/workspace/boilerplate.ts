import type {QmsDocument} from '../model/document.ts';

/** A paragraph in this many documents is boilerplate: it counts as evidence once (domain model, 3.4). */
export const boilerplateLeast = 3;

/** In how many documents each paragraph stands, kept up to date edit by edit. */
export class Boilerplate {
	readonly #counts = new Map<number, number>();
	#shared: ReadonlySet<number> = new Set();
	#stale = false;

	/** Paragraphs of at least three documents; the same set until one joins or leaves it. */
	get shared(): ReadonlySet<number> {
		if (this.#stale)
			this.#shared = new Set([...this.#counts].flatMap(([hash, count]) => (count >= boilerplateLeast ? [hash] : [])));
		this.#stale = false;
		return this.#shared;
	}

	replace(before: QmsDocument | undefined, after: QmsDocument | undefined): void {
		const left = hashesOf(before);
		const joined = hashesOf(after);
		for (const hash of left) if (!joined.has(hash)) this.#count(hash, -1);
		for (const hash of joined) if (!left.has(hash)) this.#count(hash, 1);
	}

	#count(hash: number, by: 1 | -1): void {
		const before = this.#counts.get(hash) ?? 0;
		const after = before + by;
		if (after > 0) this.#counts.set(hash, after);
		else this.#counts.delete(hash);
		if (before >= boilerplateLeast !== after >= boilerplateLeast) this.#stale = true;
	}
}

// Templates and withdrawn versions repeat a document on purpose; they do not make it boilerplate.
function hashesOf(document: QmsDocument | undefined): ReadonlySet<number> {
	const status = document?.metadata.status?.value;
	if (!document?.qms || document.template || status === 'superseded' || status === 'withdrawn') return new Set();
	return new Set(document.paragraphHashes.map(({hash}) => hash));
}
