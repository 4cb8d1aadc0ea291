import assert from 'node:assert/strict';
import type {GitFacts} from '../../server/src/core/workspace/snapshot.ts';
import {coverageOf, type Graded, procedure} from '../support/graded.ts';

const body = '## Find the cause\n<!-- qms: covers EO-9.cause -->\n\n@EO-9.cause=3\n';

function judge(
	head: Readonly<Record<string, string>>,
	more: Partial<Graded> = {},
): readonly [state: string, ...flags: string[]] {
	const cause = coverageOf({
		...more,
		files: {'procedures/PRO-012.md': procedure(body, head), ...more.files},
	}).criteria.get('EO-9.cause');
	return [cause?.state ?? '', ...(cause?.flags ?? [])];
}

const usesStatus = {'procedures/other.md': procedure('Text.', {id: 'PRO-099'})};

describe("effect of the document's state", () => {
	it('effective, review in time', () => assert.deepEqual(judge({review: '{next: 2026-06-01}'}), ['covered']));
	it('effective, review overdue up to 365 days', () =>
		assert.deepEqual(judge({review: '{next: 2026-05-31}'}), ['covered', 'review-overdue']));
	it('effective, review overdue by 365 days to the day', () =>
		assert.deepEqual(judge({review: '{next: 2025-06-01}'}), ['covered', 'review-overdue']));
	it('effective, review overdue by more than 365 days', () =>
		assert.deepEqual(judge({review: '{next: 2025-05-31}'}), ['pending', 'pending', 'review-overdue']));
	it('effective, review overdue by its interval', () =>
		assert.deepEqual(judge({review: '{interval: P3M}'}), ['covered', 'review-overdue']));
	it('the date of the next review wins over the interval', () =>
		assert.deepEqual(judge({review: '{interval: P3M, next: 2026-12-01}'}), ['covered']));
	it('effective, no owner', () => assert.deepEqual(judge({owner: ''}), ['covered', 'no-owner']));
	it('effective, no approver', () => assert.deepEqual(judge({approver: ''}), ['covered', 'not-approved']));
	it('effective, no approval date', () => assert.deepEqual(judge({approved: ''}), ['covered', 'not-approved']));
	it('approved, effective date in the future', () =>
		assert.deepEqual(judge({status: 'approved', effective: '2026-06-02'}), ['pending', 'pending']));
	it('effective, effective date in the future', () =>
		assert.deepEqual(judge({effective: '2026-06-02'}), ['pending', 'pending']));
	it('approved, effective today', () =>
		assert.deepEqual(judge({status: 'approved', effective: '2026-06-01'}), ['covered']));
	it('draft', () => assert.deepEqual(judge({status: 'draft'}), ['pending', 'pending']));
	it('in review', () => assert.deepEqual(judge({status: 'in-review'}), ['pending', 'pending']));
	it('superseded', () => assert.deepEqual(judge({status: 'superseded'}), ['gap']));
	it('withdrawn', () => assert.deepEqual(judge({status: 'withdrawn'}), ['gap']));
	it('no status, where other documents have one', () =>
		assert.equal(
			judge({status: ''}, {files: {...usesStatus, 'qms.yaml': 'profile:\n  assumeEffective: false\n'}})[0],
			'pending',
		));
	it('no status, where no document has one', () =>
		assert.deepEqual(judge({status: ''}), ['covered', 'assumed-effective']));
	it('no status, where the project assumes effective documents', () =>
		assert.equal(
			judge({status: ''}, {files: {...usesStatus, 'qms.yaml': 'profile:\n  assumeEffective: true\n'}})[0],
			'covered',
		));
	it('no status anywhere, where the project does not assume effective documents', () =>
		assert.equal(judge({status: ''}, {files: {'qms.yaml': 'profile:\n  assumeEffective: false\n'}})[0], 'pending'));
	it('a page that nobody controls, where other documents have a status', () =>
		assert.equal(
			judge(
				{id: '', title: '', kind: '', status: '', owner: '', approver: '', approved: '', effective: ''},
				{files: usesStatus},
			)[0],
			'covered',
		));

	it('days of grace are set by the project', () => {
		assert.deepEqual(
			judge({review: '{next: 2026-05-01}'}, {files: {'qms.yaml': 'profile:\n  graceDays: 30\n'}})[0],
			'pending',
		);
		assert.deepEqual(
			judge({review: '{next: 2026-05-02}'}, {files: {'qms.yaml': 'profile:\n  graceDays: 30\n'}})[0],
			'covered',
		);
	});

	it('content changed after approval', () => {
		const git = (version: string, date: string, shallow = false): GitFacts => ({
			shallow,
			commit: 'a'.repeat(40),
			date,
			history: new Map([
				['procedures/PRO-012.md', {contentCommit: {hash: 'a'.repeat(40), date, author: 'A', version}, approvals: []}],
			]),
		});
		const head = {version: '"4.0"'};
		assert.deepEqual(judge(head, {git: git('4.0', '2026-02-01')}), ['covered', 'changed-after-approval']);
		assert.deepEqual(judge(head, {git: git('4.0', '2026-01-05')}), ['covered']);
		assert.deepEqual(judge(head, {git: git('3.2', '2026-02-01')}), ['covered']);
		assert.deepEqual(judge(head, {git: git('4.0', '2026-02-01', true)}), ['covered']);
	});

	it('one sound document takes a risk away', () => {
		const files = {'procedures/PRO-112.md': procedure(body, {id: 'PRO-112'})};
		assert.deepEqual(judge({review: '{next: 2026-05-31}'}, {files}), ['covered']);
		assert.deepEqual(judge({status: 'draft'}, {files}), ['covered']);
	});

	it('the report says once that documents are assumed to be effective', () => {
		assert.equal(coverageOf({files: {'a.md': procedure(body, {status: ''})}}).assumedEffective, true);
		assert.equal(coverageOf({files: {'a.md': procedure(body)}}).assumedEffective, false);
	});
});
