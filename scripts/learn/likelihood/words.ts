import type {Features, Row, SetName} from './rows.ts';

/** Weights of one target: what it took of all features. */
export interface WordWeights {
	readonly base: number;
	readonly features: Int32Array;
	readonly weights: Float64Array;
}

/** By feature: the rows that have it. */
export interface Columns {
	readonly starts: Int32Array;
	readonly rows: Int32Array;
	readonly values: Float32Array;
}

const mostFeatures = 2000;
const penalty = 18;
const passes = 12;
const largestStep = 0.7;
const leastShown = 1.4;
/** What a section counts for: documents that were written for learning show more than those of the world, and in plainer words. */
const setWeights: Readonly<Partial<Record<SetName, number>>> = {translated: 0.5, texts: 0.5};

export function columnsOf({names, starts, features, values}: Features, rows: number): Columns {
	const begins = new Int32Array(names.length + 1);
	for (const feature of features) begins[feature + 1] = (begins[feature + 1] ?? 0) + 1;
	for (let at = 0; at < names.length; at++) begins[at + 1] = (begins[at + 1] ?? 0) + (begins[at] ?? 0);
	const next = begins.slice(0, names.length);
	const columnRows = new Int32Array(features.length);
	const columnValues = new Float32Array(features.length);
	for (let row = 0; row < rows; row++) {
		for (let at = starts[row] ?? 0; at < (starts[row + 1] ?? 0); at++) {
			const feature = features[at] ?? 0;
			const to = next[feature] ?? 0;
			next[feature] = to + 1;
			columnRows[to] = row;
			columnValues[to] = values[at] ?? 0;
		}
	}
	return {starts: begins, rows: columnRows, values: columnValues};
}

/** Learns the weights of all targets from the rows that `isUsed` marks. */
export function learnWords(
	rows: readonly Row[],
	targets: readonly Float64Array[],
	features: Features,
	columns: Columns,
	isUsed: Uint8Array,
): WordWeights[] {
	const weights = Float64Array.from(rows, ({set}) => setWeights[set] ?? 1);
	const met = new Float64Array(features.names.length);
	let total = 0;
	for (let row = 0; row < rows.length; row++) {
		if (!isUsed[row]) continue;
		total += weights[row] ?? 0;
		for (let at = features.starts[row] ?? 0; at < (features.starts[row + 1] ?? 0); at++)
			met[features.features[at] ?? 0]! += weights[row] ?? 0;
	}
	return targets.map(shown => learnOne(shown, features, columns, isUsed, weights, met, total));
}

function learnOne(
	shown: Float64Array,
	features: Features,
	columns: Columns,
	isUsed: Uint8Array,
	rowWeights: Float64Array,
	met: Float64Array,
	total: number,
): WordWeights {
	let showing = 0;
	const together = new Map<number, number>();
	for (let row = 0; row < shown.length; row++) {
		if (!isUsed[row] || !shown[row]) continue;
		const part = rowWeights[row]! * shown[row]!;
		showing += part;
		for (let at = features.starts[row] ?? 0; at < (features.starts[row + 1] ?? 0); at++) {
			const feature = features.features[at] ?? 0;
			together.set(feature, (together.get(feature) ?? 0) + part);
		}
	}
	if (showing < 1.5) return {base: -7, features: new Int32Array(0), weights: new Float64Array(0)};
	const chosen = choose(together, met, showing, total);
	return descend(chosen, shown, columns, isUsed, rowWeights, showing, total);
}

/** The features that tell most of whether a row shows the criterion, by the likelihood ratio. */
function choose(together: ReadonlyMap<number, number>, met: Float64Array, showing: number, total: number): Int32Array {
	const information = (part: number, whole: number): number =>
		(part > 0 ? part * Math.log(part / whole) : 0) +
		(whole - part > 0 ? (whole - part) * Math.log((whole - part) / whole) : 0);
	const without = information(showing, total);
	const scored: [score: number, feature: number][] = [];
	for (const [feature, both] of together) {
		const all = met[feature] ?? 0;
		if (both < leastShown || all < 2.4) continue;
		const score = information(both, all) + information(showing - both, total - all) - without;
		if (both / all > showing / total || score > 6) scored.push([score, feature]);
	}
	scored.sort((a, b) => b[0] - a[0] || a[1] - b[1]);
	return Int32Array.from(scored.slice(0, mostFeatures), ([, feature]) => feature);
}

/** Logistic regression with a penalty on the square of each weight, one weight after the other. */
function descend(
	chosen: Int32Array,
	shown: Float64Array,
	columns: Columns,
	isUsed: Uint8Array,
	rowWeights: Float64Array,
	showing: number,
	total: number,
): WordWeights {
	const weights = new Float64Array(chosen.length);
	let base = Math.log((showing + 0.5) / (total - showing));
	const odds = new Float64Array(shown.length).fill(base);
	const likely = new Float64Array(shown.length).fill(1 / (1 + Math.exp(-base)));
	const used = Array.from(isUsed, (each, row) => (each ? row : -1)).filter(row => row >= 0);
	const clip = (step: number): number => Math.max(-largestStep, Math.min(largestStep, step));
	for (let pass = 0; pass < passes; pass++) {
		let slope = 0;
		let bend = 1e-6;
		for (const row of used) {
			const p = likely[row]!;
			slope += rowWeights[row]! * (p - shown[row]!);
			bend += rowWeights[row]! * p * (1 - p);
		}
		const shift = clip(-slope / bend);
		base += shift;
		for (const row of used) likely[row] = 1 / (1 + Math.exp(-(odds[row]! += shift)));
		let widest = 0;
		for (let at = 0; at < chosen.length; at++) {
			const feature = chosen[at]!;
			const from = columns.starts[feature]!;
			const to = columns.starts[feature + 1]!;
			let g = penalty * weights[at]!;
			let h = penalty;
			for (let place = from; place < to; place++) {
				const row = columns.rows[place]!;
				if (!isUsed[row]) continue;
				const p = likely[row]!;
				const value = columns.values[place]!;
				g += rowWeights[row]! * (p - shown[row]!) * value;
				h += rowWeights[row]! * p * (1 - p) * value * value;
			}
			const step = clip(-g / h);
			if (Math.abs(step) < 1e-3) continue;
			widest = Math.max(widest, Math.abs(step));
			weights[at]! += step;
			for (let place = from; place < to; place++) {
				const row = columns.rows[place]!;
				if (isUsed[row]) likely[row] = 1 / (1 + Math.exp(-(odds[row]! += step * columns.values[place]!)));
			}
		}
		if (widest < 0.02) break;
	}
	return {base, features: chosen, weights};
}

/** Log odds of the rows that `isWanted` marks, row by row, as many as targets for each. */
export function oddsOf(
	learnt: readonly WordWeights[],
	rows: number,
	columns: Columns,
	isWanted: Uint8Array,
	odds: Float64Array,
): void {
	const width = learnt.length;
	for (const [criterion, {base, features, weights}] of learnt.entries()) {
		for (let row = 0; row < rows; row++) if (isWanted[row]) odds[row * width + criterion] = base;
		for (let at = 0; at < features.length; at++) {
			const feature = features[at]!;
			for (let place = columns.starts[feature]!; place < columns.starts[feature + 1]!; place++) {
				const row = columns.rows[place]!;
				if (isWanted[row]) odds[row * width + criterion]! += weights[at]! * columns.values[place]!;
			}
		}
	}
}
