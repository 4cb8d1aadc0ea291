import assert from 'node:assert/strict';
import type {Criterion, Outcome} from '../../server/src/core/catalog/catalog.ts';
import type {CriterionCoverage, Place} from '../../server/src/core/coverage/coverage.ts';
import type {CriterionState, OutcomeState} from '../../server/src/core/coverage/states.ts';
import {addChildren, judgeOutcome} from '../../server/src/core/coverage/outcome.ts';
import {openReason} from '../../server/src/core/coverage/wording.ts';
import {catalog} from '../support/graded.ts';

const template = catalog.outcomes.flatMap(outcome => outcome.criteria)[0] as Criterion;
const place: Place = {
	path: 'a.md',
	section: 0,
	evidence: undefined,
	claim: undefined,
	spread: false,
	answer: 'shown',
	confirmed: false,
	weakClaim: false,
	counting: 'yes',
	flags: [],
};
const directive = {
	verb: 'covers',
	span: {start: 0, end: 0},
	section: 0,
	ids: [],
	arguments: {},
	source: 'comment',
} as const;

/** `M*:covered` is a mandatory core criterion that is covered; E and G are expected and good ones. */
function criterion(text: string, index: number): CriterionCoverage {
	const match = /^([MEG])(\*?):([a-z-]+)$/.exec(text);
	assert.ok(match, text);
	const state = match[3] as CriterionState;
	const level = {M: 'mandatory', E: 'expected', G: 'good'}[match[1] ?? 'M'] as CriterionCoverage['level'];
	const places =
		state === 'claimed'
			? [{...place, claim: directive}]
			: state === 'gap' || state === 'to-read' || state === 'planned' || state === 'not-applicable'
				? []
				: [{...place, path: `${index}.md`}];
	return {
		criterion: {...template, id: `EO-1.c${index}`, core: match[2] === '*'},
		level,
		state,
		places,
		candidates: [],
		inPart: [],
		flags: [],
	};
}

const outcome = (id: string, children: readonly string[] = []): Outcome => ({
	...(catalog.outcomes[1] as Outcome),
	id,
	children,
});

function judge(criteria: string, share = 0.5): OutcomeState {
	return judgeOutcome(outcome('EO-1'), criteria.split(' ').map(criterion), share).state;
}

describe('state of an outcome by its own criteria', () => {
	const table: readonly (readonly [criteria: string, state: OutcomeState, why: string])[] = [
		['M*:covered M:covered E:covered E:gap', 'covered', 'all mandatory, half of the expected'],
		['M*:covered M:attested E:attested E:gap', 'covered', 'an attestation is as good as a claim'],
		['M*:covered M:covered E:gap E:gap', 'partially-covered', 'less than half of the expected'],
		['M*:covered M:covered E:covered E:gap E:gap', 'partially-covered', 'half of three is two'],
		['M*:covered M:covered', 'covered', 'nothing expected'],
		['M*:covered G:gap', 'covered', 'good practice never counts'],
		['M*:evidenced M:covered E:covered', 'evidenced-not-claimed', 'one mandatory without a claim'],
		['M*:covered M:covered E:evidenced', 'evidenced-not-claimed', 'the expected without a claim'],
		['M*:covered M:to-read', 'partially-covered', 'a mandatory one is to be read'],
		['M*:pending M:pending', 'partially-covered', 'everything in a draft'],
		['M*:evidenced M:gap', 'partially-covered', 'a core criterion is shown'],
		['M*:to-read M:gap', 'to-read', 'nothing is shown, the heart may be'],
		['M*:gap M:to-read', 'to-read', 'nothing is shown, something may be'],
		['M*:to-read M:covered', 'to-read', 'support is there, the heart may be'],
		['M*:gap M:covered E:to-read', 'gap', 'support is there, nothing deals with the heart'],
		['M*:gap M:gap G:to-read', 'gap', 'good practice makes no question of it'],
		['M*:to-read M:claimed', 'claimed-not-evidenced', 'a claim comes before a question'],
		['M*:planned M:to-read', 'to-read', 'a plan for a part'],
		['M*:gap M:covered', 'gap', 'nothing of the heart'],
		['M*:gap M:gap G:covered', 'gap', 'good practice alone'],
		['M*:claimed M:gap', 'claimed-not-evidenced', 'a claim and nothing behind it'],
		['M*:claimed M:covered', 'gap', 'a claim on the heart and support beside it: the heart is not shown'],
		['M*:gap M:gap', 'gap', 'nothing'],
		['M*:planned M:planned', 'planned', 'a plan for all that is mandatory'],
		['M*:planned M:gap', 'gap', 'a plan for a part'],
		['M*:planned M:covered', 'planned', 'support is there, the heart is planned'],
		['M*:covered M:planned', 'partially-covered', 'the heart is there'],
		['M*:planned M:claimed', 'claimed-not-evidenced', 'a claim comes before a plan'],
		['M*:not-applicable M:covered E*:covered', 'covered', 'judged on the rest'],
		['M*:not-applicable E:not-applicable', 'not-applicable', 'nothing is left to judge'],
	];
	for (const [criteria, state, why] of table)
		it(`${criteria} is ${state}: ${why}`, () => assert.equal(judge(criteria), state));

	it('takes the share of expected criteria from the project', () => {
		assert.equal(judge('M*:covered E:covered E:gap', 1), 'partially-covered');
		assert.equal(judge('M*:covered E:gap E:gap', 0), 'covered');
	});

	it('counts criteria of level mandatory and expected that are met and that apply', () => {
		const judged = judgeOutcome(
			outcome('EO-1'),
			'M*:covered M:to-read E:evidenced E:not-applicable G:covered'.split(' ').map(criterion),
			0.5,
		);
		assert.deepEqual([judged.met, judged.applicable], [2, 3]);
	});

	it('says what keeps it open: mandatory criteria that are not shown, else how many more expected ones it takes', () => {
		const reason = (criteria: string): string =>
			openReason(judgeOutcome(outcome('EO-1'), criteria.split(' ').map(criterion), 0.5));
		assert.equal(reason('M*:covered M:gap E:gap E:gap'), 'open because EO-1.c1 is mandatory');
		assert.equal(reason('M*:to-read M:pending E:covered'), 'open because EO-1.c0 and EO-1.c1 are mandatory');
		assert.equal(
			reason('M*:evidenced E:gap E:to-read E:gap'),
			'open because 2 more of the expected criteria are needed',
		);
		assert.equal(reason('M*:evidenced M:covered E:gap E:covered'), '');
		assert.equal(reason('M*:not-applicable'), '');
	});

	it('flags a single point of evidence, and one document only', () => {
		const single = ['M*:covered', 'M:covered'].map(text => criterion(text, 1));
		assert.deepEqual(judgeOutcome(outcome('EO-1'), single, 0.5).flags, ['single-point']);
		assert.deepEqual(judgeOutcome(outcome('EO-1'), 'M*:covered M:covered'.split(' ').map(criterion), 0.5).flags, []);
	});
});

describe('state of an outcome with its children', () => {
	const states: Record<string, string> = {
		gap: 'M*:gap',
		claimed: 'M*:claimed',
		partial: 'M*:pending',
		unread: 'M*:to-read',
		evidenced: 'M*:evidenced',
		covered: 'M*:covered',
		planned: 'M*:planned',
		aside: 'M*:not-applicable',
	};
	const table: readonly (readonly [own: string, children: string, state: OutcomeState])[] = [
		['covered', 'covered covered', 'covered'],
		['covered', 'covered evidenced', 'evidenced-not-claimed'],
		['evidenced', 'covered covered', 'evidenced-not-claimed'],
		['covered', 'covered partial', 'partially-covered'],
		['covered', 'covered gap', 'partially-covered'],
		['gap', 'partial gap', 'partially-covered'],
		['gap', 'covered covered', 'partially-covered'],
		['gap', 'gap claimed', 'gap'],
		['claimed', 'claimed claimed', 'claimed-not-evidenced'],
		['planned', 'claimed claimed', 'planned'],
		['gap', 'gap gap', 'gap'],
		['unread', 'unread unread', 'to-read'],
		['covered', 'covered unread', 'partially-covered'],
		['unread', 'unread gap', 'gap'],
		['covered', 'covered aside', 'covered'],
	];
	const judgeOne = (id: string, name: string, children: readonly string[] = []): ReturnType<typeof judgeOutcome> =>
		judgeOutcome(outcome(id, children), [criterion(states[name] ?? '', 1)], 0.5);
	for (const [own, children, state] of table) {
		it(`${own} over ${children} is ${state}`, () => {
			const judged = new Map(
				children.split(' ').map((name, index) => [`EO-${index + 8}`, judgeOne(`EO-${index + 8}`, name)]),
			);
			assert.equal(addChildren(judgeOne('EO-7', own, [...judged.keys()]), id => judged.get(id)).state, state);
		});
	}

	it('keeps the own state beside it, and takes over the flags of its children', () => {
		const child = {...judgeOne('EO-8', 'covered'), flags: ['review-overdue' as const]};
		const parent = addChildren(judgeOne('EO-7', 'covered', ['EO-8']), () => child);
		assert.deepEqual([parent.ownState, parent.flags], ['covered', ['review-overdue']]);
	});
});
