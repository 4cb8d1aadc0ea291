import {join} from 'node:path';
import ignore from 'ignore';
import {notRead, type Unreadable} from './read.ts';
import {readRegular} from './regular.ts';

/** The patterns of one folder's ignore files. */
interface Level {
	/** The folder, relative to where the walk began, with `/`; '' for that folder itself and those above it. */
	readonly folder: string;
	/** For a folder above: the way from it down to where the walk began, with a closing `/`; else ''. */
	readonly below: string;
	readonly rules: ignore.Ignore;
}

/** All ignore files from the outermost folder down to one folder. */
export type IgnoreLevels = readonly Level[];

const ignoreFiles = ['.gitignore', '.qmsignore'];

/** More than any list of patterns that somebody wrote. */
const mostIgnoreBytes = 1024 * 1024;

/**
 * Adds the ignore files of `folder`, where there are any. A file that cannot be read ignores nothing and is told in
 * `unreadable`; nor does a symbolic link, which git does not follow there either.
 */
export async function withIgnoreFiles(
	levels: IgnoreLevels,
	base: string,
	folder: string,
	names: ReadonlySet<string>,
	unreadable: Unreadable[] = [],
): Promise<IgnoreLevels> {
	const texts: string[] = [];
	for (const name of ignoreFiles) {
		if (!names.has(name)) continue;
		const bytes = await readRegular(join(base, folder, name), {most: mostIgnoreBytes});
		const path = folder === '' ? name : `${folder}/${name}`;
		if (Buffer.isBuffer(bytes)) texts.push(bytes.toString());
		else if (bytes.kind !== 'a symbolic link' && bytes.kind !== 'a folder')
			unreadable.push({path, ...notRead(bytes, path)});
	}
	if (texts.length === 0) return levels;
	return [...levels, {folder, below: '', rules: ignore({allowRelativePaths: true}).add(bounded(texts.join('\n')))}];
}

/**
 * Ignore files without the lines that a matcher that goes back could take for ever on: those with more than three stars in a
 * name, more than three runs of folders, or a thousand characters. What such a line would leave out is read.
 */
function bounded(text: string): string {
	const isCostly = (line: string): boolean =>
		line.length > 1000 ||
		(line.match(/\*\*/g)?.length ?? 0) > 3 ||
		line.split('/').some(name => (name.match(/\*+/g)?.length ?? 0) > 3);
	return text
		.split('\n')
		.map(line => (isCostly(line) ? '' : line))
		.join('\n');
}

/** As git decides: the innermost file that speaks about a path wins. `path` is relative to where the walk began; folders end with `/`. */
export function isIgnored(levels: IgnoreLevels, path: string): boolean {
	for (let index = levels.length - 1; index >= 0; index--) {
		const level = levels[index];
		if (level === undefined) continue;
		const inner = level.below + (level.folder === '' ? path : path.slice(level.folder.length + 1));
		const {ignored, unignored} = level.rules.test(inner);
		if (ignored || unignored) return ignored;
	}
	return false;
}

/** The levels of a tree whose ignore files are given with their paths, for a state that is not on the disk. */
export function ignoreLevelsOf(texts: ReadonlyMap<string, string>): IgnoreLevels {
	return [...texts]
		.map(([path, text]) => ({
			folder: path.split('/').slice(0, -1).join('/'),
			below: '',
			rules: ignore({allowRelativePaths: true}).add(bounded(text)),
		}))
		.sort((a, b) => a.folder.length - b.folder.length);
}

/** True for a file that is ignored itself or lies in a folder that is. */
export function isIgnoredBelow(levels: IgnoreLevels, path: string): boolean {
	const parts = path.split('/');
	return parts.some((_, index) => {
		const upTo = parts.slice(0, index + 1).join('/');
		const folder = parts.slice(0, index).join('/');
		const own = levels.filter(
			level => level.folder === '' || folder === level.folder || folder.startsWith(`${level.folder}/`),
		);
		return isIgnored(own, index < parts.length - 1 ? `${upTo}/` : upTo);
	});
}

export function isIgnoreFile(path: string): boolean {
	return ignoreFiles.includes(path.slice(path.lastIndexOf('/') + 1));
}
