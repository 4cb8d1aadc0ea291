import {nearest} from '../../text/nearest.ts';
import {remembered} from '../../text/remembered.ts';
import {push} from '../../workspace/index.ts';
import type {Snapshot} from '../../workspace/snapshot.ts';

/** Where a link leads: a file of the root, a folder, a place outside that cannot be checked, or nothing. */
export type ResolvedLink =
	| {readonly kind: 'file' | 'folder' | 'missing'; readonly path: string}
	| {readonly kind: 'unchecked'};

/** Joins and normalises; undefined for a path that leaves the root. */
export function joinPath(folder: string, target: string): string | undefined {
	const parts = folder === '' ? [] : folder.split('/');
	for (const part of target.split('/')) {
		if (part === '' || part === '.') continue;
		if (part !== '..') parts.push(part);
		else if (parts.pop() === undefined) return undefined;
	}
	return parts.join('/');
}

export const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));

const folders = new WeakMap<Snapshot['files'], ReadonlySet<string>>();

function foldersOf(files: Snapshot['files']): ReadonlySet<string> {
	const known = folders.get(files);
	if (known) return known;
	const all = new Set<string>(['']);
	for (const file of files)
		for (let folder = folderOf(file); folder !== '' && !all.has(folder); folder = folderOf(folder)) all.add(folder);
	folders.set(files, all);
	return all;
}

const exists = (snapshot: Pick<Snapshot, 'files' | 'documents'>, path: string): 'file' | 'folder' | undefined =>
	snapshot.files.has(path) || snapshot.documents.has(path)
		? 'file'
		: foldersOf(snapshot.files).has(path)
			? 'folder'
			: undefined;

/**
 * Follows a link as readers of the repository do: relative to the document, from the root when it begins with `/`, with
 * the endings that static sites leave out. Links with a scheme, and links out of the root, are not checked.
 */
export function resolveLink(
	snapshot: Pick<Snapshot, 'files' | 'documents'>,
	from: string,
	target: string,
): ResolvedLink {
	if (target === '' || /^[a-z][a-z0-9+.-]*:/i.test(target) || target.startsWith('//') || /[{}<>]|^#/.test(target))
		return {kind: 'unchecked'};
	const clean = target.replace(/[?#].*$/s, '');
	if (clean === '') return {kind: 'unchecked'};
	const path = clean.startsWith('/') ? joinPath('', clean) : joinPath(folderOf(from), clean);
	if (path === undefined) return {kind: 'unchecked'};
	const tries = [
		path,
		`${path}.md`,
		`${path}.markdown`,
		`${path}/index.md`,
		`${path}/README.md`,
		...['md', 'mdx', 'qmd', 'Rmd', 'rmd', 'markdown'].map(ending => path.replace(/\.html?$/i, `.${ending}`)),
	];
	for (const each of tries) {
		const kind = exists(snapshot, each.normalize('NFC')) ?? exists(snapshot, each);
		if (kind !== undefined) return {kind, path: each};
	}
	// A site shows a page as a folder of its own, from which its pictures and downloads are named.
	const page = from.replace(/\.\w+$/, '');
	if (isSite(snapshot.files) && !/\.mdx?$/i.test(clean)) {
		const shown = joinPath(page, clean);
		if (shown !== undefined && exists(snapshot, shown) === 'file') return {kind: 'file', path: shown};
	}
	// A rooted path, or one without an ending, belongs to the web site that the repository is published as.
	// A path with a place to fill in leads somewhere once that is done.
	if (clean.startsWith('/') || clean.endsWith('/') || /\[[^\]]+\]/.test(clean) || !/\.[a-z0-9]{1,5}$/i.test(clean))
		return {kind: 'unchecked'};
	// A book names its pages after what it finds in the chapters.
	if (/\.html?$/i.test(clean) && bookOf(snapshot.files, from) !== undefined) return {kind: 'unchecked'};
	return {kind: 'missing', path};
}

/** True where a generator of web sites is configured. */
const isSite = remembered((files: Snapshot['files']): boolean =>
	[...files].some(file =>
		/(?:^|\/)(?:mkdocs\.ya?ml|_config\.ya?ml|(?:docusaurus|astro|gatsby|eleventy|nuxt|next|vuepress)\.config\.\w+|\.eleventy\.c?js|hugo\.(?:toml|ya?ml|json)|book\.toml|antora\.yml|\.vitepress\/config\.\w+)$/.test(
			file,
		),
	),
);

/** The folder of the book that a chapter is rendered into, where any chapter can link to any heading; undefined where there is none. */
export function bookOf(files: Snapshot['files'], path: string): string | undefined {
	const found = bookFolders(files).find(folder => folder === '' || path.startsWith(`${folder}/`));
	return found ?? (/\.(?:rmd|qmd|rmarkdown)$/i.test(path) ? folderOf(path) : undefined);
}

/** The folders of books that Quarto and bookdown make, the innermost first. */
const bookFolders = remembered((files: Snapshot['files']): readonly string[] =>
	[...files]
		.filter(file => /(?:^|\/)_(?:quarto|bookdown)\.ya?ml$/.test(file))
		.map(folderOf)
		.toSorted((a, b) => b.length - a.length),
);

interface FileNames {
	/** By name without folder, whatever its case and separators. */
	readonly byName: ReadonlyMap<string, readonly string[]>;
	readonly byFolder: ReadonlyMap<string, readonly string[]>;
}

const fileNames = new WeakMap<Snapshot['files'], FileNames>();

function fileNamesOf(files: Snapshot['files']): FileNames {
	const known = fileNames.get(files);
	if (known) return known;
	const byName = new Map<string, string[]>();
	const byFolder = new Map<string, string[]>();
	for (const file of files) {
		push(byName, plainName(file), file);
		push(byFolder, folderOf(file), file);
	}
	const names = {byName, byFolder};
	fileNames.set(files, names);
	return names;
}

const plainName = (path: string): string =>
	path
		.slice(path.lastIndexOf('/') + 1)
		.normalize('NFC')
		.toLowerCase()
		.replaceAll(/[\s_-]+/g, '-');

/** The file that was probably meant: same name in another folder, else another case or spelling in the same folder. */
export function nearestPath(
	{files}: Pick<Snapshot, 'files'>,
	from: string,
	missing: string,
): {readonly written: string; readonly sure: boolean} | undefined {
	const {byName, byFolder} = fileNamesOf(files);
	const sameName = byName.get(plainName(missing)) ?? [];
	const write = (path: string) => relativePath(folderOf(from), path);
	if (sameName.length === 1 && sameName[0] !== undefined) return {written: write(sameName[0]), sure: true};
	const near = nearest(missing, sameName.length > 1 ? sameName : (byFolder.get(folderOf(missing)) ?? []));
	return near === undefined ? undefined : {written: write(near), sure: false};
}

export function relativePath(fromFolder: string, to: string): string {
	const from = fromFolder === '' ? [] : fromFolder.split('/');
	const parts = to.split('/');
	let shared = 0;
	while (shared < from.length && shared < parts.length - 1 && from[shared] === parts[shared]) shared++;
	const up = '../'.repeat(from.length - shared);
	return encodeURI(`${up}${parts.slice(shared).join('/')}`)
		.replaceAll('%5B', '[')
		.replaceAll('%5D', ']');
}
