import {forestOf, sumOf, type Trees} from '../../../server/src/core/evidence/likelihood/trees.ts';
import {measures} from '../../../server/src/core/evidence/likelihood/signs.ts';
import {foldCount, foldsOf} from './folds.ts';
import {type Calibration, calibrationOf, measuredPairs, type Odds, type Pairs} from './pairs.ts';
import {isMet, type Rows} from './rows.ts';
import {targetCount, targetsOf} from './targets.ts';
import {learnTrees, type Measured} from './trees.ts';
import {columnsOf, learnWords, oddsOf} from './words.ts';

/** Likelihoods of all rows, each by weights that saw no row of its group; 0 for pairs that are not looked at. */
export interface LeftOut {
	/** Row by row, as many as criteria for each. */
	readonly likelihoods: Float64Array;
	/** Log odds by words alone, of the same. */
	readonly odds: Odds;
	/** What the likelihoods were stretched by, learnt of all of them: two numbers for a million of pairs. */
	readonly calibration: Calibration;
}

/**
 * Learns anew without each fold. Trees rest on odds of rows that words were not learnt of: for that words are
 * learnt without each two folds as well. That is for measuring; thresholds need no more than the odds of `oddsLeftOut`,
 * which spares most of the time.
 */
export function leaveOut(all: Rows, say: (message: string) => void, known?: Odds): LeftOut {
	const {rows, criteria} = all;
	const folds = foldsOf(rows);
	const among = (...wanted: readonly number[]): Uint8Array => folds.map(fold => (wanted.includes(fold) ? 1 : 0));
	const without = (...left: readonly number[]): Uint8Array => folds.map(fold => (left.includes(fold) ? 0 : 1));
	const odds = known ?? noOdds(all);
	const inner = Array.from({length: foldCount}, () => known ?? noOdds(all));
	const words = wordsLearner(all);
	for (let first = 0; first < foldCount && !known; first++) {
		words(without(first))(among(first), odds);
		for (let second = first + 1; second < foldCount; second++) {
			const learnt = words(without(first, second));
			learnt(among(second), inner[first] ?? odds);
			learnt(among(first), inner[second] ?? odds);
		}
		say(`words without fold ${first + 1} of ${foldCount}`);
	}
	const likelihoods = new Float64Array(rows.length * criteria.length);
	for (let fold = 0; fold < foldCount; fold++) {
		const trees = learnTrees(measuredPairs(all, inner[fold] ?? odds, without(fold)), directions);
		spread(measuredPairs(all, odds, among(fold)), trees, criteria.length, likelihoods);
		say(`trees without fold ${fold + 1} of ${foldCount}`);
	}
	const calibration = calibrate(all, likelihoods);
	return {likelihoods, odds, calibration};
}

export const directions = measures.map(({direction}) => direction);

function noOdds({rows, criteria}: Rows): Odds {
	return {
		of: new Float64Array(rows.length * targetCount(criteria)),
		usual: new Float64Array(rows.length * criteria.length),
	};
}

/** Learns words of the rows that are used, and gives what works out the odds of others. */
function wordsLearner(all: Rows): (isUsed: Uint8Array) => (isWanted: Uint8Array, into: Odds) => void {
	const {rows, criteria, features} = all;
	const columns = columnsOf(features, rows.length);
	const targets = targetsOf(all);
	return isUsed => {
		const learnt = learnWords(rows, targets, features, columns, isUsed);
		return (isWanted, into) => {
			oddsOf(learnt, rows.length, columns, isWanted, into.of);
			for (let row = 0; row < rows.length; row++)
				if (isWanted[row])
					for (let number = 0; number < criteria.length; number++)
						into.usual[row * criteria.length + number] = learnt[number]?.base ?? 0;
		};
	};
}

/** Makes likelihoods come out as often right as they say. */
function calibrate({rows, criteria}: Rows, likelihoods: Float64Array): Calibration {
	const sums: number[] = [];
	const isRight: boolean[] = [];
	const oddsAt = (at: number): number => Math.log(likelihoods[at]! / (1 - likelihoods[at]!));
	for (const [row, {set, shown}] of rows.entries()) {
		if (!isMet(set)) continue;
		for (let criterion = 0; criterion < criteria.length; criterion++) {
			const at = row * criteria.length + criterion;
			if (likelihoods[at]! < leastLikely) continue;
			sums.push(oddsAt(at));
			isRight.push(shown.has(criterion));
		}
	}
	const calibration = calibrationOf(sums, isRight);
	for (let at = 0; at < likelihoods.length; at++)
		if (likelihoods[at]! > 0)
			likelihoods[at] = 1 / (1 + Math.exp(-(oddsAt(at) * calibration.stretch + calibration.shift)));
	return calibration;
}

const leastLikely = 0.02;

function spread(pairs: Pairs & Measured, {base, trees}: Trees, width: number, into: Float64Array): void {
	const forest = forestOf({base, trees}, 1);
	const measured = new Float64Array(measures.length);
	for (let pair = 0; pair < pairs.rows.length; pair++) {
		for (const [at, column] of pairs.columns.entries()) measured[at] = column[pair]!;
		into[pairs.rows[pair]! * width + pairs.criteria[pair]!] = 1 / (1 + Math.exp(-sumOf(forest, measured)));
	}
}

/** Log odds by words of all rows, each by weights that saw no row of its fold. */
export function oddsLeftOut(all: Rows): Odds {
	const folds = foldsOf(all.rows);
	const odds = noOdds(all);
	const words = wordsLearner(all);
	for (let fold = 0; fold < foldCount; fold++)
		words(folds.map(each => (each === fold ? 0 : 1)))(
			folds.map(each => (each === fold ? 1 : 0)),
			odds,
		);
	return odds;
}
