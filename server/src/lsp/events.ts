import {isWithin} from './folders.ts';
import {configName, isIgnoreFile, isNeverEntered} from '../host/listing.ts';
import type {QmsRoot} from './root.ts';
import {normalizeUri} from './uris.ts';

export interface FileEvent {
	readonly uri: string;
	readonly type: 'created' | 'changed' | 'deleted';
}

/** Where a URI lies. */
export interface Located {
	readonly root: QmsRoot;
	readonly path: string;
}

/** The innermost of some roots that holds a URI, which is normalized. */
export function innermost(roots: readonly QmsRoot[], uri: string): Located | undefined {
	let best: Located | undefined;
	for (const root of roots) {
		const path = root.pathOf(uri);
		if (path !== undefined && (best === undefined || root.uri.length > best.root.uri.length)) best = {root, path};
	}
	return best;
}

/** What is to be done after files changed. */
export interface FileNews {
	/** Roots that came or went, or one of which is gone: their folders are read anew. */
	readonly stale: ReadonlySet<QmsRoot>;
	/** Roots in which files came that nothing is known of, or what is ignored changed. */
	readonly relisted: ReadonlySet<QmsRoot>;
	readonly removed: readonly Located[];
	readonly changed: ReadonlyMap<QmsRoot, ReadonlySet<string>>;
	/** Roots whose repository stands at another commit. */
	readonly moved: ReadonlySet<QmsRoot>;
}

const gitHead = /^(.*)\/\.git\/(?:logs\/)?HEAD$/;

/** Tells events apart. Most that an editor hears of are about files that cannot matter: of git itself, of builds, of packages. */
export function newsOf(
	events: readonly FileEvent[],
	roots: readonly QmsRoot[],
	locate: (uri: string) => Located | undefined,
): FileNews {
	const stale = new Set<QmsRoot>();
	const relisted = new Set<QmsRoot>();
	const removed: Located[] = [];
	const changed = new Map<QmsRoot, Set<string>>();
	const moved = new Set<QmsRoot>();
	for (const {uri, type} of events) {
		const normal = normalizeUri(uri);
		const repository = gitHead.exec(normal)?.[1];
		if (repository !== undefined) {
			for (const root of roots) if (isWithin(repository, root.uri)) moved.add(root);
			continue;
		}
		const within =
			type === 'changed'
				? []
				: roots.filter(root => (type === 'deleted' ? isWithin(normal, root.uri) : root.uri === normal));
		for (const root of within) stale.add(root);
		const place = locate(normal);
		if (place === undefined || within.length > 0) continue;
		const {root, path} = place;
		if (root.alone || isNeverEntered(path) || root.ignores(path)) continue;
		if (type !== 'changed' && (path === configName || path.endsWith(`/${configName}`))) stale.add(root);
		else if (isIgnoreFile(path)) relisted.add(root);
		else if (type === 'deleted') removed.push(place);
		else if (root.documents.has(path)) changed.set(root, (changed.get(root) ?? new Set()).add(path));
		else if (type === 'created') relisted.add(root);
	}
	return {stale, relisted, removed, changed, moved};
}
