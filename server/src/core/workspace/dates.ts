import type {IsoDate, Metadata} from '../model/document.ts';

const dayLength = 86_400_000;

/** Days from `from` to `to`; negative where `to` lies before. Both are ISO dates. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
	return Math.round((Date.parse(to) - Date.parse(from)) / dayLength);
}

/** True for an ISO date that exists in the calendar. */
export function isIsoDate(text: string): boolean {
	if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
	const at = Date.parse(text);
	return !Number.isNaN(at) && new Date(at).toISOString().slice(0, 10) === text;
}

/**
 * A date plus an ISO 8601 duration of years, months, weeks and days. The 31st plus a month is the last day of the next
 * month, as people who plan reviews mean it. Undefined for a duration or a date that cannot be read.
 */
export function addDuration(date: IsoDate, duration: string): IsoDate | undefined {
	const match = /^P(?:(\d{1,4})Y)?(?:(\d{1,4})M)?(?:(\d{1,4})W)?(?:(\d{1,5})D)?$/.exec(duration);
	if (!match || duration === 'P' || !isIsoDate(date)) return undefined;
	const [years, months, weeks, days] = match.slice(1).map(part => Number(part ?? 0)) as [
		number,
		number,
		number,
		number,
	];
	const start = new Date(Date.parse(date));
	const month = start.getUTCFullYear() * 12 + start.getUTCMonth() + years * 12 + months;
	const lastDay = new Date(Date.UTC(Math.floor(month / 12), (month % 12) + 1, 0)).getUTCDate();
	const end =
		Date.UTC(Math.floor(month / 12), month % 12, Math.min(start.getUTCDate(), lastDay)) +
		(weeks * 7 + days) * dayLength;
	const text = new Date(end).toISOString();
	return text.startsWith('+') || text.startsWith('-') ? undefined : text.slice(0, 10);
}

/** The day by which a document has to be reviewed: the date it names, else the last review or approval plus the interval. */
export function reviewDue(metadata: Metadata): IsoDate | undefined {
	if (metadata.reviewNext) return metadata.reviewNext.value;
	const base = metadata.reviewLast ?? metadata.approved ?? metadata.effective;
	return base && metadata.reviewInterval ? addDuration(base.value, metadata.reviewInterval.value) : undefined;
}
