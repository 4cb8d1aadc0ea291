import ignore from 'ignore';
import type {RootListing} from './host.ts';

export const configName = 'qms.yaml';
const ignoreNames = ['.gitignore', '.qmsignore'];

/** True for a path that is read: Markdown and YAML. */
export function isReadable(path: string): boolean {
	return /\.(?:md|markdown|ya?ml)$/i.test(path);
}

/** The ignore files among `files`. */
export function ignoreFilesOf(files: readonly string[]): readonly string[] {
	return files.filter(file => ignoreNames.includes(file.slice(file.lastIndexOf('/') + 1)));
}

/**
 * Makes a listing of raw paths, for hosts that can only list: applies ignore files as git does (the innermost that speaks
 * wins, and nothing below an ignored folder comes back) and leaves out nested roots.
 */
export function listingOf(files: readonly string[], ignoreTexts: ReadonlyMap<string, string>): RootListing {
	const rules = new Map<string, ignore.Ignore>();
	for (const [path, text] of ignoreTexts) {
		const folder = folderOf(path);
		const known = rules.get(folder) ?? ignore({allowRelativePaths: true});
		rules.set(folder, known.add(text));
	}
	const nestedRoots = outermost(files.filter(file => file.endsWith(`/${configName}`)).map(folderOf));
	const folders = new Map<string, boolean>([['', false]]);
	const isFolderLeft = (folder: string): boolean => {
		const known = folders.get(folder);
		if (known !== undefined) return known;
		const left = isFolderLeft(folderOf(folder)) || isIgnored(rules, `${folder}/`);
		folders.set(folder, left);
		return left;
	};
	const roots = nestedRoots.filter(root => !isFolderLeft(root));
	const kept = files.filter(file => !isFolderLeft(folderOf(file)) && !isIgnored(rules, file) && !roots.some(root => file.startsWith(`${root}/`))).sort(byCodeUnit);
	return {files: kept, documents: kept.filter(isReadable), unreadable: [], nestedRoots: roots};
}

function isIgnored(rules: ReadonlyMap<string, ignore.Ignore>, path: string): boolean {
	for (let folder = folderOf(path.replace(/\/$/, '')); ; folder = folderOf(folder)) {
		const verdict = rules.get(folder)?.test(folder === '' ? path : path.slice(folder.length + 1));
		if (verdict?.ignored === true || verdict?.unignored === true) return verdict.ignored;
		if (folder === '') return false;
	}
}

function outermost(folders: readonly string[]): string[] {
	return folders.filter(folder => !folders.some(other => folder.startsWith(`${other}/`))).sort(byCodeUnit);
}

function folderOf(path: string): string {
	return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

export function byCodeUnit(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
