import {type LearntWeights, type Model, modelOf} from '../../../server/src/core/evidence/likelihood/model.ts';
import {leaf} from '../../../server/src/core/evidence/likelihood/trees.ts';
import {foldCount, foldsOf} from './folds.ts';
import {directions, leaveOut, oddsLeftOut} from './leftOut.ts';
import {type Calibration, calibrated, learnSigns, measuredPairs, namedPairs, type Odds} from './pairs.ts';
import {targetsOf} from './targets.ts';
import {learnTrees} from './trees.ts';
import type {Rows} from './rows.ts';
import {thresholdsOf} from './thresholds.ts';
import {columnsOf, learnWords} from './words.ts';

/** Weights that saw nothing of one fold after the other, for judging whole documents of it. Their likelihoods are not calibrated. */
export function modelsLeftOut(all: Rows, say: (message: string) => void): readonly Model[] {
	const folds = foldsOf(all.rows);
	const odds = oddsLeftOut(all);
	return Array.from({length: foldCount}, (_, fold) => {
		const isUsed = folds.map(each => (each === fold ? 0 : 1));
		say(`weights without fold ${fold + 1} of ${foldCount}`);
		return modelOf({
			...partsOf(all, odds, isUsed, {stretch: 1, shift: 0}),
			thresholds: {shown: 0.8, possible: 0.03, claimed: 0.12},
			own: {},
		});
	});
}

/** Everything that ships: words of all rows, trees over odds of rows left out, thresholds from likelihoods of the same. */
export function weightsOf(all: Rows, say: (message: string) => void): LearntWeights {
	const {rows, criteria} = all;
	const odds = oddsLeftOut(all);
	const {likelihoods, calibration} = leaveOut(all, say, odds);
	const {all: thresholds, own} = thresholdsOf(rows, criteria, likelihoods);
	return {...partsOf(all, odds, new Uint8Array(rows.length).fill(1), calibration), thresholds, own};
}

function partsOf(
	all: Rows,
	odds: Odds,
	isUsed: Uint8Array,
	calibration: Calibration,
): Omit<LearntWeights, 'thresholds' | 'own'> {
	const {rows, criteria, features} = all;
	const words = learnWords(rows, targetsOf(all), features, columnsOf(features, rows.length), isUsed);
	const {base, trees} = learnTrees(measuredPairs(all, odds, isUsed), directions);
	return {
		criteria,
		base: words.map(each => thousandths(each.base)),
		trees: {
			base: thousandths(base * calibration.stretch + calibration.shift),
			trees: trees.map(nodes => nodes.map((value, at) => treeNumber(value, nodes[at - 1], at, calibration)).join(' ')),
		},
		signsAlone: signWeights(calibrated(learnSigns(namedPairs(all, odds, isUsed)), calibration)),
		words: wordLines(words, features.names),
	};
}

/** A number of a tree as it ships: what a leaf adds in thousandths, everything else as it is. */
function treeNumber(value: number, before: number | undefined, at: number, {stretch}: Calibration): number {
	return at % 2 === 1 && before === leaf ? thousandths(value * stretch) : value;
}

/** A weight that changes no answer is not shipped. */
const leastWeight = 0.02;

function thousandths(value: number): number {
	return Math.round(value * 1000) || 0;
}

function signWeights({base, weights}: ReturnType<typeof learnSigns>): LearntWeights['signsAlone'] {
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
