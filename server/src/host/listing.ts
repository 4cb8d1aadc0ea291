import {isTextFile} from '../core/text/fileTypes.ts';
import ignore from 'ignore';
import type {RootListing} from './host.ts';
import {byCodeUnit} from '../core/text/order.ts';

export const configName = 'qms.yaml';
const ignoreNames = ['.gitignore', '.qmsignore'];

/** What is told of a `qms.yaml` at the root that an ignore file names. */
export const ignoredConfig = {
	path: configName,
	reason: 'This file is ignored, so its settings do not count.',
	remedy: 'Take the line that names it out of .gitignore or .qmsignore.',
};

/** Folders in which no document of anybody lies. */
const neverEntered: ReadonlySet<string> = new Set(['.git', '.hg', '.svn', 'node_modules', '__MACOSX']);

/** True for a path that lies in a folder which is never entered, or is one. */
export function isNeverEntered(path: string): boolean {
	return path.split('/').some(name => neverEntered.has(name));
}

/** True for a path that is read: Markdown and YAML, and none of the `._` files in which macOS keeps what belongs to another. */
export function isReadable(path: string): boolean {
	return isTextFile(path) && !/(?:^|\/)\._[^/]*$/.test(path);
}

/** The ignore files among `files`. */
export function ignoreFilesOf(files: readonly string[]): readonly string[] {
	return files.filter(isIgnoreFile);
}

export function isIgnoreFile(path: string): boolean {
	return ignoreNames.includes(path.slice(path.lastIndexOf('/') + 1));
}

/**
 * Makes a listing of raw paths, for hosts that can only list: applies ignore files as git does (the innermost that speaks
 * wins, and nothing below an ignored folder comes back). What lies in nested roots is named, so that links hold, and not read.
 */
export function listingOf(files: readonly string[], ignoreTexts: ReadonlyMap<string, string>): RootListing {
	const rules = new Map<string, ignore.Ignore>();
	for (const [path, text] of ignoreTexts) {
		const folder = folderOf(path);
		const known = rules.get(folder) ?? ignore({allowRelativePaths: true});
		rules.set(folder, known.add(text));
	}
	const folders = new Map<string, boolean>([['', false]]);
	const isFolderLeft = (folder: string): boolean => {
		const known = folders.get(folder);
		if (known !== undefined) return known;
		const left = isFolderLeft(folderOf(folder)) || isIgnored(rules, `${folder}/`);
		folders.set(folder, left);
		return left;
	};
	const ignores = (path: string): boolean =>
		isNeverEntered(path) || isFolderLeft(folderOf(path)) || isIgnored(rules, path);
	const marked = files.filter(file => file.endsWith(`/${configName}`) && !isNeverEntered(file)).map(folderOf);
	const nestedRoots = outermostPaths(marked).filter(root => !isFolderLeft(root));
	const kept = files
		.filter(file => (isBelowPath(nestedRoots, file) ? !isNeverEntered(file) : !ignores(file)))
		.sort(byCodeUnit);
	return {
		files: kept,
		documents: kept.filter(file => isReadable(file) && !isBelowPath(nestedRoots, file)),
		unreadable: files.includes(configName) && ignores(configName) ? [ignoredConfig] : [],
		nestedRoots,
		ignores,
	};
}

function isIgnored(rules: ReadonlyMap<string, ignore.Ignore>, path: string): boolean {
	for (let folder = folderOf(path.replace(/\/$/, '')); ; folder = folderOf(folder)) {
		const verdict = rules.get(folder)?.test(folder === '' ? path : path.slice(folder.length + 1));
		if (verdict?.ignored === true || verdict?.unignored === true) return verdict.ignored;
		if (folder === '') return false;
	}
}

/** The folders that lie in no other of them, each once, in order. */
export function outermostPaths(folders: readonly string[]): string[] {
	return [...new Set(folders)].filter(folder => !isBelowPath(folders, folder)).sort(byCodeUnit);
}

/** True where a path lies in one of the folders. */
export function isBelowPath(folders: readonly string[], path: string): boolean {
	return folders.some(folder => path.startsWith(`${folder}/`));
}

function folderOf(path: string): string {
	return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}
