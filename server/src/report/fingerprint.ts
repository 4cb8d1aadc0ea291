import {subjectOf, type Told} from './identity.ts';

/**
 * Sixteen hexadecimal digits for each finding, in order: FNV-1a, 64 bits, over rule, document and subject. The document is
 * told by its id, else its title, else its path, below the root of its system, so that moving it changes nothing. Findings that agree in
 * all of these are numbered, so that no two share a fingerprint.
 */
export function fingerprints(identities: readonly Told[], root: string): string[] {
	const seen = new Map<string, number>();
	// Two roots of one repository may have documents of the same id.
	const below = root === '.' ? '' : `${root}/`;
	return identities.map(({rule, document, title, key}) => {
		const text = [rule, `${below}${title ?? document}`, subjectOf(key)].join('\u0000');
		const count = seen.get(text) ?? 0;
		seen.set(text, count + 1);
		return fnv1a(count === 0 ? text : `${text}\u0000${count}`);
	});
}

function fnv1a(text: string): string {
	let hash = 0xcbf29ce484222325n;
	for (let at = 0; at < text.length; at++) {
		hash = BigInt.asUintN(64, (hash ^ BigInt(text.charCodeAt(at))) * 0x100000001b3n);
	}
	return hash.toString(16).padStart(16, '0');
}
