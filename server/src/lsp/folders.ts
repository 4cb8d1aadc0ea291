import type {RootListing} from '../host/host.ts';
import {isBelowPath, outermostPaths} from '../host/listing.ts';
import {pathBelow} from './uris.ts';

/** True where `uri` is `folder` or lies in it. Both normalized. */
export function isWithin(folder: string, uri: string): boolean {
	return uri === folder || pathBelow(folder, uri) !== undefined;
}

/** The folders that lie in no other of them; those that do are nested roots of theirs. */
export function outermost(folders: Iterable<string>): string[] {
	const all = [...new Set(folders)].sort();
	return all.filter(folder => !all.some(other => other !== folder && isWithin(other, folder)));
}

/** Leaves the folders `inner` out of a listing, as roots of their own. Their files stay, so that links hold. */
export function withNested(listing: RootListing, inner: readonly string[]): RootListing {
	if (inner.length === 0) return listing;
	const nestedRoots = outermostPaths([...listing.nestedRoots, ...inner]);
	const isInner = (path: string): boolean => isBelowPath(nestedRoots, path);
	return {
		...listing,
		nestedRoots,
		documents: listing.documents.filter(path => !isInner(path)),
		unreadable: listing.unreadable.filter(({path}) => !isInner(path)),
	};
}
