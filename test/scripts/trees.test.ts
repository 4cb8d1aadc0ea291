import assert from 'node:assert/strict';
import fc from 'fast-check';
import {learnTrees, type Measured} from '../../scripts/learn/likelihood/trees.ts';
import {measures} from '../../server/src/core/evidence/likelihood/signs.ts';
import {forestOf, leaf, sumOf} from '../../server/src/core/evidence/likelihood/trees.ts';

/** Numbers that look like chance and are the same in every run. */
function chance(seed: number): () => number {
	let state = seed;
	return () => {
		state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
		return state / 2 ** 32;
	};
}

/** Shown where both measures are large, and in one of twenty pairs the other way round. */
function bothLarge(count: number): Measured {
	const next = chance(7);
	const columns = [new Float32Array(count), new Float32Array(count)];
	const isShown = new Uint8Array(count);
	for (let pair = 0; pair < count; pair++) {
		for (const column of columns) column[pair] = next();
		const both = columns[0]![pair]! > 0.5 && columns[1]![pair]! > 0.5;
		isShown[pair] = both !== next() < 0.05 ? 1 : 0;
	}
	return {columns, isShown, weights: new Float64Array(count).fill(1)};
}

const likelihood = (sum: number): number => 1 / (1 + Math.exp(-sum));

describe('trees', () => {
	it('walk to the left up to the threshold, and add their leaves to the base', () => {
		const forest = forestOf(
			{
				base: -1000,
				trees: [
					[0, 0.5, leaf, 200, 1, 2, leaf, 400, leaf, 800],
					[leaf, 30],
				],
			},
			1000,
		);
		assert.equal(sumOf(forest, [0.5, 9]), -1 + 0.2 + 0.03);
		assert.equal(sumOf(forest, [0.6, 2]), -1 + 0.4 + 0.03);
		assert.equal(sumOf(forest, [0.6, 2.1]), -1 + 0.8 + 0.03);
	});

	it('that are cut off are refused', () => {
		assert.throws(() => forestOf({base: 0, trees: [[0, 0.5, leaf, 200]]}, 1000), /cut off/);
	});

	it('learn what two measures say together', () => {
		const learnt = learnTrees(bothLarge(4000), [0, 0]);
		const forest = forestOf(learnt, 1);
		assert.ok(likelihood(sumOf(forest, [0.9, 0.9])) > 0.9);
		for (const other of [
			[0.1, 0.9],
			[0.9, 0.1],
			[0.1, 0.1],
		])
			assert.ok(likelihood(sumOf(forest, other)) < 0.1);
		assert.deepEqual(learnTrees(bothLarge(4000), [0, 0]), learnt, 'the same numbers give the same trees');
	});

	it('keep the direction of a measure, whatever they are learnt from', () => {
		const pairs = bothLarge(2000);
		const isShown = pairs.isShown.map(each => 1 - each);
		const forest = forestOf(learnTrees({...pairs, isShown}, [1, -1]), 1);
		const value = fc.double({min: 0, max: 1, noNaN: true});
		fc.assert(
			fc.property(value, value, value, (one, other, fixed) => {
				const [less, more] = [Math.min(one, other), Math.max(one, other)];
				assert.ok(sumOf(forest, [less, fixed]) <= sumOf(forest, [more, fixed]) + 1e-9);
				assert.ok(sumOf(forest, [fixed, less]) >= sumOf(forest, [fixed, more]) - 1e-9);
			}),
		);
	});
});

describe('the trees that ship', () => {
	it('never make a place less likely for words that fit better', async () => {
		const {shippedModel} = await import('../../server/src/core/evidence/likelihood/model.ts');
		const {forest} = shippedModel();
		assert.ok(forest.roots.length > 0);
		const usual = fc.tuple(...measures.map(() => fc.double({min: -8, max: 8, noNaN: true})));
		fc.assert(
			fc.property(
				usual,
				fc.nat(measures.length - 1),
				fc.double({min: 0, max: 8, noNaN: true}),
				(measured, at, further) => {
					const {direction} = measures[at]!;
					const more = measured.with(at, measured[at]! + further);
					const gained = sumOf(forest, more) - sumOf(forest, measured);
					if (direction !== 0) assert.ok(direction * gained >= -0.02, `${measures[at]!.name}: ${gained}`);
				},
			),
			{numRuns: 2000},
		);
	});
});
