import {visible} from './terminal.ts';

/** A character without width: it parts what would be taken as one word, and nobody sees it. */
const apart = '\u200B';

/** What stands behind a text of a document: a colon that does not end an emoji which the text began. */
export const colon = `${apart}:`;

/**
 * Words that GitHub, GitLab and editors turn into something else without any mark-up, each with the place where it is
 * parted: addresses, mentions, references to issues, merge requests, labels, milestones, snippets, advisories and
 * commits, emoji, icons of the editor.
 */
const active: readonly (readonly [pattern: RegExp, parted: string])[] = [
	// Some take the character for a part of a host, none for one of a mailbox.
	[/@/g, `${apart}@${apart}`],
	[/([a-z][a-z0-9+.-]*:)(?=\/\/)/gi, `$1${apart}`],
	[/(mailto:|xmpp:|www\.)/gi, `$1${apart}`],
	[/([#!~%&])(?=["\p{L}\p{N}_])/gu, `$1${apart}`],
	[/(gh-|ghsa-|cve-)(?=\w)/gi, `$1${apart}`],
	[/:(?=[\w+-]+:)/g, `:${apart}`],
	[/\$(?=\()/g, `$${apart}`],
];

/** Seven to forty hexadecimal digits may be a commit; in pieces of six they are none. */
const hexadecimal = /(?<![\w])[0-9a-f]{7,}(?![\w])/gi;

/**
 * Text of a document for a Markdown page, on one line, as it reads: nothing of it becomes a link, an image, HTML, a
 * mention, a reference, an emoji or a formula, wherever the page is shown.
 */
export function escapeMarkdown(text: string): string {
	let plain = visible(text);
	for (const [pattern, parted] of active) plain = plain.replace(pattern, parted);
	return (
		plain
			.replace(hexadecimal, digits => digits.replace(/.{6}(?=.)/g, `$&${apart}`))
			.replace(/[\\`*_{}[\]<>|#~]/g, '\\$&')
			.replaceAll('&', '&amp;')
			.replaceAll('$', '&#36;')
			// Four blanks in front make a block of code.
			.replace(/^(?: (?= {3})|(?= {0,3}\t)[ \t])/, '&#32;')
			.replace(/^(\s*)([-+=])/, '$1\\$2')
			.replace(/^(\s*\d+)([.)])(?=\s|$)/, '$1\\$2')
	);
}

/** Text of a document for a label, a lens or a list of an editor, which read `$(name)` as one of their icons. */
export function labelText(text: string): string {
	return visible(text).replaceAll('$(', `$${apart}(`);
}

/** The same for a message of an editor, which read `[text](address)` as a link, and run commands by such. */
export function messageText(text: string): string {
	return labelText(text).replaceAll('](', `]${apart}(`);
}

/** Where a place can be read: brackets, which would end a link, are written out. */
export function linkTarget(address: string): string {
	return address.replace(/[()<>\s]/g, character => `%${character.charCodeAt(0).toString(16).padStart(2, '0')}`);
}

/** A path as the part of an address; a lone surrogate, which no address can hold, becomes U+FFFD. */
export function encodedPath(path: string): string {
	return path
		.split('/')
		.map(part => linkTarget(encodeURIComponent(part.replace(/\p{Surrogate}/gu, '\uFFFD'))))
		.join('/');
}
