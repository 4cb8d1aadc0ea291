import type {Heading, Paragraph, Root} from 'mdast';
import {spanOf} from './nodeSpan.ts';

/** A text without headings but with lines in bold, as word processors leave them: these are its headings. */
export function boldHeadings({children}: Root): boolean {
	const headings = children.filter(child => child.type === 'heading').length;
	return headings <= 1 && children.filter(child => child.type === 'paragraph' && standsForHeading(child)).length >= 3;
}

/** `1.2 Title` lies one level below `1 Title`; a document's title lies above both. */
export function numberedDepth(text: string): 2 | 3 | 4 {
	const dots = /^\s*\d+((?:\.\d+)*)/.exec(text)?.[1]?.split('.').length ?? 1;
	return dots <= 1 ? 2 : dots === 2 ? 3 : 4;
}

/** Lines of text over a rule that has no blank line before it: Markdown takes them for a heading, the writer did not. */
export function isMisread(node: Heading, source: string): boolean {
	const {start, end} = spanOf(node);
	const text = source.slice(start, end);
	if (!/\n[ \t]*-+[ \t]*$/.test(text)) return false;
	return (
		text.trimEnd().split('\n').length > 2 ||
		/^(?:\*\*|__)[^*_\n]{1,60}(?::\s*(?:\*\*|__)|(?:\*\*|__)\s*:)/.test(text) ||
		text.length > 240
	);
}

/** A short paragraph in bold and nothing else stands for a heading: what follows stands under it. */
export function standsForHeading({children}: Paragraph): boolean {
	const inked = children.filter(child => child.type !== 'text' || !/^[\s:.]*$/.test(child.value));
	const [only] = inked;
	if (inked.length !== 1 || only?.type !== 'strong') return false;
	const {position} = only;
	return (position?.end.offset ?? 0) - (position?.start.offset ?? 0) < 90;
}
