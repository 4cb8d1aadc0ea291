import {own} from '../text/own.ts';
import type {IsoDate, Language} from './document.ts';
import {foldText} from '../text/fold.ts';

export type DateReading =
	| {readonly date: IsoDate}
	| {readonly problem: 'not-a-date' | 'ambiguous-date'; readonly suggestion?: string};

const monthNames: readonly (readonly string[])[] = [
	['january', 'jan', 'januar', 'janner', 'enero', 'ene', 'janvier', 'janv'],
	['february', 'feb', 'februar', 'febrero', 'fevrier', 'fevr', 'fev'],
	['march', 'mar', 'marz', 'mrz', 'marzo', 'mars'],
	['april', 'apr', 'abril', 'abr', 'avril', 'avr'],
	['may', 'mai', 'mayo'],
	['june', 'jun', 'juni', 'junio', 'juin'],
	['july', 'jul', 'juli', 'julio', 'juillet', 'juil'],
	['august', 'aug', 'agosto', 'ago', 'aout'],
	['september', 'sept', 'sep', 'septiembre', 'setiembre', 'septembre'],
	['october', 'oct', 'oktober', 'okt', 'octubre', 'octobre'],
	['november', 'nov', 'noviembre', 'novembre'],
	['december', 'dec', 'dezember', 'dez', 'diciembre', 'dic', 'decembre'],
];
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

const adverbs = new Map<string, string>([
	...[
		'annually',
		'annual',
		'yearly',
		'every year',
		'once a year',
		'once per year',
		'each year',
		'jahrlich',
		'einmal jahrlich',
		'jedes jahr',
		'anual',
		'anualmente',
		'cada ano',
		'una vez al ano',
		'annuel',
		'annuelle',
		'annuellement',
		'tous les ans',
		'une fois par an',
		'chaque annee',
	].map(name => [name, 'P12M'] as const),
	...[
		'half yearly',
		'semi annually',
		'semi annual',
		'semiannually',
		'semiannual',
		'biannually',
		'biannual',
		'twice a year',
		'every six months',
		'halbjahrlich',
		'semestral',
		'semestralmente',
		'semestriel',
		'semestrielle',
	].map(name => [name, 'P6M'] as const),
	...[
		'quarterly',
		'every quarter',
		'quartalsweise',
		'vierteljahrlich',
		'trimestral',
		'trimestralmente',
		'trimestriel',
		'trimestrielle',
	].map(name => [name, 'P3M'] as const),
	...['monthly', 'every month', 'monatlich', 'mensual', 'mensualmente', 'mensuel', 'mensuelle'].map(
		name => [name, 'P1M'] as const,
	),
	...['weekly', 'every week', 'wochentlich', 'semanal', 'semanalmente', 'hebdomadaire'].map(
		name => [name, 'P7D'] as const,
	),
	...[
		'biennial',
		'biennially',
		'every two years',
		'every other year',
		'zweijahrlich',
		'alle zwei jahre',
		'bienal',
		'cada dos anos',
		'tous les deux ans',
		'bisannuel',
		'bisannuelle',
	].map(name => [name, 'P24M'] as const),
	...['triennial', 'triennially', 'every three years', 'alle drei jahre', 'cada tres anos', 'tous les trois ans'].map(
		name => [name, 'P36M'] as const,
	),
]);
const units: Readonly<Record<string, string>> = {
	year: 'Y',
	years: 'Y',
	yr: 'Y',
	yrs: 'Y',
	jahr: 'Y',
	jahre: 'Y',
	jahren: 'Y',
	ano: 'Y',
	anos: 'Y',
	an: 'Y',
	ans: 'Y',
	annee: 'Y',
	annees: 'Y',
	month: 'M',
	months: 'M',
	mo: 'M',
	monat: 'M',
	monate: 'M',
	monaten: 'M',
	mes: 'M',
	meses: 'M',
	mois: 'M',
	week: 'W',
	weeks: 'W',
	woche: 'W',
	wochen: 'W',
	semana: 'W',
	semanas: 'W',
	semaine: 'W',
	semaines: 'W',
	day: 'D',
	days: 'D',
	tag: 'D',
	tage: 'D',
	tagen: 'D',
	dia: 'D',
	dias: 'D',
	jour: 'D',
	jours: 'D',
};
const numbers: Readonly<Record<string, number>> = {
	one: 1,
	two: 2,
	three: 3,
	four: 4,
	five: 5,
	six: 6,
	ten: 10,
	twelve: 12,
	ein: 1,
	einem: 1,
	zwei: 2,
	drei: 3,
	vier: 4,
	funf: 5,
	sechs: 6,
	zehn: 10,
	zwolf: 12,
	un: 1,
	una: 1,
	uno: 1,
	dos: 2,
	tres: 3,
	cuatro: 4,
	cinco: 5,
	seis: 6,
	diez: 10,
	doce: 12,
	une: 1,
	deux: 2,
	trois: 3,
	quatre: 4,
	cinq: 5,
	dix: 10,
	douze: 12,
};

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
	const count = Number(found?.[1] ?? Number.NaN) || own(numbers, found?.[1] ?? '');
	const unit = own(units, found?.[2] ?? '');
	return count && unit ? `P${count}${unit}` : undefined;
}
