import type {IsoDate} from '../../model/document.ts';

/** An ISO 8601 duration in whole years, months, weeks and days, such as P12M. */
const pattern = /^P(?:(\d{1,4})Y)?(?:(\d{1,4})M)?(?:(\d{1,4})W)?(?:(\d{1,5})D)?$/i;

interface Duration {
	readonly months: number;
	readonly days: number;
}

export function parseDuration(text: string): Duration | undefined {
	const match = pattern.exec(text.trim());
	if (!match || match[0].length < 3) return undefined;
	const [years = 0, months = 0, weeks = 0, days = 0] = match.slice(1).map(part => Number(part ?? 0));
	return {months: years * 12 + months, days: weeks * 7 + days};
}

/** A date plus a duration; the last day of a shorter month stands in for a day it lacks. Undefined for what is no duration. */
export function addDuration(date: IsoDate, duration: string): IsoDate | undefined {
	const parsed = parseDuration(duration);
	const [year, month, day] = date.split('-').map(Number);
	if (!parsed || year === undefined || month === undefined || day === undefined) return undefined;
	const months = year * 12 + (month - 1) + parsed.months;
	const lastDay = new Date(Date.UTC(Math.floor(months / 12), (months % 12) + 1, 0)).getUTCDate();
	const moment = Date.UTC(Math.floor(months / 12), months % 12, Math.min(day, lastDay) + parsed.days);
	return Number.isNaN(moment) ? undefined : new Date(moment).toISOString().slice(0, 10);
}
