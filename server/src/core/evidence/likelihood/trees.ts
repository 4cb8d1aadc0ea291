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

/** Trees made ready for walking. */
export interface Forest {
	readonly base: number;
	readonly trees: readonly Tree[];
}

/** By node: what it asks for, its threshold or what it adds, and where its right branch begins; the left one is the next node. */
interface Tree {
	readonly measures: Int8Array;
	readonly numbers: Float64Array;
	readonly right: Int16Array;
}

/** `unit`: what a whole number of `base` and of leaves is a part of. Throws where a tree is cut off. */
export function forestOf({base, trees}: Trees, unit: number): Forest {
	return {
		base: base / unit,
		trees: trees.map(nodes => {
			const size = nodes.length / 2;
			const measures = Int8Array.from({length: size}, (_, at) => nodes[2 * at] ?? leaf);
			const right = new Int16Array(size);
			const endOf = (at: number): number => {
				if (at >= size) throw new Error('A tree of the weights is cut off');
				if (measures[at] === leaf) return at + 1;
				const branch = endOf(at + 1);
				right[at] = branch;
				return endOf(branch);
			};
			endOf(0);
			return {
				measures,
				numbers: Float64Array.from(measures, (measure, at) => (nodes[2 * at + 1] ?? 0) / (measure === leaf ? unit : 1)),
				right,
			};
		}),
	};
}

/** The sum of the base and of one leaf of each tree. */
export function sumOf({base, trees}: Forest, measured: ArrayLike<number>): number {
	let sum = base;
	for (const {measures, numbers, right} of trees) {
		let at = 0;
		for (let measure = measures[0]!; measure !== leaf; measure = measures[at]!)
			at = measured[measure]! <= numbers[at]! ? at + 1 : right[at]!;
		sum += numbers[at]!;
	}
	return sum;
}
