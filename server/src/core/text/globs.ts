import {globTest} from './glob.ts';

const matchers = new Map<string, (path: string) => boolean>();

/** True where a path relative to the QMS root fits a glob that stands alone: there `!` in front turns it round. */
export function matches(glob: string, path: string): boolean {
	let matcher = matchers.get(glob);
	if (!matcher) {
		matcher = globTest(glob);
		matchers.set(glob, matcher);
	}
	return matcher(path);
}

/** The glob behind the `!` of one that leaves out of a list what it fits; undefined for one that takes. */
export function leftOutBy(glob: string): string | undefined {
	return /^!(?!\()/.test(glob) ? glob.slice(1) : undefined;
}

/**
 * What a list of globs says of a path: the first glob that takes it, `left out` where one with `!` in front fits it, wherever
 * in the list that stands, `unnamed` where none fits, and `unsaid` where none fits and none takes anything.
 */
export function saidBy(
	globs: readonly string[],
	path: string,
): {readonly taken: string} | 'left out' | 'unnamed' | 'unsaid' {
	let taken: string | undefined;
	let names = false;
	for (const glob of globs) {
		const left = leftOutBy(glob);
		if (left !== undefined && matches(left, path)) return 'left out';
		if (left !== undefined) continue;
		names = true;
		if (taken === undefined && matches(glob, path)) taken = glob;
	}
	return taken === undefined ? (names ? 'unnamed' : 'unsaid') : {taken};
}
