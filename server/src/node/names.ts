import {createHash} from 'node:crypto';

/** A short name for texts in their order, and for the program that `engine` names. */
export function nameOf(engine: string, texts: readonly string[]): string {
	const hash = createHash('sha256').update(engine);
	for (const text of texts) hash.update(`\n${text.length} `).update(text);
	return hash.digest('base64url');
}
