import type {Span} from './span.ts';
import {foldWord} from './fold.ts';

// Words that a full stop follows without ending the sentence, folded, without their stops.
const abbreviations = new Set([
	'e',
	'g',
	'i',
	'no',
	'nos',
	'nr',
	'nrn',
	'num',
	'fig',
	'figs',
	'sec',
	'sect',
	'ch',
	'chap',
	'para',
	'art',
	'vol',
	'ed',
	'eds',
	'vs',
	'cf',
	'al',
	'approx',
	'dept',
	'dr',
	'mr',
	'mrs',
	'ms',
	'prof',
	'sr',
	'sra',
	'inc',
	'ltd',
	'co',
	'corp',
	'st',
	'rev',
	'ver',
	'pp',
	'ref',
	'refs',
	'max',
	'min',
	'incl',
	'excl',
	'resp',
	'est',
	'misc',
	'bzw',
	'ca',
	'evtl',
	'ggf',
	'usw',
	'vgl',
	'abs',
	'abschn',
	'abt',
	'anl',
	'bspw',
	'dgl',
	'd',
	'h',
	'z',
	'b',
	'u',
	'a',
	'o',
	's',
	'inkl',
	'exkl',
	'sog',
	'allg',
	'kap',
	'tel',
	'zzgl',
	'gem',
	'lfd',
	'max',
	'mind',
	'ing',
	'dipl',
	'p',
	'ej',
	'pag',
	'pags',
	'ud',
	'uds',
	'cap',
	'dpto',
	'dir',
	'ee',
	'uu',
	'aprox',
	'obs',
	'ap',
	'c',
	'n',
	'ex',
	'env',
	'mme',
	'mlle',
	'm',
	'tel',
	'f',
	'fasc',
	'resp',
]);
// These end a sentence as often as not: a capital after them decides.
const mayEnd = new Set(['etc', 'usw', 'al', 'co', 'inc', 'ltd', 'corp']);

/**
 * The sentences of a text as spans into it, without surrounding blanks. Knows abbreviations of four languages,
 * initials, decimals, clause numbers and list numbering. `breaks` are indexes where a hard line break stands.
 */
export function splitSentences(text: string, breaks: readonly number[] = []): Span[] {
	const sentences: Span[] = [];
	let start = 0;
	let nextBreak = 0;
	const close = (end: number): void => {
		const span = trimmed(text, start, end);
		if (span.end > span.start) sentences.push(span);
		start = end;
	};
	for (let at = 0; at < text.length; at++) {
		if (breaks[nextBreak] === at) {
			nextBreak++;
			if (startsSentence(text, at)) close(at);
		}
		const code = text.charCodeAt(at);
		if (code !== 46 && code !== 33 && code !== 63 && code !== 0x2026) continue;
		const end = afterClosers(text, at + 1);
		if (end < text.length && !isBlank(text.charCodeAt(end))) continue;
		if (code === 46 && !endsAtStop(text, start, at, end)) continue;
		if (code !== 46 && !startsSentence(text, end)) continue;
		close(end);
		at = end - 1;
	}
	close(text.length);
	return sentences;
}

function endsAtStop(text: string, start: number, stop: number, end: number): boolean {
	if (end >= text.length) return true;
	if (!startsSentence(text, end)) return false;
	const word = wordBefore(text, start, stop);
	if (word === '') return true;
	// "1. Check" and "a) ..." are numbering where nothing stands before them.
	if (/^\d{1,3}$/.test(word)) return text.slice(start, stop).trim() !== word && !isOrdinal(text, stop, end);
	const folded = foldWord(word);
	if (mayEnd.has(folded)) return true;
	if (abbreviations.has(folded)) return false;
	return !(word.length === 1 && /\p{L}/u.test(word));
}

// German and Spanish write ordinals with a full stop: "am 3. Werktag". A number that ends a sentence is rarer.
const months = new Set([
	'januar',
	'februar',
	'marz',
	'april',
	'mai',
	'juni',
	'juli',
	'august',
	'september',
	'oktober',
	'november',
	'dezember',
	'werktag',
	'arbeitstag',
	'tag',
	'quartal',
	'monat',
	'woche',
	'jahr',
]);

function isOrdinal(text: string, stop: number, end: number): boolean {
	const next = /^\s*(\p{L}+)/u.exec(text.slice(end, end + 40));
	return stop > 0 && next !== null && months.has(foldWord(next[1] ?? ''));
}

function wordBefore(text: string, start: number, stop: number): string {
	let at = stop;
	while (at > start && /[\p{L}\p{N}]/u.test(text.charAt(at - 1))) at--;
	return text.slice(at, stop);
}

/** True where what follows may begin a sentence: anything but a lower-case letter or a continuing mark. */
function startsSentence(text: string, from: number): boolean {
	let at = from;
	while (at < text.length && isBlank(text.charCodeAt(at))) at++;
	if (at >= text.length) return true;
	const letter = text.charAt(at);
	if (/[,;:.)\]…]/.test(letter)) return false;
	return letter === letter.toUpperCase() || !/\p{L}/u.test(letter);
}

function afterClosers(text: string, from: number): number {
	let at = from;
	while (at < text.length && '.!?…"\'”’»)]'.includes(text.charAt(at))) at++;
	return at;
}

function isBlank(code: number): boolean {
	return code === 32 || (code >= 9 && code <= 13) || code === 0xa0;
}

function trimmed(text: string, start: number, end: number): Span {
	let from = start;
	let to = end;
	while (from < to && isBlank(text.charCodeAt(from))) from++;
	while (to > from && isBlank(text.charCodeAt(to - 1))) to--;
	return {start: from, end: to};
}
