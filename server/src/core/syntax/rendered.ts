// What a page does not show is no text, and what it shows in a box is: comments of template languages, deleted and hidden
// text are blanked; alerts, containers and tabs are laid open. Every change keeps the length of the text.

const hidden: readonly RegExp[] = [
	// Liquid and Jinja, Mustache and Handlebars, MDX, kramdown, Obsidian.
	/\{%-?\s*comment\b[^%]*%\}[\s\S]*?\{%-?\s*endcomment\s*-?%\}/g,
	/\{#(?!\w)[\s\S]*?#\}/g,
	/\{\{!--[\s\S]*?--\}\}|\{\{![^{}]*\}\}/g,
	/\{\/\*[\s\S]*?\*\/\}/g,
	/^(?:import\s+(?:[\w*{][^\n]*\sfrom\s+)?['"][^'"\n]+['"]|export\s+(?:const|let|default|function)\b[^\n]*);?[ \t]*$/gm,
	/\{::comment\}[\s\S]*?\{:\/(?:comment)?\}/g,
	/(?<![%\w]|\d )%%(?!%)[\s\S]*?%%(?![%\w])/g,
	// Struck out, or taken from the page.
	/<(del|s|strike|template)\b[^<>]*>[\s\S]*?<\/\1\s*>/gi,
	/<(\w+)\b[^<>]*?(?:\shidden(?=[\s>=])|\sstyle\s*=\s*["'][^"']*display\s*:\s*none)[^<>]*>[\s\S]*?<\/\1\s*>/gi,
	/(?<!~)~~(?![~\s])[^\n]*?(?<!\s)~~(?!~)/g,
];
const trigger =
	/\{%|\{#|\{\{!|\{\/\*|\{::comment|%%|<(?:del|s|strike|template)\b|hidden|display\s*:\s*none|~~|^(?:im|ex)port\s|\[!\w+\]|^:{3,}|^[ \t]*(?:!!!|\?\?\?|===)/im;

/** The text as a page made of it shows it, unit for unit as long. Code stays as it is. */
export function asRendered(text: string): string {
	if (!trigger.test(text)) return text;
	const code = codeIn(text);
	const outside = (at: number): boolean => !code.some(([start, end]) => start <= at && at < end);
	let shown = text;
	for (const pattern of hidden)
		shown = shown.replaceAll(pattern, (...match) => {
			const whole = match[0] as string;
			const at = match.findLast(each => typeof each === 'number') as number;
			return outside(at) ? blanked(whole) : whole;
		});
	return opened(shown, outside);
}

const blanked = (text: string): string => text.replaceAll(/[^\r\n]/g, ' ');

/** Fences and inline code, as offsets. */
function codeIn(text: string): [start: number, end: number][] {
	const found: [number, number][] = [];
	for (const match of text.matchAll(/^ {0,3}(`{3,}|~{3,})[^\n]*\n[\s\S]*?(?:^ {0,3}\1[`~]*[ \t]*$|(?![\s\S]))/gm))
		found.push([match.index, match.index + match[0].length]);
	for (const match of text.matchAll(/(?<!`)(`{1,2})(?!`)[^`\n]+\1(?!`)/g))
		found.push([match.index, match.index + match[0].length]);
	return found;
}

/** Marks of alerts and containers taken off; a box whose text is indented becomes a list item, whose text is as well. */
function opened(text: string, outside: (at: number) => boolean): string {
	let at = 0;
	let alert = false;
	const lines = text.split('\n').map(line => {
		const start = at;
		at += line.length + 1;
		if (/^ {0,3}> ?\[!\w+\]/.test(line) && outside(start)) {
			alert = true;
			return blanked(line);
		}
		if (alert && /^ {0,3}>/.test(line)) return line.replace('>', ' ');
		alert = false;
		if (!outside(start)) return line;
		if (/^ {0,3}:{3,}/.test(line)) return blanked(line);
		const box = /^([ \t]*)(!!!|\?\?\?\+|\?\?\?|===\+?)(?= +["\w])/.exec(line);
		if (!box) return line;
		const [mark = '', indent = '', sign = ''] = box;
		return `${indent}-${' '.repeat(sign.length - 1)}${line.slice(mark.length)}`;
	});
	return lines.join('\n');
}
