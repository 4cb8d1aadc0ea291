import assert from 'node:assert/strict';
import {standingOf, type Verdict} from '../../server/src/core/coverage/standing.ts';
import {thresholdsOf} from '../../server/src/core/evidence/answer.ts';
import type {Answer} from '../../server/src/core/evidence/evidence.ts';

const criterion = 'EO-9.cause';
const {claimed: bar} = thresholdsOf(criterion);
const engine = (answer: Answer, likelihood = 0.3) => ({criterion, answer, likelihood});
const verdict = (shows: Verdict['shows'], by: Verdict['by'] = 'person'): Verdict => ({shows, by});

describe('what counts of a place', () => {
	it('is what the engine answers, confirmed by nobody', () => {
		for (const answer of ['shown', 'possible', 'none'] as const)
			assert.deepEqual(standingOf({evidence: engine(answer), claimed: false}, 'balanced'), {
				answer,
				confirmed: false,
			});
		assert.deepEqual(standingOf({evidence: undefined, claimed: false}, 'balanced'), {
			answer: 'none',
			confirmed: false,
		});
	});

	it('is shown where a claim meets a possible place that is likely enough, and never where nothing is found', () => {
		assert.deepEqual(standingOf({evidence: engine('possible', bar), claimed: true}, 'balanced'), {
			answer: 'shown',
			confirmed: true,
		});
		assert.equal(standingOf({evidence: engine('possible', bar - 0.001), claimed: true}, 'balanced').answer, 'possible');
		assert.equal(standingOf({evidence: engine('none', bar), claimed: true}, 'balanced').answer, 'none');
		assert.equal(standingOf({evidence: undefined, claimed: true}, 'balanced').answer, 'none');
	});

	it('is what readers say, in both directions; the strictest of several counts', () => {
		const read = (answer: Answer, ...verdicts: readonly Verdict[]) =>
			standingOf({evidence: engine(answer), claimed: false, verdicts}, 'balanced');
		assert.deepEqual(read('none', verdict('described')), {answer: 'shown', confirmed: true});
		assert.deepEqual(read('shown', verdict('no')), {answer: 'none', confirmed: false});
		assert.deepEqual(read('shown', verdict('part')), {answer: 'none', confirmed: false});
		assert.deepEqual(read('possible', verdict('specified', 'agent')), {answer: 'shown', confirmed: false});
		assert.deepEqual(read('possible', verdict('specified', 'agent'), verdict('described')), {
			answer: 'shown',
			confirmed: true,
		});
		assert.deepEqual(read('possible', verdict('specified'), verdict('no', 'agent')), {
			answer: 'none',
			confirmed: false,
		});
	});
});
