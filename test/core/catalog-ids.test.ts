import assert from 'node:assert/strict';
import {builtinCatalog} from '../../server/src/core/catalog/builtin.ts';
import {idsOf, meaningOf, nearestId} from '../../server/src/core/catalog/ids.ts';

const catalog = builtinCatalog();

/** The normalised form, or `?suggestion` for an unknown id. */
function resolved(id: string): string {
	return meaningOf(catalog, id)?.normalised ?? `?${nearestId([catalog], id) ?? ''}`;
}

describe('ids of the catalogue', () => {
	for (const [id, expected] of [
		['EO-9', 'EO-9'],
		['EO-7/9', 'EO-9'],
		['EO-7b', 'EO-9'],
		['EO-7.10', 'EO-10'],
		['EO-7/10', 'EO-10'],
		['eo-9', 'EO-9'],
		['EO-9.cause', 'EO-9.cause'],
		['EO-7/9.cause', 'EO-9.cause'],
		['EO-7b.cause', 'EO-9.cause'],
		['EO-9.Cause', 'EO-9.cause'],
		['EO-9.*', 'EO-9.*'],
		['EO-7/9.*', 'EO-9.*'],
		['EO-7/*', 'EO-7/*'],
		['EO-11', 'EO-11'],
		['EO-12', 'EO-12'],
		// No prefix stands for another id, and the communique's own numbers are no aliases.
		['EO-1', 'EO-1'],
		['EO-10', 'EO-10'],
		['EO-9.caus', '?EO-9.cause'],
		['EO-9.', '?EO-9'],
		['EO-', '?EO-0'],
		['EO-99', '?EO-9'],
		['EO-8.cause', '?EO-9.cause'],
		['EO-9cause', '?EO-9.cause'],
		['N-1', '?'],
		['EO-11.audit', '?'],
		['', '?'],
		['banana', '?'],
	] as const) {
		it(`reads "${id}" as ${expected}`, () => assert.equal(resolved(id), expected));
	}

	it('spreads an outcome over its own criteria, a wildcard over the children as well', () => {
		const own = meaningOf(catalog, 'EO-7');
		const all = meaningOf(catalog, 'EO-7/*');
		assert.deepEqual(
			own?.outcomes.map(({id}) => id),
			['EO-7'],
		);
		assert.deepEqual(
			all?.outcomes.map(({id}) => id),
			['EO-7', 'EO-8', 'EO-9', 'EO-10'],
		);
		assert.deepEqual(
			own?.criteria.map(({id}) => id),
			meaningOf(catalog, 'EO-7.*')?.criteria.map(({id}) => id),
		);
		assert.equal(
			all?.criteria.length,
			all?.outcomes.reduce((sum, {criteria}) => sum + criteria.length, 0),
		);
	});

	it('takes every id of the catalogue as itself', () => {
		for (const id of idsOf(catalog)) assert.equal(resolved(id), id);
	});

	it('know nothing of another catalogue', () => {
		const other = {
			...catalog,
			id: 'other',
			aliases: {},
			outcomes: catalog.outcomes
				.slice(0, 1)
				.map(outcome => ({...outcome, id: 'OWN-1', qualified: 'OWN-1', criteria: []})),
		};
		assert.equal(meaningOf(other, 'own-1')?.normalised, 'OWN-1');
		assert.equal(meaningOf(other, 'EO-1'), undefined);
		assert.equal(nearestId([catalog, other], 'OWM-1'), 'OWN-1');
	});
});
