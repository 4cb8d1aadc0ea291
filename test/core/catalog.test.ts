import assert from 'node:assert/strict';
import {join} from 'node:path';
import {builtinCatalog} from '../../server/src/core/catalog/builtin.ts';
import {readCatalog} from '../../scripts/generate/catalog.ts';

const root = join(import.meta.dirname, '../..');

describe('built-in catalogue', () => {
	const catalog = builtinCatalog();
	const criteria = catalog.outcomes.flatMap(outcome => outcome.criteria);

	it('equals what its YAML files say', () => {
		assert.deepEqual(JSON.parse(JSON.stringify(readCatalog(root))), JSON.parse(JSON.stringify(catalog)), 'run: npm run generate');
	});

	it('holds the overall outcome, twelve outcomes and 87 criteria, 47 of them core', () => {
		assert.deepEqual(catalog.outcomes.map(({id}) => id), Array.from({length: 13}, (_, number) => `EO-${number}`));
		assert.equal(criteria.length, 87);
		assert.equal(criteria.filter(({core}) => core).length, 47);
	});

	it('has 58 mandatory, 26 expected and 3 good criteria in 2015, two of the latter expected in 2026', () => {
		const count = (edition: '2015' | '2015+A1' | '2026', level: string): number => criteria.filter(criterion => criterion.level[edition] === level).length;
		assert.deepEqual((['mandatory', 'expected', 'good'] as const).map(level => count('2015', level)), [58, 26, 3]);
		assert.deepEqual((['mandatory', 'expected', 'good'] as const).map(level => count('2015+A1', level)), [58, 26, 3]);
		assert.deepEqual((['mandatory', 'expected', 'good'] as const).map(level => count('2026', level)), [58, 28, 1]);
	});
});
