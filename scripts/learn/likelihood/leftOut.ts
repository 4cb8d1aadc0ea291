import {foldCount, foldsOf} from './folds.ts';
import {type Calibration, calibrationOf, learnSigns, likelihoodsOfPairs, type Pairs, pairsOf} from './pairs.ts';
import {isMet, type Rows} from './rows.ts';
import {columnsOf, learnWords, oddsOf} from './words.ts';

/** Likelihoods of all rows, each by weights that saw no row of its group; 0 for pairs that are not looked at. */
export interface LeftOut {
	/** Row by row, as many as criteria for each. */
	readonly likelihoods: Float64Array;
	/** Log odds by words alone, of the same. */
	readonly odds: Float64Array;
	/** What the likelihoods were stretched by, learnt of all of them: two numbers for a million of pairs. */
	readonly calibration: Calibration;
}

/**
 * Learns anew without each fold. The weights of signs rest on odds of rows that words were not learnt of: for that words are
 * learnt without each two folds as well. That is for measuring; thresholds need no more than the `odds` of `oddsLeftOut`,
 * which spares most of the time.
 */
export function leaveOut(all: Rows, say: (message: string) => void, known?: Float64Array): LeftOut {
	const {rows, criteria, features} = all;
	const folds = foldsOf(rows);
	const columns = columnsOf(features, rows.length);
	const size = rows.length * criteria.length;
	const among = (...wanted: readonly number[]): Uint8Array => folds.map(fold => (wanted.includes(fold) ? 1 : 0));
	const without = (...left: readonly number[]): Uint8Array => folds.map(fold => (left.includes(fold) ? 0 : 1));
	const odds = known ?? new Float64Array(size);
	const inner = Array.from({length: foldCount}, () => known ?? new Float64Array(size));
	for (let first = 0; first < foldCount && !known; first++) {
		oddsOf(
			learnWords(rows, criteria.length, features, columns, without(first)),
			rows.length,
			columns,
			among(first),
			odds,
		);
		for (let second = first + 1; second < foldCount; second++) {
			const learnt = learnWords(rows, criteria.length, features, columns, without(first, second));
			oddsOf(learnt, rows.length, columns, among(second), inner[first] ?? odds);
			oddsOf(learnt, rows.length, columns, among(first), inner[second] ?? odds);
		}
		say(`words without fold ${first + 1} of ${foldCount}`);
	}
	const likelihoods = new Float64Array(size);
	for (let fold = 0; fold < foldCount; fold++) {
		const signs = learnSigns(pairsOf(all, inner[fold] ?? odds, without(fold)));
		spread(pairsOf(all, odds, among(fold)), signs, criteria.length, likelihoods);
		say(`signs without fold ${fold + 1} of ${foldCount}`);
	}
	const calibration = calibrate(all, likelihoods);
	return {likelihoods, odds, calibration};
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

function spread(pairs: Pairs, signs: ReturnType<typeof learnSigns>, width: number, into: Float64Array): void {
	const likely = likelihoodsOfPairs(pairs, signs);
	for (let pair = 0; pair < likely.length; pair++)
		into[pairs.rows[pair]! * width + pairs.criteria[pair]!] = likely[pair]!;
}

/** Log odds by words of all rows, each by weights that saw no row of its fold. */
export function oddsLeftOut({rows, criteria, features}: Rows): Float64Array {
	const folds = foldsOf(rows);
	const columns = columnsOf(features, rows.length);
	const odds = new Float64Array(rows.length * criteria.length);
	for (let fold = 0; fold < foldCount; fold++) {
		const learnt = learnWords(
			rows,
			criteria.length,
			features,
			columns,
			folds.map(each => (each === fold ? 0 : 1)),
		);
		oddsOf(
			learnt,
			rows.length,
			columns,
			folds.map(each => (each === fold ? 1 : 0)),
			odds,
		);
	}
	return odds;
}
