import assert from 'node:assert/strict';
import {coverageOf, type Graded, procedure} from '../support/graded.ts';

// EO-9.cause needs *specified* (3), EO-9.extent *described* (2); neither can be set aside.
const shown = '## Find the cause\n\n@EO-9.cause=3\n';
const claimed = '## Find the cause\n<!-- qms: covers EO-9.cause -->\n\n@EO-9.cause=3\n';
const attests =
	'<!-- qms: attests EO-9.cause by="Quality manager" on="2026-03-02" because="the flow chart shows it" -->';

function stateOf(body: string, head: Readonly<Record<string, string>> = {}, more: Partial<Graded> = {}): string {
	return (
		coverageOf({...more, files: {'procedures/PRO-012.md': procedure(body, head), ...more.files}}).criteria.get(
			'EO-9.cause',
		)?.state ?? ''
	);
}

describe('state of a criterion: the first rule that holds', () => {
	it('covered: a section of an effective document claims it and shows it', () =>
		assert.equal(stateOf(claimed), 'covered'));
	it('attested: a complete attestation in an effective document', () =>
		assert.equal(stateOf(`${attests}\n\nSee the chart.\n`), 'attested'));
	it('evidenced: shown and not claimed', () => assert.equal(stateOf(shown), 'evidenced'));
	it('pending: shown and claimed in a draft', () => assert.equal(stateOf(claimed, {status: 'draft'}), 'pending'));
	it('pending: shown in a draft', () => assert.equal(stateOf(shown, {status: 'draft'}), 'pending'));
	it('pending: attested in a draft', () =>
		assert.equal(stateOf(`${attests}\n\nSee the chart.\n`, {status: 'draft'}), 'pending'));
	it('evidenced: described is shown, whatever is not said', () =>
		assert.equal(stateOf(shown.replace('=3', '=2')), 'evidenced'));
	it('covered: the same, claimed', () => assert.equal(stateOf(claimed.replace('=3', '=2')), 'covered'));
	it('covered: a claim on a place that is likely enough', () =>
		assert.equal(stateOf(claimed.replace('=3', '=??')), 'covered'));
	it('claimed: a claim on a place that is only possible', () =>
		assert.equal(stateOf(claimed.replace('=3', '=?')), 'claimed'));
	it('claimed: the same where the project wants to be surer', () =>
		assert.equal(
			stateOf(claimed.replace('=3', '=??'), {}, {files: {'qms.yaml': 'confidence: cautious\n'}}),
			'claimed',
		));
	it('to-read: a possible place, however likely', () => {
		assert.equal(stateOf(shown.replace('=3', '=?')), 'to-read');
		assert.equal(stateOf(shown.replace('=3', '=??')), 'to-read');
	});
	it('to-read: a possible place in a draft', () =>
		assert.equal(stateOf(shown.replace('=3', '=?'), {status: 'draft'}), 'to-read'));
	it('evidenced: shown in one place, possible in another', () =>
		assert.equal(stateOf(`${shown}\n## Elsewhere\n\n@EO-9.cause=?\n`), 'evidenced'));
	it('planned: a plan answers the question for the time being', () =>
		assert.equal(
			stateOf(
				`${shown.replace('=3', '=?')}\n## Later\n<!-- qms: plans EO-9.cause owner="Quality manager" due="2026-12-31" -->\n\nTo come.\n`,
			),
			'planned',
		));
	it('claimed: the text under the claim at most mentions it', () =>
		assert.equal(stateOf(claimed.replace('=3', '=1')), 'claimed'));
	it('claimed: the text under the claim says nothing of it', () =>
		assert.equal(stateOf('## Find the cause\n<!-- qms: covers EO-9.cause -->\n\nText.\n'), 'claimed'));
	it('planned: a gap with an owner and a day to come', () =>
		assert.equal(
			stateOf('## Later\n<!-- qms: plans EO-9.cause owner="Quality manager" due="2026-12-31" -->\n\nTo come.\n'),
			'planned',
		));
	it('gap: a plan whose day has passed', () =>
		assert.equal(
			stateOf('## Later\n<!-- qms: plans EO-9.cause owner="Quality manager" due="2026-05-31" -->\n\nTo come.\n'),
			'gap',
		));
	it('gap: a plan of nobody', () =>
		assert.equal(stateOf('## Later\n<!-- qms: plans EO-9.cause due="2026-12-31" -->\n\nTo come.\n'), 'gap'));
	it('gap: a mention', () => assert.equal(stateOf(shown.replace('=3', '=1')), 'gap'));
	it('gap: nothing', () => assert.equal(stateOf('Text.'), 'gap'));

	it('claims beat attestations, attestations beat evidence', () => {
		assert.equal(stateOf(`${attests}\n\n${claimed}`), 'covered');
		assert.equal(stateOf(`${shown}\n## Elsewhere\n${attests}\n\nText.\n`), 'attested');
	});

	it('an attestation that does not say by whom, when and why counts for nothing', () => {
		assert.equal(stateOf('<!-- qms: attests EO-9.cause by="Quality manager" on="2026-03-02" -->\n\nText.\n'), 'gap');
		assert.equal(
			stateOf('<!-- qms: attests EO-9.cause by="Quality manager" on="2027-03-02" because="chart" -->\n\nText.\n'),
			'gap',
		);
	});

	it('an attestation counts for nothing where the project does not allow it', () => {
		assert.equal(
			stateOf(`${attests}\n\nText.\n`, {}, {files: {'qms.yaml': 'profile:\n  allowAttestation: false\n'}}),
			'gap',
		);
	});

	it('a valid claim wins over a stronger section without one; both are shown', () => {
		const {criteria} = coverageOf({
			files: {
				'a.md': procedure(
					'## Weak\n<!-- qms: covers EO-9.extent -->\n\n@EO-9.extent=2\n\n## Strong\n\n@EO-9.extent=3\n',
				),
			},
		});
		const extent = criteria.get('EO-9.extent');
		assert.equal(extent?.state, 'covered');
		assert.deepEqual(
			extent.places.map(place => [place.section, place.claim !== undefined]),
			[
				[2, true],
				[3, false],
			],
		);
	});

	it('names the best five possible places of a criterion that is to be read, best first', () => {
		const files = Object.fromEntries(
			[1, 2, 3, 4, 5, 6].map(number => [
				`${number}.md`,
				procedure(`${'## Before\n\nText.\n\n'.repeat(number)}## Perhaps\n\n@EO-9.cause=?\n`, {id: `PRO-${number}`}),
			]),
		);
		const cause = coverageOf({files}).criteria.get('EO-9.cause');
		assert.equal(cause?.state, 'to-read');
		assert.deepEqual(cause.places, []);
		assert.deepEqual(
			cause.candidates.map(place => place.path),
			['1.md', '2.md', '3.md', '4.md', '5.md'],
		);
	});
});

describe('claims', () => {
	const state = (id: string, body: string, head: Readonly<Record<string, string>> = {}): string =>
		coverageOf({files: {'a.md': procedure(body, head)}}).criteria.get(id)?.state ?? '';

	it('of a section speak for its subsections, and for no other section', () => {
		const body =
			'## Act\n<!-- qms: covers EO-9.cause, EO-9.action -->\n\nText.\n\n### Cause\n\n@EO-9.cause=3\n\n## Later\n\n@EO-9.action=3\n';
		assert.equal(state('EO-9.cause', body), 'covered');
		assert.equal(state('EO-9.action', body), 'evidenced');
	});

	it('before the first heading, and in front matter, speak for the document', () => {
		assert.equal(state('EO-9.cause', '## Cause\n\n@EO-9.cause=3\n', {outcomes: '[EO-9.cause]'}), 'covered');
	});

	it('of a whole outcome hold for each criterion that the document shows; the others keep their own state', () => {
		const body = '## Cause\n\n@EO-9.cause=3 and @EO-9.action=2 and @EO-9.extent=1\n';
		const head = {outcomes: '[EO-9]'};
		assert.equal(state('EO-9.cause', body, head), 'covered');
		assert.equal(state('EO-9.action', body, head), 'covered');
		assert.equal(state('EO-9.extent', body, head), 'gap');
	});

	it('of a whole outcome that the document shows nothing of leave every criterion claimed', () => {
		for (const id of ['EO-9.cause', 'EO-9.action', 'EO-9.record'])
			assert.equal(state(id, 'Text.', {outcomes: '[EO-9]'}), 'claimed');
	});

	it('take wildcards: EO-9.* for an outcome, EO-7/* for an outcome with its children', () => {
		assert.equal(state('EO-9.cause', '## Cause\n<!-- qms: covers EO-9.* -->\n\n@EO-9.cause=3\n'), 'covered');
		const children =
			'## All\n<!-- qms: covers EO-7/* -->\n\n@EO-9.cause=3 @EO-10.respond=3 @EO-7.opportunities=3 @EO-6.release=3\n';
		for (const id of ['EO-9.cause', 'EO-10.respond', 'EO-7.opportunities'])
			assert.equal(state(id, children), 'covered', id);
		assert.equal(state('EO-6.release', children), 'evidenced');
	});

	it('match whole ids: EO-1 says nothing of EO-10', () => {
		assert.equal(state('EO-10.respond', '## Answer\n<!-- qms: covers EO-1 -->\n\n@EO-10.respond=3\n'), 'evidenced');
	});

	it('by clause number are shown, never enough', () => {
		const coverage = coverageOf({
			files: {'a.md': procedure('## Cause\n\n@EO-9.cause=3\n', {standards: '{iso9001: ["10.2"]}'})},
		});
		const cause = coverage.criteria.get('EO-9.cause');
		assert.equal(cause?.state, 'evidenced');
		assert.equal(cause.places[0]?.weakClaim, true);
		const named = coverage.criteria.get('EO-9.effectiveness');
		assert.equal(named?.state, 'gap');
		assert.deepEqual(
			named.candidates.map(place => place.weakClaim),
			[true],
		);
	});

	it('are taken back by a rejection, unless a nearer claim speaks for the section', () => {
		const rejects = '<!-- qms: rejects EO-9 because="about suppliers" -->';
		assert.equal(state('EO-9.cause', `## Cause\n${rejects}\n\n@EO-9.cause=3\n`), 'gap');
		assert.equal(
			state(
				'EO-9.cause',
				`## All\n${rejects}\n\nText.\n\n### Cause\n<!-- qms: covers EO-9.cause -->\n\n@EO-9.cause=3\n`,
			),
			'covered',
		);
	});
});

describe('boilerplate', () => {
	it('counts once, however many documents repeat it', () => {
		const shared =
			'The process owner finds the cause of each fault before anything else is changed in the line, writes it down in the report and shows it to the shift at the next morning meeting @EO-9.cause=3.';
		const files = Object.fromEntries(
			[1, 2, 3, 4, 5, 6].map(number => [
				`${number}.md`,
				procedure(`## Cause\n\n${shared}\n`, {id: `PRO-${number}`, title: `Procedure ${number}`}),
			]),
		);
		assert.deepEqual(
			coverageOf({files})
				.criteria.get('EO-9.cause')
				?.places.map(place => place.path),
			['1.md'],
		);
		const own = {
			...files,
			'5.md': procedure('## Cause\n\nThe shift supervisor finds the cause @EO-9.cause=3.\n', {id: 'PRO-5'}),
		};
		assert.deepEqual(
			coverageOf({files: own})
				.criteria.get('EO-9.cause')
				?.places.map(place => place.path),
			['1.md', '5.md'],
		);
	});

	it('takes nothing away from two documents that say the same', () => {
		const shared =
			'The process owner finds the cause of each fault before anything else is changed in the line, writes it down in the report and shows it to the shift at the next morning meeting @EO-9.cause=3.';
		const files = Object.fromEntries(
			[1, 2].map(number => [
				`${number}.md`,
				procedure(`## Cause\n\n${shared}\n`, {id: `PRO-${number}`, title: `Procedure ${number}`}),
			]),
		);
		assert.deepEqual(
			coverageOf({files})
				.criteria.get('EO-9.cause')
				?.places.map(place => place.path),
			['1.md', '2.md'],
		);
	});
});
