/** Text for XML 1.0 content and attributes; characters that XML cannot hold are written out. */
export function xml(text: string): string {
	return text
		.replace(
			/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/gu,
			character => `\\u{${character.codePointAt(0)?.toString(16)}}`,
		)
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;')
		.replaceAll('\t', '&#9;')
		.replaceAll('\n', '&#10;')
		.replaceAll('\r', '&#13;');
}
