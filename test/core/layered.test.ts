import assert from 'node:assert/strict';
import {withValues} from '../../server/src/core/workspace/layered.ts';

describe('a table with values replaced', () => {
	const table = new Map<string, number | undefined>([
		['a', 1],
		['b', 2],
		['c', 3],
	]);

	it('has the new values in the old order, and leaves the old table as it was', () => {
		const once = withValues(table, new Map([['b', 20]]));
		const twice = withValues(
			once,
			new Map([
				['a', 10],
				['b', 21],
			]),
		);
		assert.deepEqual(
			[...table],
			[
				['a', 1],
				['b', 2],
				['c', 3],
			],
		);
		assert.deepEqual(
			[...once],
			[
				['a', 1],
				['b', 20],
				['c', 3],
			],
		);
		assert.deepEqual(
			[...twice.entries()],
			[
				['a', 10],
				['b', 21],
				['c', 3],
			],
		);
		assert.deepEqual([...twice.values()], [10, 21, 3]);
		assert.deepEqual([...twice.keys()], ['a', 'b', 'c']);
		assert.deepEqual(
			[twice.size, twice.get('b'), twice.get('c'), twice.get('d'), twice.has('b'), twice.has('d')],
			[3, 21, 3, undefined, true, false],
		);
	});

	it('goes through the values with forEach, undefined among them', () => {
		const seen: unknown[] = [];
		const replaced = withValues(table, new Map([['c', undefined]]));
		replaced.forEach((value, key, all) => seen.push([key, value, all === replaced]));
		assert.deepEqual(seen, [
			['a', 1, true],
			['b', 2, true],
			['c', undefined, true],
		]);
		assert.equal(replaced.get('c'), undefined);
	});

	it('is the same table where nothing is replaced', () => {
		assert.equal(withValues(table, new Map()), table);
	});

	it('equals a table made anew after many replacements', () => {
		let layered: ReadonlyMap<number, number> = new Map(Array.from({length: 200}, (_, key) => [key, key]));
		const plain = new Map(layered);
		for (let step = 0; step < 500; step++) {
			const key = (step * 37) % 200;
			layered = withValues(layered, new Map([[key, step]]));
			plain.set(key, step);
		}
		assert.deepEqual([...layered], [...plain]);
	});
});
