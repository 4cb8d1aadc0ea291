/**
 * The path of a link's target, relative to the QMS root, both with `/`. A target that begins with `/` counts from the
 * root. Steps above the root stay in the result as `..`, so that it names no file inside.
 */
export function resolvePath(from: string, target: string): string {
	const parts = target.startsWith('/') ? [] : from.split('/').slice(0, -1);
	for (const step of target.split('/')) {
		if (step === '' || step === '.') continue;
		if (step === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
		else parts.push(step);
	}
	return parts.join('/');
}
