import assert from 'node:assert/strict';
import {wholeWords} from '../../server/src/core/features/words.ts';

describe('words of a text that are an id', () => {
	it('stand alone', () => {
		assert.deepEqual(wholeWords('PRO-1 and PRO-12, pro-1.', 'PRO-1'), [
			{start: 0, end: 5},
			{start: 18, end: 23},
		]);
	});

	it('are none where there is no id', () => {
		assert.deepEqual(wholeWords('@org', ''), []);
	});
});
