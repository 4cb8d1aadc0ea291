/** What tells a finding from others without line numbers. */
export interface Identity {
	readonly rule: string;
	readonly document: string;
	readonly section: string;
	readonly key: string;
}

/**
 * Sixteen hexadecimal digits for each finding, in order: FNV-1a, 64 bits, over rule, document id or path, section slug
 * and key. Findings that agree in all of these are numbered, so that no two share a fingerprint.
 */
export function fingerprints(identities: readonly Identity[]): string[] {
	const seen = new Map<string, number>();
	return identities.map(({rule, document, section, key}) => {
		const text = [rule, document, section, key].join('\u0000');
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
