import {createQms} from '../../server/src/core/service.ts';
import type {Pattern} from './patterns.ts';

/** Of one measurement: milliseconds of this thread for a size and for its double. */
export interface Growth {
	readonly small: number;
	readonly large: number;
}

/** Doubling a text may take this much longer; twice is linear, four times is quadratic. */
export const mostGrowth = 3;
/** However it grows, what takes no more than this many times as long as prose of the same length hurts nobody. */
export const mostBesideProse = 2;

const beside =
	'---\nid: PRO-009\ntitle: Beside\ntype: procedure\nstatus: draft\n---\n# Beside\n\nThe owner reviews the document.\n';

/** Reads, judges and checks one text as a whole workspace; milliseconds of this thread. */
export function timeOf({path}: Pick<Pattern, 'path'>, text: string): number {
	const begun = process.threadCpuUsage();
	const qms = createQms({today: () => '2026-01-01'});
	qms.apply({
		set: [
			{path, text},
			{path: 'procedures/PRO-009.md', text: beside},
			...(path === 'catalog.yaml' ? [{path: 'qms.yaml', text: 'catalogs: [catalog.yaml]\n'}] : []),
		],
	});
	qms.findings();
	const {user, system} = process.threadCpuUsage(begun);
	return (user + system) / 1000;
}

/** The growth from `size` to its double: the least of up to `runs` measurements, fewer where it is small enough before. */
export function growthOf(pattern: Pattern, size: number, runs: number, isEnough: (growth: Growth) => boolean): Growth {
	const [short, long] = [pattern.text(size), pattern.text(2 * size)];
	let least: Growth = {small: timeOf(pattern, short), large: timeOf(pattern, long)};
	for (let run = 1; run < runs && !isEnough(least); run++)
		least = {
			small: Math.min(least.small, timeOf(pattern, short)),
			large: Math.min(least.large, timeOf(pattern, long)),
		};
	return least;
}
