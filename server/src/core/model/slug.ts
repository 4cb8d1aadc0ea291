/** Makes GitHub's heading anchors, unique within one document. */
export class Slugger {
	readonly #used = new Map<string, number>();

	slug(heading: string): string {
		const base = baseSlug(heading);
		let slug = base;
		let count = this.#used.get(base) ?? 0;
		while (this.#used.has(slug)) slug = `${base}-${++count}`;
		this.#used.set(base, count);
		this.#used.set(slug, 0);
		return slug;
	}
}

/** A heading's anchor before it is made unique. */
export function baseSlug(heading: string): string {
	const known = slugs.get(heading);
	if (known !== undefined) return known;
	if (slugs.size >= mostRemembered) slugs.clear();
	const slug = slugOf(heading);
	slugs.set(heading, slug);
	return slug;
}

// A document that is edited has the same headings at every key.
const slugs = new Map<string, string>();
const mostRemembered = 2000;

function slugOf(heading: string): string {
	return heading
		.toLowerCase()
		.replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
		.replaceAll(' ', '-');
}
