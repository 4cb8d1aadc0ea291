import {posix} from 'node:path';
import MarkdownIt from 'markdown-it';
import type {Token} from 'markdown-it';
import {Slugger} from '../../server/src/core/model/slug.ts';

/** A link of a page: its target as written, with the line that it begins on, from 1. */
export interface PageLink {
	readonly target: string;
	readonly line: number;
}

/** A Markdown file of the documentation, read for its site. */
export interface Page {
	/** From the repository root. */
	readonly path: string;
	/** The HTML file, from the top of the site. */
	readonly output: string;
	readonly title: string;
	readonly tokens: Token[];
	/** Anchors of its headings, as GitHub makes them. */
	readonly anchors: ReadonlySet<string>;
	readonly links: readonly PageLink[];
}

export const markdown = new MarkdownIt({html: true, linkify: false});

/** Where a page is written: an index for each folder, `index.html` at the top for README.md. */
export function outputOf(path: string): string {
	return path.replace(/README\.md$/, 'index.html').replace(/\.md$/, '.html');
}

/** Reads a page; headings get their anchors. */
export function readPage(path: string, text: string): Page {
	const tokens = markdown.parse(text, {});
	const slugger = new Slugger();
	const anchors = new Set<string>();
	const links: PageLink[] = [];
	let title = posix.basename(path);
	for (const [at, token] of tokens.entries()) {
		if (token.type === 'heading_open') {
			const heading = plain(tokens[at + 1]);
			const anchor = slugger.slug(heading);
			if (anchors.size === 0) title = heading;
			anchors.add(anchor);
			token.attrSet('id', anchor);
		}
		for (const child of token.children ?? []) {
			const target = child.attrGet(child.type === 'image' ? 'src' : 'href');
			if (target !== null) links.push({target: String(target), line: (token.map?.[0] ?? 0) + 1});
		}
	}
	return {path, output: outputOf(path), title, tokens, anchors, links};
}

function plain(inline: Token | undefined): string {
	return (inline?.children ?? []).map(({type, content}) => (type === 'html_inline' ? '' : content)).join('');
}
