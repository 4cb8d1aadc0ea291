import assert from 'node:assert/strict';
import {readDate, readDuration} from '../../../server/src/core/model/dates.ts';

describe('dates', () => {
	const cases: readonly (readonly [written: string, language: 'en' | 'de' | 'es' | 'fr', date: string])[] = [
		['2026-03-02', 'en', '2026-03-02'],
		['2026/3/2', 'en', '2026-03-02'],
		['20260302', 'en', '2026-03-02'],
		['2026-03-02T10:00:00Z', 'en', '2026-03-02'],
		['02.03.2026', 'en', '2026-03-02'],
		['2. 3. 2026', 'de', '2026-03-02'],
		['25/12/2026', 'en', '2026-12-25'],
		['12/25/2026', 'en', '2026-12-25'],
		['02/03/2026', 'es', '2026-03-02'],
		['05/05/2026', 'en', '2026-05-05'],
		['2 March 2026', 'en', '2026-03-02'],
		['March 2nd, 2026', 'en', '2026-03-02'],
		['02-Mar-2026', 'en', '2026-03-02'],
		['2. März 2026', 'de', '2026-03-02'],
		['2 de marzo de 2026', 'es', '2026-03-02'],
		['1er mars 2026', 'fr', '2026-03-01'],
		['2026-03', 'en', '2026-03-01'],
		['March 2026', 'en', '2026-03-01'],
		['29 Feb 2028', 'en', '2028-02-29'],
	];
	for (const [written, language, date] of cases)
		it(`${written} (${language}) is ${date}`, () => assert.deepEqual(readDate(written, language), {date}));

	it('a month alone that ends something is its last day', () =>
		assert.deepEqual(readDate('February 2027', 'en', true), {date: '2027-02-28'}));
	it('02/03/2026 in English may be two days', () =>
		assert.deepEqual(readDate('02/03/2026', 'en'), {problem: 'ambiguous-date', suggestion: '2026-03-02'}));
	for (const written of [
		'2026-13-01',
		'2026-02-30',
		'3/2/26',
		'soon',
		'',
		'March',
		'2026',
		'Q3 2026',
		'31 June 2026',
		'v2.0.1',
	])
		it(`${JSON.stringify(written)} is none`, () => assert.deepEqual(readDate(written, 'en'), {problem: 'not-a-date'}));
});

describe('durations', () => {
	const cases: readonly (readonly [written: string, duration: string | undefined])[] = [
		['P12M', 'P12M'],
		['p3y', 'P3Y'],
		['12 months', 'P12M'],
		['every 2 years', 'P2Y'],
		['annually', 'P12M'],
		['at least annually', 'P12M'],
		['quarterly', 'P3M'],
		['two years', 'P2Y'],
		['jährlich', 'P12M'],
		['alle 24 Monate', 'P24M'],
		['cada 6 meses', 'P6M'],
		['tous les 3 ans', 'P3Y'],
		['anual', 'P12M'],
		['10 Jahre', 'P10Y'],
		['long', undefined],
		['12', undefined],
		['P', undefined],
		['regularly', undefined],
		['', undefined],
	];
	for (const [written, duration] of cases)
		it(`${JSON.stringify(written)} is ${duration}`, () => assert.equal(readDuration(written), duration));
});
