import {lstatSync} from 'node:fs';
import {join} from 'node:path';
import {createTwoFilesPatch} from 'diff';
import {decode} from '../node/read.ts';
import {readRegularNow} from '../node/regular.ts';
import {writeWhole} from './write.ts';
import {UsageProblem} from './problem.ts';

/** A file before and after; `before` is undefined for a new file. Paths are relative to the root, with `/`. */
export interface FileChange {
	readonly path: string;
	readonly before: string | undefined;
	readonly after: string;
}

/** The changes as one patch that `git apply` takes, paths below `prefix`. Empty where nothing changes. */
export function patchOf(changes: readonly FileChange[], prefix: string): string {
	return changes
		.filter(({before, after}) => before !== after)
		.map(({path, before, after}) => {
			const name = prefix === '.' || prefix === '' ? path : `${prefix}/${path}`;
			const patch = createTwoFilesPatch(
				before === undefined ? '/dev/null' : `a/${name}`,
				`b/${name}`,
				before ?? '',
				after,
				undefined,
				undefined,
				{context: 3},
			);
			return patch.replace(/^={60,}\n/, '');
		})
		.join('');
}

/**
 * Writes changed files whole or not at all, as they were otherwise: with their byte order mark and mode, through
 * symbolic links. A file that is not any more what was read is left alone; that and a file that cannot be written is a
 * UsageProblem, and later files stay as they are.
 */
export function writeChanges(root: string, changes: readonly FileChange[]): void {
	for (const {path, before, after} of changes) {
		const file = join(root, path);
		if (before === undefined) {
			if (lstatSync(file, {throwIfNoEntry: false}) !== undefined)
				throw new UsageProblem(`${path} exists and is not overwritten.`, 'Move it away first, or merge by hand.');
			writeWhole({path: file, text: after, shown: path}, root);
			continue;
		}
		const bytes = readRegularNow(file);
		const present = Buffer.isBuffer(bytes) ? decode(bytes) : undefined;
		if (!Buffer.isBuffer(bytes) || present === undefined || !('text' in present) || present.text !== before)
			throw new UsageProblem(
				`${path} changed while it was being read, so it was not written.`,
				'Run the command again.',
			);
		const mark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? '\uFEFF' : '';
		writeWhole({path: file, text: mark + after, shown: path}, root);
	}
}
