import {isWorthALook, ranked} from '../../../server/src/core/evidence/likelihood/score.ts';
import {nameSigns, standingOf} from '../../../server/src/core/evidence/likelihood/signs.ts';
import {type Rows, type SetName, unpacked} from './rows.ts';

/** Every section with every criterion that it may show, by the names of its signs. */
export interface Pairs {
	readonly rows: Int32Array;
	readonly criteria: Int32Array;
	readonly isShown: Uint8Array;
	readonly weights: Float64Array;
	readonly names: readonly string[];
	/** By pair: where its names begin. */
	readonly starts: Int32Array;
	readonly signs: Int32Array;
	/** Of each sign, how much of it there is. */
	readonly values: Float32Array;
}

/** What a pair counts for, of texts that were written or translated for learning. */
const setWeights: Readonly<Partial<Record<SetName, number>>> = {passages: 0.5, translated: 0.3, texts: 0.1};

/** `odds` holds the log odds by words of each row and criterion; `alone` leaves them out, as for a criterion without words. */
export function pairsOf(
	{engine, criteria, rows}: Rows,
	odds: Float64Array,
	isWanted: Uint8Array,
	alone = false,
): Pairs {
	const width = criteria.length;
	const numbers = new Map<string, number>();
	const found = {
		rows: [] as number[],
		criteria: [] as number[],
		starts: [0],
		signs: [] as number[],
		values: [] as number[],
	};
	for (const [row, {pairs, section, headed}] of rows.entries()) {
		if (!isWanted[row]) continue;
		const own = odds.subarray(row * width, row * width + width);
		const order = ranked(own);
		for (const [place, number] of order.entries()) {
			const criterion = engine.criteria[number];
			if (!criterion) continue;
			const strong = (headed[number] ?? 0) >= 3;
			if (!strong && !isWorthALook(place, own[number] ?? 0, criterion, nothing)) continue;
			const standing = alone ? undefined : standingOf(own, order, place);
			nameSigns(unpacked(pairs[number] ?? 0), section, criterion.criterion, standing, (name, value) => {
				const known = numbers.get(name) ?? numbers.size;
				if (known === numbers.size) numbers.set(name, known);
				found.signs.push(known);
				found.values.push(value);
			});
			found.rows.push(row);
			found.criteria.push(number);
			found.starts.push(found.signs.length);
		}
	}
	return {
		rows: Int32Array.from(found.rows),
		criteria: Int32Array.from(found.criteria),
		isShown: Uint8Array.from(found.rows, (row, at) => (rows[row]?.shown.has(found.criteria[at] ?? -1) ? 1 : 0)),
		weights: Float64Array.from(found.rows, row => setWeights[rows[row]?.set ?? 'sections'] ?? 1),
		names: [...numbers.keys()],
		starts: Int32Array.from(found.starts),
		signs: Int32Array.from(found.signs),
		values: Float32Array.from(found.values),
	};
}

const nothing: ReadonlyMap<number, number> = new Map();

export interface SignsLearnt {
	readonly base: number;
	readonly weights: ReadonlyMap<string, number>;
}

const passes = 7;
const largestStep = 0.7;

/** What is said of one criterion alone is held nearer to what is said of all. */
function penaltyOf(name: string): number {
	if (/^criterion \S+ /.test(name)) return 8;
	return /^(?:criterion|outcome) /.test(name) ? 3 : 1.5;
}

/** Logistic regression over the signs of pairs, one weight after the other. */
export function learnSigns({isShown, weights: pairWeights, names, starts, signs, values}: Pairs): SignsLearnt {
	const begins = new Int32Array(names.length + 1);
	for (const sign of signs) begins[sign + 1]!++;
	for (let at = 0; at < names.length; at++) begins[at + 1]! += begins[at]!;
	const next = begins.slice(0, names.length);
	const pairs = new Int32Array(signs.length);
	const parts = new Float32Array(signs.length);
	for (let pair = 0; pair < isShown.length; pair++) {
		for (let at = starts[pair]!; at < starts[pair + 1]!; at++) {
			const to = next[signs[at]!]!++;
			pairs[to] = pair;
			parts[to] = values[at]!;
		}
	}
	const base = -5;
	const odds = new Float64Array(isShown.length).fill(base);
	const likely = new Float64Array(isShown.length).fill(1 / (1 + Math.exp(-base)));
	const weights = new Float64Array(names.length);
	const penalties = names.map(penaltyOf);
	for (let pass = 0; pass < passes; pass++) {
		for (let sign = 0; sign < names.length; sign++) {
			let g = penalties[sign]! * weights[sign]!;
			let h = penalties[sign]!;
			for (let at = begins[sign]!; at < begins[sign + 1]!; at++) {
				const pair = pairs[at]!;
				const p = likely[pair]!;
				const part = parts[at]!;
				g += pairWeights[pair]! * (p - isShown[pair]!) * part;
				h += pairWeights[pair]! * p * (1 - p) * part * part;
			}
			const step = Math.max(-largestStep, Math.min(largestStep, -g / h));
			if (Math.abs(step) < 2e-3) continue;
			weights[sign]! += step;
			for (let at = begins[sign]!; at < begins[sign + 1]!; at++) {
				const pair = pairs[at]!;
				likely[pair] = 1 / (1 + Math.exp(-(odds[pair]! += step * parts[at]!)));
			}
		}
	}
	return {base, weights: new Map(names.map((name, at) => [name, weights[at] ?? 0]))};
}

/**
 * The same signs, with their sum stretched and moved so that likelihoods come out as often right as they say. `pairs` and
 * `likely` are of sections left out of learning; passages are written to be hard and do not count.
 */
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

/** Likelihoods of pairs by weights that were learnt elsewhere. */
export function likelihoodsOfPairs(
	{names, starts, signs, values, rows}: Pairs,
	{base, weights}: SignsLearnt,
): Float64Array {
	const own = names.map(name => weights.get(name) ?? 0);
	return Float64Array.from(rows, (_, pair) => {
		let sum = base;
		for (let at = starts[pair]!; at < starts[pair + 1]!; at++) sum += own[signs[at]!]! * values[at]!;
		return 1 / (1 + Math.exp(-sum));
	});
}
