/** A hash of words in a row, 53 bits, so that equal hashes in one repository mean equal words. */
export function hashWords(words: readonly string[]): number {
	let high = 0xdeadbeef;
	let low = 0x41c6ce57;
	for (const word of words) {
		for (let at = 0; at < word.length; at++) {
			const code = word.charCodeAt(at);
			high = Math.imul(high ^ code, 2654435761);
			low = Math.imul(low ^ code, 1597334677);
		}
		high = Math.imul(high ^ 32, 2654435761);
		low = Math.imul(low ^ 32, 1597334677);
	}
	high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
	low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
	return 4294967296 * (2097151 & low) + (high >>> 0);
}
