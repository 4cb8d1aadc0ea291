import {cached} from './cached.ts';

/** Folded words of a statement: `words[i]` was read at offsets `starts[i]` to `ends[i]`, counted from the statement's start. */
export interface TokenRun {
	readonly words: readonly string[];
	readonly starts: readonly number[];
	readonly ends: readonly number[];
}

/** A place in a text, or one place per UTF-16 unit of it. */
export type Offsets = number | ArrayLike<number>;

const other = 0;
const word = 1;
const joiner = 2;
const apostrophe = 3;
const surrogate = 4;
const unknown = 9;

// Class of every UTF-16 unit, filled as units are met, since a Unicode property test costs far more than a look-up.
const classes = new Uint8Array(0x1_0000).fill(unknown);
for (let code = 0; code < 128; code++) {
	const isWord = (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
	classes[code] = isWord ? word : other;
}
classes[0x27] = apostrophe;
classes[0x2019] = apostrophe;
// Soft hyphen and zero-width marks stand inside words and mean nothing.
for (const code of [0xad, 0x200b, 0x200c, 0x200d, 0x2060, 0xfeff]) classes[code] = joiner;

function classOf(code: number): number {
	const known = classes[code] ?? other;
	return known === unknown ? classify(code) : known;
}

function classify(code: number): number {
	const isSurrogate = code >= 0xd800 && code <= 0xdfff;
	const found = isSurrogate ? surrogate : /[\p{L}\p{N}\p{M}]/u.test(String.fromCharCode(code)) ? word : other;
	classes[code] = found;
	return found;
}

const ligatures: Readonly<Record<string, string>> = {ß: 'ss', œ: 'oe', æ: 'ae', ø: 'o', ł: 'l', đ: 'd'};

/** Lower case, sharp s as ss, diacritics stripped: the form in which words are compared. */
export function foldWord(text: string): string {
	const lower = text.toLowerCase();
	if (isAscii(lower)) return lower;
	return lower
		.normalize('NFKD')
		.replace(/[\p{M}\u00AD\u200B-\u200D\u2060\uFEFF]/gu, '')
		.replace(/[ßœæøłđ]/g, letter => ligatures[letter] ?? letter)
		.toLowerCase();
}

/** The folded words of a text with single spaces between: for comparing headings, keys and titles. */
export function foldText(text: string): string {
	return foldedWords(text).join(' ');
}

/** The folded words of a name, a heading or a cell, which are asked for again and again. */
export const foldedWords = cached((text: string): readonly string[] => tokenise(text, 0).words);

/**
 * The folded words of a text. Hyphen, slash, apostrophe and punctuation end a word; numbers are words; `isn't` gives
 * `is` and `n't`. `offsets` is the place of the text, or of each of its units where they do not stand in a row; the
 * places of the words are counted from `origin` on.
 */
export function tokenise(text: string, offsets: Offsets, origin = 0): TokenRun {
	const words: string[] = [];
	const starts: number[] = [];
	const ends: number[] = [];
	const {length} = text;
	const push = (folded: string, start: number, end: number): void => {
		if (folded === '') return;
		words.push(folded);
		starts.push(placeOf(offsets, start) - origin);
		ends.push(placeOf(offsets, end - 1) + 1 - origin);
	};
	let at = 0;
	while (at < length) {
		const start = at;
		at = wordEnd(text, at);
		if (at === start) {
			at++;
			continue;
		}
		if (isNegation(text, at)) {
			// Without its last letter the word is the verb: can't is ca + n't, and can is what is denied.
			const verb = foldWord(text.slice(start, at - 1));
			push(contracted.get(verb) ?? verb, start, Math.max(start + 1, at - 1));
			push("n't", Math.max(start, at - 1), at + 2);
			at += 2;
		} else {
			push(foldWord(text.slice(start, at)), start, at);
		}
	}
	return {words, starts, ends};
}

const contracted = new Map([
	['ca', 'can'],
	['wo', 'will'],
	['sha', 'shall'],
]);

function placeOf(offsets: Offsets, index: number): number {
	return typeof offsets === 'number' ? offsets + index : (offsets[index] ?? 0);
}

/** The index after the word that begins at `from`; `from` itself where none begins there. */
function wordEnd(text: string, from: number): number {
	let at = from;
	while (at < text.length) {
		const found = classOf(text.charCodeAt(at));
		if (found === word || (found === joiner && at > from)) at++;
		else if (found === surrogate && isAstralLetter(text, at)) at += 2;
		else break;
	}
	return at;
}

function isAstralLetter(text: string, at: number): boolean {
	const code = text.codePointAt(at) ?? 0;
	return code > 0xffff && /[\p{L}\p{N}\p{M}]/u.test(String.fromCodePoint(code));
}

function isNegation(text: string, at: number): boolean {
	if (classOf(text.charCodeAt(at)) !== apostrophe || at === 0) return false;
	const before = text.charCodeAt(at - 1) | 32;
	const after = text.charCodeAt(at + 1) | 32;
	return before === 110 && after === 116 && wordEnd(text, at + 1) === at + 2;
}

function isAscii(text: string): boolean {
	for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 127) return false;
	return true;
}
