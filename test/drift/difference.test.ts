import assert from 'node:assert/strict';
import {differenceText} from './difference.ts';
import type {RepositoryCounts} from './snapshot.ts';

const counts = (findings: Record<string, number>, left = 1): RepositoryCounts => ({
	documents: {left, taken: 2},
	findings,
	criteria: {gap: 4},
	outcomes: {},
});

describe('drift', () => {
	it('says nothing where nothing differs', () => {
		assert.deepEqual(differenceText({a: counts({placeholder: 2})}, {a: counts({placeholder: 2})}), []);
	});

	it('says the sums first, then each repository, then those on one side alone', () => {
		assert.deepEqual(
			differenceText(
				{a: counts({placeholder: 2, 'id-missing': 1}), gone: counts({}), same: counts({'title-missing': 3})},
				{a: counts({placeholder: 5}, 3), other: counts({}), same: counts({'title-missing': 3})},
			),
			[
				'All 2 repositories',
				'  documents  left                                      2 ->      4  +2',
				'  findings   id-missing                                1 ->      0  -1',
				'  findings   placeholder                               2 ->      5  +3',
				'',
				'a',
				'  documents  left                                      1 ->      3  +2',
				'  findings   id-missing                                1 ->      0  -1',
				'  findings   placeholder                               2 ->      5  +3',
				'\ngone\n  is in the snapshot and not in the folder',
				'\nother\n  is new',
			],
		);
	});

	it('shows repositories that differ where the sums are the same', () => {
		const lines = differenceText(
			{a: counts({placeholder: 2}), b: counts({placeholder: 1})},
			{a: counts({placeholder: 1}), b: counts({placeholder: 2})},
		);
		assert.equal(lines[1], '  the sums are the same');
		assert.equal(lines.length, 8);
	});
});
