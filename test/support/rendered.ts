// What a page of Markdown becomes where it is shown, by a renderer that is none of ours.
import assert from 'node:assert/strict';
import MarkdownIt from 'markdown-it';

const renderer = new MarkdownIt({html: true, linkify: true});
// Every link is shown, those that this renderer would refuse as well.
renderer.validateLink = () => true;
// GitHub, GitLab and editors link addresses that say they are one, and not every word with a dot in it.
renderer.linkify.set({fuzzyLink: false});

/** What turns into something else in text that has no mark-up, beside links, which the renderer finds itself. */
const active: readonly (readonly [what: string, pattern: RegExp])[] = [
	['a mention', /@[\p{L}\p{N}_]/u],
	['a reference to an issue', /#\d/],
	['a reference to an issue', /\bgh-\d/i],
	['a reference to a merge request', /!\d/],
	['a label', /~[\w"]/],
	['a milestone', /%[\w"]/],
	['a commit', /(?<![\w])[0-9a-f]{7,40}(?![\w])/i],
	['an advisory', /\b(?:cve|ghsa)-\w/i],
	['an emoji', /:[\w+-]+:/],
	['an address', /[a-z]:\/\//i],
	['an address', /www\.[\w-]/i],
	['an icon', /\$\(/],
];

export interface Allowed {
	/** Addresses that the tool writes. */
	readonly links: RegExp;
	/** HTML that the tool writes. */
	readonly html: RegExp;
	/** Code that the tool writes; none without. */
	readonly code?: RegExp;
	/** Headings that the tool writes, by how they begin. */
	readonly headings: RegExp;
}

/** Throws where a page shows a link, an image, HTML, a heading or anything active that is not the tool's own. */
export function assertInert(page: string, allowed: Allowed): void {
	const fail = (what: string, found: string): never => assert.fail(`${what} in the page: ${JSON.stringify(found)}`);
	const tokens = renderer.parse(page, {});
	for (const [index, token] of tokens.entries()) {
		if (token.type === 'html_block')
			for (const html of token.content.split('\n'))
				if (html.trim() !== '' && !allowed.html.test(html.trim())) fail('HTML', html);
		if (token.type === 'fence' || token.type === 'code_block') fail('a block of code', token.content);
		if (token.type === 'heading_open' && !allowed.headings.test(tokens[index + 1]?.content ?? ''))
			fail('a heading', tokens[index + 1]?.content ?? '');
		if (token.type === 'hr' || token.type === 'blockquote_open' || token.type === 'ordered_list_open')
			fail(token.type, page);
		for (const child of token.children ?? []) {
			if (
				child.type === 'image' ||
				(child.type === 'code_inline' && allowed.code?.test(child.content) !== true) ||
				child.type === 's_open' ||
				(child.type === 'em_open' && child.markup === '_')
			)
				fail(child.type, token.content);
			if (child.type === 'html_inline' && !allowed.html.test(child.content)) fail('HTML', child.content);
			if (child.type === 'link_open' && !allowed.links.test(String(child.attrGet('href'))))
				fail('a link', token.content);
			if (child.type !== 'text') continue;
			for (const [what, pattern] of active) if (pattern.test(child.content)) fail(what, child.content);
		}
	}
}
