import type {LearntWeights} from '../../../server/src/core/evidence/likelihood/model.ts';
import {leaveOut, oddsLeftOut} from './leftOut.ts';
import {calibrated, learnSigns, pairsOf} from './pairs.ts';
import type {Rows} from './rows.ts';
import {thresholdsOf} from './thresholds.ts';
import {columnsOf, learnWords} from './words.ts';

/** Everything that ships: words of all rows, signs over odds of rows left out, thresholds from likelihoods of the same. */
export function weightsOf(all: Rows, say: (message: string) => void): LearntWeights {
	const {rows, criteria, features} = all;
	const everything = new Uint8Array(rows.length).fill(1);
	const odds = oddsLeftOut(all);
	const {likelihoods, calibration} = leaveOut(all, say, odds);
	const {all: thresholds, own} = thresholdsOf(rows, criteria, likelihoods);
	const words = learnWords(rows, criteria.length, features, columnsOf(features, rows.length), everything);
	return {
		criteria,
		base: words.map(({base}) => thousandths(base)),
		signs: signWeights(calibrated(learnSigns(pairsOf(all, odds, everything)), calibration)),
		signsAlone: signWeights(calibrated(learnSigns(pairsOf(all, odds, everything, true)), calibration)),
		thresholds,
		own,
		words: wordLines(words, features.names),
	};
}

/** A weight that changes no answer is not shipped. */
const leastWeight = 0.02;

function thousandths(value: number): number {
	return Math.round(value * 1000) || 0;
}

function signWeights({base, weights}: ReturnType<typeof learnSigns>): LearntWeights['signs'] {
	const kept = [...weights].filter(([, weight]) => Math.abs(weight) >= leastWeight).sort(byName);
	return {
		base: thousandths(base),
		weights: Object.fromEntries(kept.map(([name, weight]) => [name, thousandths(weight)])),
	};
}

function wordLines(words: ReturnType<typeof learnWords>, names: readonly string[]): string {
	const lines = new Map<string, number[]>();
	for (const [criterion, {features, weights}] of words.entries()) {
		for (const [at, feature] of features.entries()) {
			const weight = weights[at] ?? 0;
			const name = names[feature];
			if (name === undefined || Math.abs(weight) < leastWeight) continue;
			const line = lines.get(name) ?? [];
			line.push(criterion, thousandths(weight));
			lines.set(name, line);
		}
	}
	return [...lines]
		.sort(byName)
		.map(([name, numbers]) => `${name}\t${numbers.join(' ')}`)
		.join('\n');
}

function byName([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
