import type {IsoDate, Language} from './document.ts';
import {foldText} from '../text/fold.ts';
import {words} from './words.ts';

export type DateReading =
	| {readonly date: IsoDate}
	| {readonly problem: 'not-a-date' | 'ambiguous-date'; readonly suggestion?: string};

const monthNames: readonly (readonly string[])[] = Object.values(words.times.months);
const months = new Map(monthNames.flatMap((names, index) => names.map(name => [name, index + 1] as const)));

/**
 * Reads a date as people write it: ISO, with slashes, dots or dashes, or with the month in words. A date with two
 * small numbers and slashes is day first outside English and ambiguous in English. A month alone is its first
 * day, or its last where `end` says that the date ends something.
 */
export function readDate(raw: string, language: Language, end = false): DateReading {
	const text = raw.trim().replace(/^["'([]+|[\])"'.]+$/g, '');
	const iso =
		/^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:[T ]\d{1,2}:\d{2}.*)?$/.exec(text) ?? /^(\d{4})()(\d{2})(\d{2})$/.exec(text);
	if (iso) return made(Number(iso[1]), Number(iso[3]), Number(iso[4]));
	const small = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})$/.exec(text.replace(/\s*([./-])\s*/g, '$1'));
	if (small) return dayAndMonth(Number(small[1]), Number(small[3]), Number(small[4]), small[2] ?? '', language);
	return inWords(text, end);
}

function dayAndMonth(first: number, second: number, year: number, mark: string, language: Language): DateReading {
	if (mark === '.' || language !== 'en' || first > 12 || first === second) return made(year, second, first);
	if (second > 12) return made(year, first, second);
	return {problem: 'ambiguous-date', suggestion: `${year}-${two(second)}-${two(first)}`};
}

function inWords(text: string, end: boolean): DateReading {
	if (text.length > 40) return {problem: 'not-a-date'};
	const words = foldText(text)
		.split(' ')
		.filter(word => word !== 'de' && word !== 'del' && word !== 'of' && word !== 'the');
	let month = 0;
	let year = 0;
	let day = 0;
	for (const word of words) {
		const named = months.get(word);
		const number = /^(\d{1,4})(?:st|nd|rd|th|er)?$/.exec(word)?.[1];
		if (named !== undefined && month === 0) month = named;
		else if (number?.length === 4 && year === 0) year = Number(number);
		else if (number !== undefined && number.length < 3 && day === 0) day = Number(number);
		else return {problem: 'not-a-date'};
	}
	if (month === 0 && /^\d{4}-\d{2}$/.test(text))
		[year, month, day] = [Number(text.slice(0, 4)), Number(text.slice(5)), 0];
	if (year === 0 || month === 0) return {problem: 'not-a-date'};
	return made(year, month, day > 0 ? day : end ? daysIn(year, month) : 1);
}

function made(year: number, month: number, day: number): DateReading {
	if (year < 1900 || year > 2200 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month))
		return {problem: 'not-a-date'};
	return {date: `${year}-${two(month)}-${two(day)}`};
}

function daysIn(year: number, month: number): number {
	const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
	return [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 31;
}

const two = (value: number): string => String(value).padStart(2, '0');

const adverbs = wordsTo(words.times.frequencies, duration => duration);
const units = wordsTo(words.times.units, unit => unit);
const amounts: Readonly<Record<string, number>> = {
	one: 1,
	two: 2,
	three: 3,
	four: 4,
	five: 5,
	six: 6,
	ten: 10,
	twelve: 12,
};
const numbers = wordsTo(words.times.numbers, name => amounts[name] ?? 0);

/** Each word of some lists with what the name of its list means. */
function wordsTo<T>(
	lists: Readonly<Record<string, readonly string[]>>,
	meaning: (name: string) => T,
): ReadonlyMap<string, T> {
	return new Map(Object.entries(lists).flatMap(([name, list]) => list.map(word => [word, meaning(name)] as const)));
}

/** True for a sentence with an interval in it: "continuously; formally reviewed twice a year". */
export function namesInterval(raw: string): boolean {
	const words = foldText(raw).split(' ');
	return (
		words.length > 2 &&
		words.some(
			word =>
				adverbs.has(word) ||
				units.has(word) ||
				/^(?:semi|bi)?(?:annual\w*|anual\w*)$|^(?:halb)?jahrlich\w*$|^semestriel\w*$/.test(word),
		)
	);
}

/** An interval or retention time as an ISO 8601 duration: `P12M`, `12 months`, `every 2 years`, `jährlich`; undefined where it is none. */
export function readDuration(raw: string): string | undefined {
	const text = raw.trim();
	if (/^P(?=\d)(?:\d+Y)?(?:\d+M)?(?:\d+W)?(?:\d+D)?$/i.test(text)) return text.toUpperCase();
	const folded = foldText(text);
	const adverb = adverbs.get(folded) ?? adverbs.get(folded.replace(/^(?:at least|mindestens|al menos|au moins) /, ''));
	if (adverb) return adverb;
	const found =
		/^(?:at least |every |each |after |within |mindestens |alle |nach |al menos |cada |au moins |tous les |toutes les |apres |minimum )*(\d{1,3}|[a-z]+) ?([a-z]+)\b/.exec(
			folded,
		);
	const count = Number(found?.[1] ?? Number.NaN) || numbers.get(found?.[1] ?? '');
	const unit = units.get(found?.[2] ?? '');
	return count && unit ? `P${count}${unit}` : undefined;
}
