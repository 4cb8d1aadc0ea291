import {visible} from './terminal.ts';

/** Text for XML 1.0 content and attributes; characters that XML cannot hold are written out. */
export function xml(text: string): string {
	// The line breaks of what the tool says itself are kept.
	return text
		.split('\n')
		.map(visible)
		.join('\n')
		.replace(/[\uFFFE\uFFFF]/g, character => `\\u{${character.codePointAt(0)?.toString(16)}}`)
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;')
		.replaceAll('\n', '&#10;');
}
