/** Text broken into lines, with the width of the longest in pixels. */
export interface TextBlock {
	readonly width: number;
	readonly lines: readonly string[];
}

const thin = /[ijlI.,:;'|! ]/;
const narrow = /[tfr()[\]/-]/;
const wide = /[mwMW@%]/;
const capital = /[\p{Lu}\p{N}_&]/u;
/** Han, kana, hangul and symbols take a square. */
const square =
	/[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6]|\p{Extended_Pictographic}/u;

/**
 * About how wide a text is in a plain sans-serif face, in pixels. No fonts can be asked here, so it errs on the wide
 * side (widths of DejaVu Sans, the widest of the usual faces): a box that is a little large does not cut its text.
 */
export function textWidth(text: string, fontSize: number): number {
	let ems = 0;
	for (const character of text) ems += emsOf(character);
	return ems * fontSize;
}

function emsOf(character: string): number {
	if (square.test(character)) return 1;
	if (thin.test(character)) return 0.32;
	if (narrow.test(character)) return 0.41;
	if (wide.test(character)) return 0.98;
	return capital.test(character) ? 0.72 : 0.62;
}

/** Breaks each text at blanks into lines of at most `most` pixels; a longer word is cut with an ellipsis. */
export function wrapText(texts: readonly string[], fontSize: number, most: number): TextBlock {
	const lines = texts.flatMap(text => wrapOne(text, fontSize, most)).filter(line => line !== '');
	return {width: Math.ceil(Math.max(0, ...lines.map(line => textWidth(line, fontSize)))), lines};
}

function wrapOne(text: string, fontSize: number, most: number): string[] {
	const lines: string[] = [];
	for (const word of text.split(/\s+/).map(each => cut(each, fontSize, most))) {
		const last = lines.at(-1);
		const longer = last === undefined ? word : `${last} ${word}`;
		if (last !== undefined && textWidth(longer, fontSize) <= most) lines[lines.length - 1] = longer;
		else lines.push(word);
	}
	return lines;
}

function cut(word: string, fontSize: number, most: number): string {
	if (textWidth(word, fontSize) <= most) return word;
	const characters = [...new Intl.Segmenter('en').segment(word)].map(({segment}) => segment);
	while (characters.length > 1 && textWidth(`${characters.join('')}…`, fontSize) > most) characters.pop();
	return `${characters.join('')}…`;
}
