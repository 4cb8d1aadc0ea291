import {posix} from 'node:path';
import {configName, isReadable} from './paths.ts';
import type {Unreadable} from './read.ts';
import type {NotRegular} from './regular.ts';

/** Where a symbolic link ends: at a file or folder of the root, or at nothing which is checked. */
export type LinkEnd = 'file' | 'folder' | 'nowhere' | 'loop' | 'outside' | 'folder outside' | NotRegular;

/** What is told of a link with such an end; undefined where nothing is missed. */
export function linkTrouble(path: string, end: LinkEnd): Unreadable | undefined {
	if (path === configName) return configTrouble(end);
	switch (end) {
		case 'folder':
		case 'file':
			return undefined;
		case 'nowhere':
		case 'loop':
			return isReadable(path)
				? {
						path,
						reason: `This symbolic link ${end === 'loop' ? 'leads back to itself' : 'leads nowhere'}.`,
						remedy: 'Point it at a file of the repository, or remove it.',
					}
				: undefined;
		case 'outside':
		case 'folder outside':
			return isReadable(path) || end === 'folder outside'
				? {
						path,
						reason: 'This symbolic link leads out of the folder that is checked and is not followed.',
						remedy: 'Put the documents into this folder, or ignore the link.',
					}
				: undefined;
		default:
			return isReadable(path)
				? {
						path,
						reason: `This symbolic link leads to ${end}, which is not opened.`,
						remedy: 'Point it at a file of the repository, or remove it.',
					}
				: undefined;
	}
}

/** Settings are those of the repository that is checked: a link to them is followed nowhere. */
function configTrouble(end: LinkEnd): Unreadable {
	const leads = end === 'loop' ? ' that leads back to itself' : end === 'nowhere' ? ' that leads nowhere' : '';
	return {
		path: configName,
		reason: `This is a symbolic link${leads} and is not read, so its settings do not count.`,
		remedy: 'Put the file itself here, or name it with --config.',
	};
}

/** Links that lead through more of them than this are taken for a circle, as systems do. */
const mostSteps = 40;

/**
 * Where a link of a tree ends, for a state that is not on the disk: `file` or `folder` of the tree, or why not. A path that
 * leaves the root is given as it is, relative to the root or absolute.
 */
export function followInTree(
	path: string,
	links: ReadonlyMap<string, string>,
	isFile: (path: string) => boolean,
	isFolder: (path: string) => boolean,
): 'file' | 'folder' | 'nowhere' | 'loop' | {readonly outside: string} {
	let rest = path.split('/');
	let at: string[] = [];
	for (let steps = 0; ; ) {
		const name = rest.shift();
		if (name === undefined) break;
		if (name === '' || name === '.') continue;
		if (name === '..') {
			if (at.length === 0) return {outside: ['..', ...rest].join('/')};
			at.pop();
			continue;
		}
		at.push(name);
		const target = links.get(at.join('/'));
		if (target === undefined) continue;
		if (++steps > mostSteps) return 'loop';
		if (posix.isAbsolute(target)) return {outside: [target, ...rest].join('/')};
		at.pop();
		rest = [...target.split('/'), ...rest];
	}
	const end = at.join('/');
	if (isFile(end)) return 'file';
	return end === '' || isFolder(end) ? 'folder' : 'nowhere';
}
