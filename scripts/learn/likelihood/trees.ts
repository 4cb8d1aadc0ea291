import {leaf, type Trees} from '../../../server/src/core/evidence/likelihood/trees.ts';

/** What trees are learnt from: for each measure the numbers of all pairs. */
export interface Measured {
	readonly columns: readonly Float32Array[];
	readonly isShown: Uint8Array;
	readonly weights: Float64Array;
}

/** 1: more of the measure never makes the sum smaller; -1: never larger; 0: either way. */
export type Direction = -1 | 0 | 1;

const treeCount = 150;
const rate = 0.06;
const mostLeaves = 15;
const leastPairs = 60;
const penalty = 5;
const mostBins = 128;

interface Node {
	readonly pairs: Int32Array;
	readonly histogram: Float64Array;
	readonly sums: Sums;
	readonly value: number;
	/** Between which values it has to stay, so that a measure keeps its direction. */
	readonly least: number;
	readonly most: number;
	best: Split | undefined;
	left?: Node;
	right?: Node;
}

interface Sums {
	readonly slope: number;
	readonly bend: number;
	readonly count: number;
}

interface Split {
	readonly measure: number;
	readonly bin: number;
	readonly gain: number;
	readonly left: number;
	readonly right: number;
}

/** Boosted trees for whether a pair is shown, leaves in log odds, each grown leaf by leaf where it gains most. The same numbers give the same trees. */
export function learnTrees({columns, isShown, weights}: Measured, directions: readonly Direction[]): Trees {
	const edges = columns.map(edgesOf);
	const bins = columns.map((column, at) => Uint8Array.from(column, value => binOf(edges[at]!, value)));
	let shown = 0;
	let total = 0;
	for (const [pair, weight] of weights.entries()) {
		total += weight;
		if (isShown[pair]) shown += weight;
	}
	const base = Math.log(shown / (total - shown));
	const odds = new Float64Array(isShown.length).fill(base);
	const slopes = new Float64Array(isShown.length);
	const bends = new Float64Array(isShown.length);
	const everything = Int32Array.from(isShown, (_, pair) => pair);
	const trees: (readonly number[])[] = [];
	for (let count = 0; count < treeCount; count++) {
		for (let pair = 0; pair < odds.length; pair++) {
			const p = 1 / (1 + Math.exp(-odds[pair]!));
			slopes[pair] = weights[pair]! * (p - isShown[pair]!);
			bends[pair] = weights[pair]! * p * (1 - p);
		}
		const grower = new Grower(bins, slopes, bends, directions);
		const root = grower.grow(everything);
		const nodes: number[] = [];
		write(root, edges, nodes, ({pairs, value}) => {
			for (const pair of pairs) odds[pair]! += rate * value;
			return rate * value;
		});
		trees.push(nodes);
	}
	return {base, trees};
}

function write(node: Node, edges: readonly Float64Array[], into: number[], valueOf: (leaf: Node) => number): void {
	const {left, right, best} = node;
	if (!left || !right || !best) {
		into.push(leaf, valueOf(node));
		return;
	}
	into.push(best.measure, edges[best.measure]![best.bin]!);
	write(left, edges, into, valueOf);
	write(right, edges, into, valueOf);
}

/** Thresholds between which the numbers of a measure are told apart: about as many numbers between each two. */
function edgesOf(column: Float32Array): Float64Array {
	const sorted = column.slice().sort();
	const edges = new Set<number>();
	const distinct = [...new Set(sorted)];
	if (distinct.length <= mostBins)
		for (let at = 1; at < distinct.length; at++) edges.add(rounded((distinct[at - 1]! + distinct[at]!) / 2));
	else
		for (let bin = 1; bin < mostBins; bin++) edges.add(rounded(sorted[Math.floor((bin * sorted.length) / mostBins)]!));
	return Float64Array.from(edges).sort();
}

const rounded = (value: number): number => Math.round(value * 100) / 100;

/** The number of the first edge that is not below a value. */
function binOf(edges: Float64Array, value: number): number {
	let low = 0;
	let high = edges.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if (value <= edges[middle]!) high = middle;
		else low = middle + 1;
	}
	return low;
}

const width = mostBins + 1;

class Grower {
	readonly #bins: readonly Uint8Array[];
	readonly #slopes: Float64Array;
	readonly #bends: Float64Array;
	readonly #directions: readonly Direction[];

	constructor(
		bins: readonly Uint8Array[],
		slopes: Float64Array,
		bends: Float64Array,
		directions: readonly Direction[],
	) {
		this.#bins = bins;
		this.#slopes = slopes;
		this.#bends = bends;
		this.#directions = directions;
	}

	grow(pairs: Int32Array): Node {
		const root = this.#node(pairs, this.#histogramOf(pairs), -Infinity, Infinity);
		const leaves = [root];
		while (leaves.length < mostLeaves) {
			let at = -1;
			for (const [index, {best}] of leaves.entries())
				if (best && (at < 0 || best.gain > (leaves[at]!.best?.gain ?? 0))) at = index;
			const node = leaves[at];
			if (!node?.best) break;
			const [left, right] = this.#split(node, node.best);
			Object.assign(node, {left, right});
			leaves.splice(at, 1, left, right);
		}
		return root;
	}

	#split({pairs, histogram, least, most}: Node, {measure, bin, left, right}: Split): readonly [Node, Node] {
		const bins = this.#bins[measure]!;
		const below = pairs.filter(pair => bins[pair]! <= bin);
		const above = pairs.filter(pair => bins[pair]! > bin);
		const small = this.#histogramOf(below.length <= above.length ? below : above);
		const large = histogram.map((value, at) => value - small[at]!);
		const [of, over] = below.length <= above.length ? [small, large] : [large, small];
		const middle = (left + right) / 2;
		const direction = this.#directions[measure] ?? 0;
		return [
			this.#node(below, of, direction < 0 ? middle : least, direction > 0 ? middle : most),
			this.#node(above, over, direction > 0 ? middle : least, direction < 0 ? middle : most),
		];
	}

	#node(pairs: Int32Array, histogram: Float64Array, least: number, most: number): Node {
		const sums = {slope: 0, bend: 0, count: 0};
		for (let bin = 0; bin < width; bin++) {
			sums.slope += histogram[3 * bin]!;
			sums.bend += histogram[3 * bin + 1]!;
			sums.count += histogram[3 * bin + 2]!;
		}
		const value = valueOf(sums, least, most);
		return {pairs, histogram, sums, value, least, most, best: this.#best(histogram, sums, least, most)};
	}

	/** By measure and bin: the sums of slopes and bends, and how many pairs. */
	#histogramOf(pairs: Int32Array): Float64Array {
		const histogram = new Float64Array(this.#bins.length * width * 3);
		for (const [measure, bins] of this.#bins.entries()) {
			const start = measure * width;
			for (const pair of pairs) {
				const at = 3 * (start + bins[pair]!);
				histogram[at]! += this.#slopes[pair]!;
				histogram[at + 1]! += this.#bends[pair]!;
				histogram[at + 2]! += 1;
			}
		}
		return histogram;
	}

	#best(histogram: Float64Array, all: Sums, least: number, most: number): Split | undefined {
		let best: Split | undefined;
		const before = gainOf(all, valueOf(all, least, most));
		for (let measure = 0; measure < this.#bins.length; measure++) {
			const direction = this.#directions[measure] ?? 0;
			const left = {slope: 0, bend: 0, count: 0};
			for (let bin = 0; bin < width - 1; bin++) {
				const at = 3 * (measure * width + bin);
				left.slope += histogram[at]!;
				left.bend += histogram[at + 1]!;
				left.count += histogram[at + 2]!;
				if (left.count < leastPairs) continue;
				const right = {slope: all.slope - left.slope, bend: all.bend - left.bend, count: all.count - left.count};
				if (right.count < leastPairs) break;
				const [low, high] = [valueOf(left, least, most), valueOf(right, least, most)];
				if (direction * (high - low) < 0) continue;
				const gain = gainOf(left, low) + gainOf(right, high) - before;
				if (gain > 1e-3 && gain > (best?.gain ?? 0)) best = {measure, bin, gain, left: low, right: high};
			}
		}
		return best;
	}
}

function valueOf({slope, bend}: Sums, least: number, most: number): number {
	return Math.min(most, Math.max(least, -slope / (bend + penalty)));
}

function gainOf({slope, bend}: Sums, value: number): number {
	return -(slope * value + ((bend + penalty) * value * value) / 2);
}
