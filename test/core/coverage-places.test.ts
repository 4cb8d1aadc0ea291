import assert from 'node:assert/strict';
import type {Place} from '../../server/src/core/coverage/coverage.ts';
import {sortPlaces} from '../../server/src/core/coverage/criterion.ts';
import type {Evidence} from '../../server/src/core/evidence/evidence.ts';
import {coverageOf, procedure} from '../support/graded.ts';

const attestation =
	'<!-- qms: attests EO-9.cause by="Quality manager" on="2026-03-02" because="the flow chart shows it" -->\n\nSee the chart.\n';

function place(path: string, section: number, more: Partial<Place> & {readonly score?: number} = {}): Place {
	const {score = 1, ...rest} = more;
	return {
		path,
		section,
		evidence: {score} as Evidence,
		claim: undefined,
		spread: false,
		answer: 'shown',
		confirmed: false,
		weakClaim: false,
		counting: 'yes',
		flags: [],
		...rest,
	};
}

describe('the places of a criterion', () => {
	it('that show equally much stand in the order of paths, then sections, then fields', () => {
		const sorted = [
			place('a.yaml', 1),
			place('a.yaml', 2, {field: 'inputs'}),
			place('a.yaml', 2, {field: 'owner'}),
			place('b.md', 1),
			place('b.md', 9),
		];
		assert.deepEqual(sortPlaces(sorted.toReversed()), sorted);
		assert.deepEqual(sortPlaces([...sorted.slice(2), ...sorted.slice(0, 2)]), sorted);
	});

	it('stand by what they show and what counts before anything else', () => {
		const sorted = [
			place('z.md', 1, {confirmed: true}),
			place('y.md', 1, {score: 9}),
			place('x.md', 1),
			place('w.md', 1, {counting: 'pending', score: 9}),
			place('v.md', 1, {answer: 'possible', score: 9}),
			place('u.md', 1, {answer: 'none', score: 9}),
		];
		assert.deepEqual(sortPlaces(sorted.toReversed()), sorted);
	});
});

describe('a criterion', () => {
	it('that is attested names the attestation, and what speaks against resting on it', () => {
		const criterion = coverageOf({files: {'procedures/PRO-012.md': procedure(attestation)}}).criteria.get('EO-9.cause');
		assert.equal(criterion?.attestation?.path, 'procedures/PRO-012.md');
		assert.equal(criterion.attestation.directive.arguments['by'], 'Quality manager');
		assert.ok(criterion.flags.includes('attested'), criterion.flags.join());
	});

	it('that is shown beside an attestation elsewhere names none', () => {
		const criterion = coverageOf({
			files: {
				'procedures/PRO-012.md': procedure('## Find the cause\n<!-- qms: covers EO-9.cause -->\n\n@EO-9.cause=3\n'),
				'procedures/PRO-013.md': procedure(attestation, {id: 'PRO-013'}),
			},
		}).criteria.get('EO-9.cause');
		assert.equal(criterion?.state, 'covered');
		assert.equal(criterion.attestation, undefined);
		assert.ok(!criterion.flags.includes('attested'));
	});

	it('that is declared not applicable rests on nothing and keeps the declaration', () => {
		const because = 'We make parts to drawings of our customers and change nothing about them, so design is theirs.';
		const criterion = coverageOf({
			files: {
				'qms.yaml': `notApplicable:\n  - topic: design\n    justification: ${because}\n    approver: Managing director\n`,
				'procedures/PRO-012.md': procedure('Text.'),
			},
		}).criteria.get('EO-3.design-control');
		assert.equal(criterion?.state, 'not-applicable');
		assert.deepEqual([criterion.places, criterion.flags, criterion.plan], [[], [], undefined]);
		assert.equal(criterion.notApplicable?.justification, because);
	});
});
