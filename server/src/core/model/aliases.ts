import {foldText} from '../text/fold.ts';
import {words} from './words.ts';

/** Metadata keys as the product calls them; `review.next` is written nested or with a dot. */
export type CanonicalKey =
	| 'id'
	| 'title'
	| 'kind'
	| 'version'
	| 'status'
	| 'owner'
	| 'approver'
	| 'approved'
	| 'effective'
	| 'review.last'
	| 'review.next'
	| 'review.interval'
	| 'language'
	| 'supersedes'
	| 'applies-to'
	| 'records'
	| 'standards.iso9001'
	| 'outcomes'
	| 'covers'
	| 'author'
	| 'reviewer'
	| 'created'
	| 'updated'
	| 'department'
	| 'confidentiality'
	| 'keywords'
	| 'description'
	| 'notes';

// Names met in real repositories, folded: lower case, no diacritics, blanks for hyphens, underscores and dots.
const keyNames: Readonly<Record<CanonicalKey, readonly string[]>> = words.keys.names;

// Keys that mean something else as often: taken only with a value of the right shape.
const loose = new Set(words.keys.loose);

const canonical = new Map<string, CanonicalKey>();
for (const [key, aliases] of Object.entries(keyNames) as [CanonicalKey, readonly string[]][])
	for (const alias of aliases) if (!canonical.has(alias)) canonical.set(alias, key);

/** All canonical keys, for suggestions and completion. */
export const canonicalKeys: readonly string[] = Object.keys(keyNames);

/** Looks keys up in the table above and in the team's own names, which win. */
export class KeyTable {
	readonly #own = new Map<string, string>();

	/** `own` maps a canonical key to extra names. */
	constructor(own: Readonly<Record<string, readonly string[]>>) {
		for (const [key, aliases] of Object.entries(own)) for (const alias of aliases) this.#own.set(foldKey(alias), key);
	}

	/** The canonical key of a key as written, `undefined` where nobody uses it so. */
	canonical(key: string): string | undefined {
		const folded = foldKey(key);
		return this.#own.get(folded) ?? canonical.get(folded);
	}

	/** True where the key alone does not prove that the value is meant for its field. */
	isLoose(key: string): boolean {
		const folded = foldKey(key);
		return !this.#own.has(folded) && loose.has(folded);
	}
}

/** A key folded, with camel case taken apart: `docOwner`, `doc_owner` and `Doc. Owner` are one. */
export function foldKey(key: string): string {
	const known = foldedKeys.get(key);
	if (known !== undefined) return known;
	if (foldedKeys.size >= mostFolded) foldedKeys.clear();
	const folded = foldedKey(key);
	foldedKeys.set(key, folded);
	return folded;
}

// Documents have the same few keys over and over.
const foldedKeys = new Map<string, string>();
const mostFolded = 5000;

function foldedKey(key: string): string {
	return foldText(key.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2'));
}
