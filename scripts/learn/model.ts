import type {Prior} from './logistic.ts';
import {train} from './logistic.ts';
import type {Row} from './rows.ts';
import {spread} from './rows.ts';

// What is believed before any document is read, and how firmly. What is learnt for one outcome alone is held close to
// what holds for all: few documents speak for each.
const beliefs: Readonly<Record<string, number>> = {
	fields: 2.5,
	implied: 3.5,
	'working paper': -2,
	'list:aside': -1.5,
	'share:security': -3.5,
	template: -2,
};
const shared = 1;
const firm = 5;
const single = 3;
const rebuiltWeight = 0.5;

// More evidence never speaks against an outcome, and a sign of another subject never for it.
const against: ReadonlySet<string> = new Set([
	'title:other',
	'foreign',
	'share:foreign',
	'share:security',
	'words',
	'template',
	'working paper',
	'list:aside',
]);
const free = /^(?:bias|rebuilt|kind:.*|share:quality)$/;

export function priorOf(name: string): Prior {
	if (name.includes('|')) return {mean: 0, firmness: single, sign: 0};
	const mean = beliefs[name] ?? 0;
	return {mean, firmness: mean === 0 ? shared : firm, sign: free.test(name) ? 0 : against.has(name) ? -1 : 1};
}

export function weightsOf(rows: readonly Row[]): Map<string, number> {
	return train(
		rows.map(row => ({features: spread(row), y: row.y, weight: row.whole ? 1 : rebuiltWeight})),
		priorOf,
	);
}
