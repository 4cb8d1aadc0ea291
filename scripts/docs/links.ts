import {posix} from 'node:path';
import type {Page} from './page.ts';

/** A link that leads nowhere. */
export interface BrokenLink {
	readonly page: string;
	readonly line: number;
	readonly target: string;
	readonly reason: string;
}

/** The path that a link of a page leads to, from the repository root, with its anchor; undefined for the web. */
export function resolved(page: string, target: string): {readonly path: string; readonly anchor: string} | undefined {
	if (/^[a-z][a-z+.-]*:/i.test(target)) return undefined;
	const [path = '', anchor = ''] = decodeURI(target).split('#');
	return {path: path === '' ? page : posix.normalize(posix.join(posix.dirname(page), path)).replace(/\/$/, ''), anchor};
}

/** Links to files that do not exist, and to headings that a page does not have. The web is not asked. */
export function brokenLinks(pages: readonly Page[], exists: (path: string) => boolean): readonly BrokenLink[] {
	const byPath = new Map(pages.map(page => [page.path, page]));
	return pages.flatMap(({path: page, links}) =>
		links.flatMap(({target, line}) => {
			const link = resolved(page, target);
			if (link === undefined) return [];
			if (!exists(link.path)) return [{page, line, target, reason: 'there is no such file'}];
			const anchors = byPath.get(link.path)?.anchors;
			return link.anchor === '' || anchors === undefined || anchors.has(link.anchor)
				? []
				: [{page, line, target, reason: 'the page has no such heading'}];
		}),
	);
}
