/** What may stand before a fence: quotation marks and the marks of lists. */
const fence = /^(?:[ \t]*(?:>|[-*+][ \t]|\d{1,9}[.)][ \t]))*[ \t]*(`{3,}|~{3,})([^\r\n]*)$/;

/** Whether an offset of Markdown stands inside fenced code, where `#` begins a comment and nothing is claimed. */
export function isInCode(text: string, from: number, offset: number): boolean {
	const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
	let open = '';
	for (const line of text.slice(from, lineStart).split(/\r\n|\n|\r/)) {
		const [, mark = '', rest = ''] = fence.exec(line) ?? [];
		if (mark === '') continue;
		// Backticks after backticks are code in a line.
		if (open === '') open = mark.startsWith('`') && rest.includes('`') ? '' : mark;
		else if (mark.startsWith(open) && rest.trim() === '') open = '';
	}
	return open !== '';
}
