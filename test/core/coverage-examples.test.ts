import assert from 'node:assert/strict';
import {catalog, coverageOf, type Graded, procedure} from '../support/graded.ts';

const eo9 = catalog.outcomes.find(({id}) => id === 'EO-9')?.criteria.map(({id}) => id) ?? [];
const design = ['EO-3.design-control', 'EO-3.design-changes'];
const shows = (ids: readonly string[], grade = 3): string => ids.map(id => `@${id}=${grade}`).join(' ');
const act = (ids: readonly string[], claim: boolean): string =>
	`## Act\n${claim ? `<!-- qms: covers ${ids.join(', ')} -->\n` : ''}\n${shows(ids)}\n`;

function outcome(
	id: string,
	files: Graded['files'],
	more: Partial<Graded> = {},
): {state: string; flags: readonly string[]; open: readonly string[]} {
	const found = coverageOf({files, ...more}).outcomes.find(each => each.outcome.id === id);
	assert.ok(found);
	const open = found.criteria
		.filter(({state, level}) => level === 'mandatory' && state === 'gap')
		.map(({criterion}) => criterion.id);
	return {state: found.state, flags: found.flags, open};
}

const notApplicable = (topic: string, justification: string): string =>
	`notApplicable:\n  - topic: ${topic}\n    justification: "${justification}"\n    approver: role:managing-director\n`;
const reason = 'We build to drawings of our customers, so neither conformity nor customer satisfaction can suffer.';

describe('examples of the domain model', () => {
	it('all criteria of EO-9 specified and claimed in an effective procedure: covered', () => {
		assert.equal(outcome('EO-9', {'a.md': procedure(act(eo9, true))}).state, 'covered');
	});

	it('the same without claims: evidenced, not claimed', () => {
		assert.equal(outcome('EO-9', {'a.md': procedure(act(eo9, false))}).state, 'evidenced-not-claimed');
	});

	it('the same in a draft: partially covered, flag pending', () => {
		const {state, flags} = outcome('EO-9', {'a.md': procedure(act(eo9, true), {status: 'draft'})});
		assert.equal(state, 'partially-covered');
		assert.ok(flags.includes('pending'));
	});

	it('the same, review overdue by two months: covered, flag at risk', () => {
		const {state, flags} = outcome('EO-9', {'a.md': procedure(act(eo9, true), {review: '{next: 2026-04-01}'})});
		assert.equal(state, 'covered');
		assert.ok(flags.includes('review-overdue'));
	});

	it('the same, review overdue by two years: partially covered, flags pending and at risk', () => {
		const {state, flags} = outcome('EO-9', {'a.md': procedure(act(eo9, true), {review: '{next: 2024-06-01}'})});
		assert.equal(state, 'partially-covered');
		assert.ok(flags.includes('review-overdue') && flags.includes('pending'));
	});

	it('cause, action and record specified: partially covered, effectiveness and trigger open', () => {
		const {state, open} = outcome('EO-9', {'a.md': procedure(act(['EO-9.cause', 'EO-9.action', 'EO-9.record'], true))});
		assert.equal(state, 'partially-covered');
		assert.deepEqual([...open].sort(), ['EO-9.effectiveness', 'EO-9.trigger']);
	});

	it('the whole outcome claimed over a text that shows nothing: claimed, not evidenced', () => {
		assert.equal(
			outcome('EO-9', {'a.md': procedure('The organization shall react to nonconformities.', {outcomes: '[EO-9]'})})
				.state,
			'claimed-not-evidenced',
		);
	});

	it('a table of roles and one of retention times alone: EO-1 is a gap', () => {
		const {state} = outcome('EO-1', {'a.md': procedure(act(['EO-1.roles', 'EO-1.record-control'], true))});
		assert.equal(state, 'gap');
	});

	it('design set aside with a reason: EO-3 is judged on the rest', () => {
		const rest = (catalog.outcomes.find(({id}) => id === 'EO-3')?.criteria.map(({id}) => id) ?? []).filter(
			id => !design.includes(id),
		);
		const files = {'qms.yaml': notApplicable('design', reason), 'a.md': procedure(act(rest, true))};
		assert.equal(outcome('EO-3', files).state, 'covered');
		const {criteria} = coverageOf({files});
		assert.deepEqual(
			design.map(id => criteria.get(id)?.state),
			['not-applicable', 'not-applicable'],
		);
	});

	it('the same with a section that describes design: the declaration is refused', () => {
		const files = {
			'qms.yaml': notApplicable('design', reason),
			'a.md': procedure('Text.'),
			'b.md': procedure('## Product development\n\n@EO-3.design-control=2\n', {id: 'PRO-004'}),
		};
		const {criteria} = coverageOf({files});
		assert.deepEqual(
			design.map(id => criteria.get(id)?.state),
			['evidenced', 'gap'],
		);
	});

	it('the same without a reason, or without an approver: the criteria are a gap', () => {
		for (const text of [
			notApplicable('design', 'too small'),
			notApplicable('design', reason).replace('role:managing-director', '""'),
		]) {
			const {criteria} = coverageOf({files: {'qms.yaml': text, 'a.md': procedure('Text.')}});
			assert.deepEqual(
				design.map(id => criteria.get(id)?.state),
				['gap', 'gap'],
			);
		}
	});

	it('complaints shown in a picture, attested by the quality manager: covered, flag attested', () => {
		const {state, flags} = outcome('EO-10', {
			'a.md': procedure(
				'## Complaints\n<!-- qms: attests EO-10 by="Quality manager" on="2026-03-02" because="the flow chart shows it" -->\n\nSee the chart.\n',
			),
		});
		assert.equal(state, 'covered');
		assert.ok(flags.includes('attested'));
	});
});

describe('verdict over the repository', () => {
	const all = catalog.outcomes.flatMap(({criteria}) => criteria.map(({id}) => id));
	const verdict = (files: Graded['files']): string => coverageOf({files}).verdict;

	it('complete: everything covered', () => assert.equal(verdict({'a.md': procedure(act(all, true))}), 'complete'));
	it('to be confirmed: one outcome not claimed', () => {
		const some = all.filter(id => !id.startsWith('EO-5.'));
		assert.equal(
			verdict({
				'a.md': procedure(act(some, true)),
				'b.md': procedure(
					act(
						all.filter(id => id.startsWith('EO-5.')),
						false,
					),
					{id: 'PRO-2'},
				),
			}),
			'to-be-confirmed',
		);
	});
	it('incomplete: one outcome only in part', () =>
		assert.equal(
			verdict({
				'a.md': procedure(
					act(
						all.filter(id => id !== 'EO-9.cause'),
						true,
					),
				),
			}),
			'incomplete',
		));
	it('incomplete: nothing', () => assert.equal(verdict({}), 'incomplete'));
	it('the overall outcome has no say of its own', () => {
		assert.equal(
			verdict({
				'a.md': procedure(
					act(
						all.filter(id => !id.startsWith('EO-0.')),
						true,
					),
				),
			}),
			'complete',
		);
	});
});

describe('notes', () => {
	const note = (id: string, files: Graded['files']): string =>
		coverageOf({files}).notes.find(each => each.note.id === id)?.state ?? '';
	const scope = (text: string): string =>
		procedure(`## Scope\n\n${text} @EO-1.scope=2\n`, {kind: 'scope', id: 'SCO-001'});

	it('N-1: the scope names every type of offering that the profile declares', () => {
		const profile = (lines: string): string => `profile:\n${lines}`;
		const both = profile('  goods: true\n  services: true\n');
		assert.equal(note('N-1', {'qms.yaml': both, 'a.md': scope('We make pumps and repair them.')}), 'respected');
		assert.equal(note('N-1', {'qms.yaml': both, 'a.md': scope('We make pumps.')}), 'open');
		assert.equal(note('N-1', {'qms.yaml': profile('  goods: true\n'), 'a.md': scope('We make pumps.')}), 'respected');
		assert.equal(
			note('N-1', {'qms.yaml': profile('  software: true\n'), 'a.md': scope('We make pumps and repair them.')}),
			'open',
		);
		assert.equal(note('N-1', {'a.md': procedure('Text.')}), 'open');
	});

	it('N-2: takes the state of implied requirements', () => {
		assert.equal(
			note('N-2', {'a.md': procedure('## A\n<!-- qms: covers EO-2.implied -->\n\n@EO-2.implied=3\n')}),
			'covered',
		);
		assert.equal(note('N-2', {'a.md': procedure('## A\n\n@EO-2.stated=3\n')}), 'gap');
	});

	it('N-3: takes the worst state of delivery, preservation and the time after delivery', () => {
		assert.equal(
			note('N-3', {'a.md': procedure('## A\n\n@EO-3.delivery=3 @EO-6.preservation=3 @EO-8.after-delivery=3\n')}),
			'evidenced',
		);
		assert.equal(
			note('N-3', {'a.md': procedure('## A\n\n@EO-3.delivery=3 @EO-6.preservation=3 @EO-8.after-delivery=1\n')}),
			'gap',
		);
		const aside =
			'notApplicable:\n  - topic: preservation\n    justification: "We deliver nothing that could suffer before it arrives, so conformity is unaffected."\n    approver: role:managing-director\n';
		assert.equal(
			note('N-3', {'qms.yaml': aside, 'a.md': procedure('## A\n\n@EO-3.delivery=3 @EO-8.after-delivery=3\n')}),
			'evidenced',
		);
	});
});
