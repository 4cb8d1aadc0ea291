/**
 * Decision trees whose answers add up. A tree is its nodes from the top, the left branch of each before the right one, two numbers
 * a node: the number of a measure and the threshold up to which the left branch is taken, or `leaf` and what the leaf adds.
 */
export interface Trees {
	readonly base: number;
	readonly trees: readonly (readonly number[])[];
}

/** In the place of a measure: the node is a leaf. */
export const leaf = -1;

/** Trees made ready for walking: the nodes of all of them, one tree after the other. */
export interface Forest {
	readonly base: number;
	/** Where each tree begins. */
	readonly roots: Int32Array;
	/** By node: what it asks for, its threshold or what it adds, and where its right branch begins; the left one is the next node. */
	readonly measures: Int8Array;
	readonly numbers: Float64Array;
	readonly right: Int32Array;
}

/** `unit`: what a whole number of `base` and of leaves is a part of. Throws where a tree is cut off. */
export function forestOf({base, trees}: Trees, unit: number): Forest {
	const all = trees.flat();
	const size = all.length / 2;
	const measures = Int8Array.from({length: size}, (_, at) => all[2 * at] ?? leaf);
	const right = new Int32Array(size);
	const roots = new Int32Array(trees.length);
	let begin = 0;
	for (const [number, nodes] of trees.entries()) {
		const end = begin + nodes.length / 2;
		const endOf = (at: number): number => {
			if (at >= end) throw new Error('A tree of the weights is cut off');
			if (measures[at] === leaf) return at + 1;
			const branch = endOf(at + 1);
			right[at] = branch;
			return endOf(branch);
		};
		endOf(begin);
		roots[number] = begin;
		begin = end;
	}
	return {
		base: base / unit,
		roots,
		measures,
		numbers: Float64Array.from(measures, (measure, at) => (all[2 * at + 1] ?? 0) / (measure === leaf ? unit : 1)),
		right,
	};
}

/** The sum of the base and of one leaf of each tree. */
export function sumOf({base, roots, measures, numbers, right}: Forest, measured: ArrayLike<number>): number {
	let sum = base;
	for (let tree = 0; tree < roots.length; tree++) {
		let at = roots[tree]!;
		for (let measure = measures[at]!; measure !== leaf; measure = measures[at]!)
			at = measured[measure]! <= numbers[at]! ? at + 1 : right[at]!;
		sum += numbers[at]!;
	}
	return sum;
}
