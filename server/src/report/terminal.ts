import stringWidth from 'string-width';

/** How text for a terminal or a log is laid out. */
export interface TextOptions {
	/** Columns of the line. */
	readonly width: number;
	readonly color: boolean;
}

const codes = {
	bold: [1, 22],
	dim: [2, 22],
	red: [31, 39],
	green: [32, 39],
	yellow: [33, 39],
	blue: [34, 39],
	magenta: [35, 39],
	cyan: [36, 39],
} as const;
export type Style = keyof typeof codes;

/** Styles a text where colours are wanted; else returns it as it is. */
export type Paint = (style: Style, text: string) => string;

export function painter(color: boolean): Paint {
	if (!color) return (_, text) => text;
	return (style, text) => (text === '' ? '' : `\u001B[${codes[style][0]}m${text}\u001B[${codes[style][1]}m`);
}

const disguisingMarks = String.raw`\u007F-\u009F\u061C\u200E\u200F\u2028\u2029\u202A-\u202E\u2066-\u2069\uFEFF`;
const disguising = new RegExp(String.raw`[\u0000-\u001F${disguisingMarks}]|\p{Surrogate}`, 'gu');
// What JSON text holds below the blank are its own line breaks and tabs.
const disguisingInJson = new RegExp(String.raw`[${disguisingMarks}]|\p{Surrogate}`, 'gu');

/**
 * Text of documents and file names for a terminal: control characters and marks that turn the direction of writing are
 * written out, so that no document can move the cursor, recolour or disguise a report.
 */
export function visible(text: string): string {
	return text.replace(disguising, character => `\\u{${character.codePointAt(0)?.toString(16)}}`);
}

/**
 * Data as JSON text with tabs, closed by a newline. Characters that `visible` writes out stand there as escapes, so that the
 * text can be shown anywhere and the data is what it was.
 */
export function jsonText(value: unknown): string {
	return `${escaped(JSON.stringify(value, undefined, '\t'))}\n`;
}

/** The same without its last line break, for a value that stands `depth` tabs deep. */
export function jsonWithin(value: unknown, depth: number): string {
	// In so many lists the lines have these tabs; what the lists add around the value is as long on both sides, but for commas.
	let wrapped: unknown = value;
	for (let level = 0; level < depth; level++) wrapped = [wrapped];
	const text = JSON.stringify(wrapped, undefined, '\t');
	// "[", a line break and one tab more each time; the same in reverse, one tab less, at the end.
	const before = 2 * depth + (depth * (depth + 1)) / 2;
	return escaped(text.slice(before, text.length - before + depth));
}

const escaped = (json: string): string =>
	json.replace(disguisingInJson, character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);

// Characters that take one column wherever they stand; a test compares them with the library.
const narrow = /^[ -~\u00A1-\u00AC\u00AE-\u02FF\u2010-\u2027\u2190-\u2193\u2500-\u257F]*$/;

/** Columns a text takes; wide characters take two. */
export function width(text: string): number {
	return narrow.test(text) ? text.length : stringWidth(text);
}

/** Fills with blanks to `columns`; a longer text stays as it is. */
export function pad(text: string, columns: number, side: 'left' | 'right' = 'right'): string {
	const blanks = ' '.repeat(Math.max(0, columns - width(text)));
	return side === 'right' ? text + blanks : blanks + text;
}

/** Shortens to `columns`, with an ellipsis at the end or, for paths, at the start. */
export function fit(text: string, columns: number, end: 'end' | 'start' = 'end'): string {
	if (width(text) <= columns) return text;
	if (columns < 2) return columns === 1 ? '…' : '';
	const characters = [...new Intl.Segmenter('en').segment(text)].map(({segment}) => segment);
	if (end === 'start') characters.reverse();
	let kept = '';
	for (const character of characters) {
		const next = end === 'end' ? kept + character : character + kept;
		if (width(next) > columns - 1) break;
		kept = next;
	}
	return end === 'end' ? `${kept.trimEnd()}…` : `…${kept.trimStart()}`;
}

/** Breaks at blanks into lines of at most `columns`; a longer word is cut. Always at least one line. */
export function wrap(text: string, columns: number): string[] {
	const most = Math.max(columns, 8);
	const lines: string[] = [];
	let line = '';
	for (const word of text.split(' ').flatMap(each => pieces(each, most))) {
		if (line !== '' && width(line) + 1 + width(word) > most) {
			lines.push(line);
			line = word;
		} else {
			line = line === '' ? word : `${line} ${word}`;
		}
	}
	return [...lines, line];
}

function pieces(word: string, columns: number): string[] {
	if (width(word) <= columns) return [word];
	const result = [''];
	for (const {segment} of new Intl.Segmenter('en').segment(word)) {
		const last = result.at(-1) ?? '';
		if (width(last + segment) > columns) result.push(segment);
		else result[result.length - 1] = last + segment;
	}
	return result;
}
