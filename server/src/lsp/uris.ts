import {URI} from 'vscode-uri';

/** One spelling for a URI, without a closing slash, so that URIs can be compared as text. */
export function normalizeUri(uri: string): string {
	const text = URI.parse(uri).toString();
	return text.endsWith('/') && !text.endsWith('//') ? text.slice(0, -1) : text;
}

/** The path of `uri` below `base`, decoded, with `/`; undefined where it does not lie below. Both normalized. */
export function pathBelow(base: string, uri: string): string | undefined {
	return uri.startsWith(base) && uri[base.length] === '/' ? decodeURIComponent(uri.slice(base.length + 1)) : undefined;
}

/** The URI of a path below `base`. */
export function uriOf(base: string, path: string): string {
	if (path === '') return base;
	const folder = URI.parse(base);
	return folder.with({path: `${folder.path.replace(/\/$/, '')}/${path}`}).toString();
}

/** True for a text that the editor has not saved in any file yet. */
export function isUntitled(uri: string): boolean {
	return uri.startsWith('untitled:');
}

/** The last part of a URI's path. */
export function nameOf(uri: string): string {
	return (
		URI.parse(uri)
			.path.split('/')
			.findLast(part => part !== '') ?? uri
	);
}

/** The folder that a file or folder lies in; empty for the root of a file system. Normalized. */
export function folderOf(uri: string): string {
	const {path} = URI.parse(uri);
	return path.lastIndexOf('/') <= 0 ? '' : uri.slice(0, uri.lastIndexOf('/'));
}
