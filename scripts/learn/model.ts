import type {Prior} from './logistic.ts';
import {train} from './logistic.ts';
import type {Row} from './rows.ts';
import {spread} from './rows.ts';

// What is believed before any document is read. Shared weights may move; those of a single outcome hardly.
const beliefs: Readonly<Record<string, number>> = {'fields': 2.5, 'working paper': -2, 'list:aside': -1.5, 'template': -2};
const shared = 0.3;
const single = 5;
const rebuiltWeight = 0.5;

export function priorOf(name: string): Prior {
	const mean = beliefs[name] ?? 0;
	if (name.includes('|')) return {mean: 0, firmness: single};
	return {mean, firmness: mean === 0 ? shared : 3};
}

export function weightsOf(rows: readonly Row[]): Map<string, number> {
	return train(rows.map(row => ({features: spread(row), y: row.y, weight: row.whole ? 1 : rebuiltWeight})), priorOf);
}
