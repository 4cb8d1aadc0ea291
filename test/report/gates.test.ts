import assert from 'node:assert/strict';
import {checkGates, type GateRequest} from '../../server/src/report/gates.ts';
import {fingerprints} from '../../server/src/report/fingerprint.ts';
import {result} from './result.ts';

const none: GateRequest = {require: [], minStatus: {}, minCoverage: undefined, failOnGap: false};
/** The result holds EO-9, partially covered with 1 of 2 criteria, and EO-10, a gap with 0 of 1. */
const missed = (request: Partial<GateRequest>): string[] =>
	checkGates(result().catalogs, {...none, ...request})
		.filter(gate => !gate.passed)
		.map(gate => gate.message);

describe('gates', () => {
	it('are none where none is set', () => {
		assert.deepEqual(checkGates(result().catalogs, none), []);
	});

	it('require: the outcome has to be evidenced at least', () => {
		assert.deepEqual(missed({require: ['EO-9']}), [
			'EO-7/9 Causes analysed and corrective action taken must be at least "evidenced, not claimed" and is "partially covered".',
		]);
	});

	it('minStatus: by outcome, and by default for the others', () => {
		assert.deepEqual(missed({minStatus: {'EO-9': 'partially-covered'}}), []);
		assert.equal(missed({minStatus: {default: 'partially-covered'}}).length, 1);
		assert.equal(missed({minStatus: {default: 'covered', 'EO-10': 'gap'}}).length, 1);
	});

	it('minCoverage: compared as a fraction, not as a rounded number', () => {
		assert.deepEqual(missed({minCoverage: 33}), []);
		assert.deepEqual(missed({minCoverage: 33.4}), ['33.4 % of the criteria must be shown; 1 of 3 are (33 %).']);
	});

	it('failOnGap: nothing may be left that nothing shows', () => {
		assert.deepEqual(missed({failOnGap: true}), ['EO-7/10 Customer complaints addressed is "gap".']);
	});

	it('an outcome that is to be read is a question: no gap, and not evidenced', () => {
		const catalogs = result().catalogs.map(catalog => ({
			...catalog,
			outcomes: catalog.outcomes.map(each => ({...each, state: 'to-read' as const})),
		}));
		const names = (request: Partial<GateRequest>): string[] =>
			checkGates(catalogs, {...none, ...request})
				.filter(gate => !gate.passed)
				.map(gate => gate.name);
		assert.deepEqual(names({failOnGap: true}), []);
		assert.deepEqual(names({minStatus: {default: 'to-read'}}), []);
		assert.deepEqual(names({minStatus: {'EO-9': 'planned'}}), ['min-status']);
		assert.deepEqual(names({require: ['EO-9']}), ['require']);
	});
});

describe('fingerprints', () => {
	const one = {rule: 'r', document: 'd', section: 's', key: 'k'};

	it('are the same for the same finding and another for any other', () => {
		assert.deepEqual(fingerprints([one], '.'), fingerprints([{...one}], '.'));
		const others = [
			{...one, rule: 'x'},
			{...one, document: 'x'},
			{...one, title: 'x'},
			{...one, key: 'x'},
			{...one, document: 'dk', key: ''},
		];
		assert.equal(new Set(fingerprints([one, ...others], '.')).size, 6);
		assert.notDeepEqual(fingerprints([one], '.'), fingerprints([one], 'site'));
	});

	it('stay where a heading is reworded, a sentence moves, or a file goes to another folder', () => {
		const link = {...one, document: 'a/b.md', title: 'Title', key: '../forms/F-1.md'};
		const same = [
			{...link, section: 'reworded'},
			{...link, near: 'other words'},
			{...link, document: 'c/d/e.md', key: '../../../a/forms/F-1.md'},
			{...link, key: '../forms/f-1.MD'},
		];
		for (const each of same) assert.deepEqual(fingerprints([each], '.'), fingerprints([link], '.'));
	});

	it('tell findings apart that are alike, and keep the first where one is added after it', () => {
		const [first, second] = fingerprints([one, one], '.');
		assert.notEqual(first, second);
		assert.equal(fingerprints([one], '.')[0], first);
		assert.match(first ?? '', /^[0-9a-f]{16}$/);
	});
});
