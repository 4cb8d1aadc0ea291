import type {Model} from '../../../server/src/core/evidence/likelihood/model.ts';
import {outcomesOf} from '../../../server/src/core/evidence/likelihood/model.ts';
import {isWorthALook, ranked} from '../../../server/src/core/evidence/likelihood/score.ts';
import {measure, measures, nameSigns, standingOf} from '../../../server/src/core/evidence/likelihood/signs.ts';
import {type Rows, type SetName, unpacked} from './rows.ts';
import {targetCount} from './targets.ts';
import type {Measured} from './trees.ts';

/** Every section with every criterion that it may show. */
export interface Pairs {
	readonly rows: Int32Array;
	readonly criteria: Int32Array;
	readonly isShown: Uint8Array;
	readonly weights: Float64Array;
}

/** The same by the names of their signs. */
export interface NamedPairs extends Pairs {
	readonly names: readonly string[];
	/** By pair: where its names begin. */
	readonly starts: Int32Array;
	readonly signs: Int32Array;
}

/** Log odds by words of each row, as many as targets for each, and those of a section without any word that counts. */
export interface Odds {
	readonly of: Float64Array;
	/** Row by row, of criteria alone: weights of another fold have another base. */
	readonly usual: Float64Array;
}

/** What a pair counts for, of texts that were written or translated for learning. */
const setWeights: Readonly<Partial<Record<SetName, number>>> = {passages: 0.5, translated: 0.3, texts: 0.1};

type Standings = Pick<Model, 'criteria' | 'outcomes' | 'outcomeOf' | 'base'>;

/** Tells every pair that is worth a look, row by row: its criterion, and where that stands among all. */
function eachPair(
	{engine, criteria, rows}: Rows,
	odds: Odds,
	isWanted: Uint8Array,
	take: (
		row: number,
		number: number,
		order: readonly number[],
		place: number,
		own: Float64Array,
		model: Standings,
	) => void,
): void {
	const {outcomes, outcomeOf} = outcomesOf(criteria);
	const width = targetCount(criteria);
	for (const [row, {headed}] of rows.entries()) {
		if (!isWanted[row]) continue;
		const own = odds.of.subarray(row * width, row * width + width);
		const base = odds.usual.subarray(row * criteria.length, (row + 1) * criteria.length);
		const order = ranked(own, criteria.length);
		for (const [place, number] of order.entries()) {
			const criterion = engine.criteria[number];
			if (!criterion) continue;
			const strong = (headed[number] ?? 0) >= 3;
			if (strong || isWorthALook(place, own[number] ?? 0, criterion, nothing))
				take(row, number, order, place, own, {criteria, outcomes, outcomeOf, base});
		}
	}
}

function pairsOfRows({rows}: Rows, found: readonly number[], criteria: readonly number[]): Pairs {
	return {
		rows: Int32Array.from(found),
		criteria: Int32Array.from(criteria),
		isShown: Uint8Array.from(found, (row, at) => (rows[row]?.shown.has(criteria[at] ?? -1) ? 1 : 0)),
		weights: Float64Array.from(found, row => setWeights[rows[row]?.set ?? 'sections'] ?? 1),
	};
}

/** Pairs by their measures, for learning trees. */
export function measuredPairs(all: Rows, odds: Odds, isWanted: Uint8Array): Pairs & Measured {
	const found: number[] = [];
	const criteria: number[] = [];
	const values: number[] = [];
	const measured = new Float32Array(measures.length);
	eachPair(all, odds, isWanted, (row, number, order, place, own, model) => {
		const {pairs, section} = all.rows[row]!;
		measure(unpacked(pairs[number] ?? 0), section, standingOf(own, order, place, model), measured);
		found.push(row);
		criteria.push(number);
		for (const value of measured) values.push(value);
	});
	return {
		...pairsOfRows(all, found, criteria),
		columns: measures.map((_, at) => Float32Array.from(found, (__, pair) => values[pair * measures.length + at] ?? 0)),
	};
}

/** Pairs by their signs, as for a criterion without words. */
export function namedPairs(all: Rows, odds: Odds, isWanted: Uint8Array): NamedPairs {
	const numbers = new Map<string, number>();
	const found: number[] = [];
	const criteria: number[] = [];
	const starts = [0];
	const signs: number[] = [];
	eachPair(all, odds, isWanted, (row, number) => {
		const {pairs, section} = all.rows[row]!;
		nameSigns(unpacked(pairs[number] ?? 0), section, name => {
			const known = numbers.get(name) ?? numbers.size;
			if (known === numbers.size) numbers.set(name, known);
			signs.push(known);
		});
		found.push(row);
		criteria.push(number);
		starts.push(signs.length);
	});
	return {
		...pairsOfRows(all, found, criteria),
		names: [...numbers.keys()],
		starts: Int32Array.from(starts),
		signs: Int32Array.from(signs),
	};
}

const nothing: ReadonlyMap<number, number> = new Map();

export interface SignsLearnt {
	readonly base: number;
	readonly weights: ReadonlyMap<string, number>;
}

const passes = 7;
const largestStep = 0.7;
const penalty = 1.5;

/** Logistic regression over the signs of pairs, one weight after the other. */
export function learnSigns({isShown, weights: pairWeights, names, starts, signs}: NamedPairs): SignsLearnt {
	const begins = new Int32Array(names.length + 1);
	for (const sign of signs) begins[sign + 1]!++;
	for (let at = 0; at < names.length; at++) begins[at + 1]! += begins[at]!;
	const next = begins.slice(0, names.length);
	const pairs = new Int32Array(signs.length);
	for (let pair = 0; pair < isShown.length; pair++) {
		for (let at = starts[pair]!; at < starts[pair + 1]!; at++) {
			pairs[next[signs[at]!]!++] = pair;
		}
	}
	const base = -5;
	const odds = new Float64Array(isShown.length).fill(base);
	const likely = new Float64Array(isShown.length).fill(1 / (1 + Math.exp(-base)));
	const weights = new Float64Array(names.length);
	for (let pass = 0; pass < passes; pass++) {
		for (let sign = 0; sign < names.length; sign++) {
			let g = penalty * weights[sign]!;
			let h = penalty;
			for (let at = begins[sign]!; at < begins[sign + 1]!; at++) {
				const pair = pairs[at]!;
				const p = likely[pair]!;
				g += pairWeights[pair]! * (p - isShown[pair]!);
				h += pairWeights[pair]! * p * (1 - p);
			}
			const step = Math.max(-largestStep, Math.min(largestStep, -g / h));
			if (Math.abs(step) < 2e-3) continue;
			weights[sign]! += step;
			for (let at = begins[sign]!; at < begins[sign + 1]!; at++) {
				const pair = pairs[at]!;
				likely[pair] = 1 / (1 + Math.exp(-(odds[pair]! += step)));
			}
		}
	}
	return {base, weights: new Map(names.map((name, at) => [name, weights[at] ?? 0]))};
}

/** The same signs, with their sum stretched and moved so that likelihoods come out as often right as they say. */
export function calibrated(learnt: SignsLearnt, {stretch, shift}: Calibration): SignsLearnt {
	return {
		base: learnt.base * stretch + shift,
		weights: new Map([...learnt.weights].map(([name, weight]) => [name, weight * stretch])),
	};
}

export interface Calibration {
	readonly stretch: number;
	readonly shift: number;
}

/** What makes sums of log odds come out right, by Newton's method over its two numbers. */
export function calibrationOf(sums: readonly number[], isRight: readonly boolean[]): Calibration {
	let stretch = 1;
	let shift = 0;
	for (let pass = 0; pass < 20; pass++) {
		let [gs, gb, hss, hsb, hbb] = [0, 0, 1e-6, 0, 1e-6];
		for (const [at, sum] of sums.entries()) {
			const p = 1 / (1 + Math.exp(-(sum * stretch + shift)));
			const miss = p - (isRight[at] ? 1 : 0);
			const bend = p * (1 - p);
			gs += miss * sum;
			gb += miss;
			hss += bend * sum * sum;
			hsb += bend * sum;
			hbb += bend;
		}
		const determinant = hss * hbb - hsb * hsb;
		stretch -= (hbb * gs - hsb * gb) / determinant;
		shift -= (hss * gb - hsb * gs) / determinant;
	}
	return {stretch, shift};
}
