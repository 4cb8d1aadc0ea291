import assert from 'node:assert/strict';
import {applyBaseline, readBaseline, writeBaseline, type Baseline} from '../../server/src/report/baseline.ts';
import type {FindingResult} from '../../server/src/report/result.ts';
import {finding, result} from './result.ts';

const about = (document: string, section: string, key: string, parts: Partial<FindingResult> = {}): FindingResult =>
	finding({identity: {document, section, key}, ...parts});

const beside = (document: string, key: string, near: string): FindingResult =>
	finding({identity: {document, section: '', key, near}});

function read(text: string): Baseline {
	const baseline = readBaseline(text);
	assert.ok('entries' in baseline);
	return baseline;
}

describe('baseline', () => {
	it('is written sorted, one finding a line, without lines of documents', () => {
		const findings = [
			about('PRO-2', 'b', 'x', {line: 7}),
			about('PRO-1', 'a', 'y', {line: 9}),
			about('PRO-1', 'a', 'y', {line: 10}),
		];
		assert.equal(
			writeBaseline([result({findings})]),
			[
				'{',
				'\t"schemaVersion": 1,',
				'\t"findings": [',
				'\t\t{"rule":"owner-missing","document":"PRO-1","section":"a","key":"y"},',
				'\t\t{"rule":"owner-missing","document":"PRO-1","section":"a","key":"y"},',
				'\t\t{"rule":"owner-missing","document":"PRO-2","section":"b","key":"x"}',
				'\t]',
				'}',
				'',
			].join('\n'),
		);
		assert.deepEqual(read(writeBaseline([result({findings: []})])).entries, []);
	});

	it('takes off what it knows, wherever the lines went, and each entry once', () => {
		const baseline = read(writeBaseline([result({findings: [about('PRO-1', 'a', 'y')]})]));
		const shown = applyBaseline(
			result({
				findings: [
					about('PRO-1', 'a', 'y', {line: 90}),
					about('PRO-1', 'a', 'y', {line: 91}),
					about('PRO-1', 'a', 'z'),
				],
			}),
			baseline,
			false,
		);
		assert.deepEqual(
			shown.findings.map(each => [each.line, each.identity.key]),
			[
				[91, 'y'],
				[3, 'z'],
			],
		);
		assert.equal(shown.baseline?.knownFindings.length, 1);
		assert.equal(shown.summary.warnings, 2);
	});

	it('knows a finding whose section was renamed, but not one of another document', () => {
		const baseline = read(writeBaseline([result({findings: [about('PRO-1', 'a', 'y')]})]));
		assert.equal(
			applyBaseline(result({findings: [about('PRO-1', 'renamed', 'y')]}), baseline, false).findings.length,
			0,
		);
		assert.equal(applyBaseline(result({findings: [about('PRO-2', 'a', 'y')]}), baseline, false).findings.length, 1);
	});

	it('knows a finding about the whole system wherever it is shown', () => {
		const gap = {rule: 'outcome-gap'};
		// An earlier version wrote down where it was shown.
		const baseline = read(writeBaseline([result({findings: [about('PRO-1', 'a', 'EO-10', gap)]})]));
		const left = (key: string): number =>
			applyBaseline(result({findings: [about('', '', key, gap)]}), baseline, false).findings.length;
		assert.equal(left('EO-10'), 0);
		assert.equal(left('EO-11'), 1);
	});

	it('knows a finding by the words beside it where its document has another name', () => {
		const baseline = read(
			writeBaseline([
				result({findings: [beside('a.md', 'soon', 'the report is sent soon'), about('a.md', '', 'owner')]}),
			]),
		);
		const left = (found: FindingResult): number =>
			applyBaseline(result({findings: [found]}), baseline, false).findings.length;
		assert.equal(left(beside('b.md', 'soon', 'the report is sent soon')), 0);
		assert.equal(left(beside('b.md', 'soon', 'goods are checked soon')), 1);
		assert.equal(left(about('b.md', '', 'owner')), 1);
	});

	it('knows a document by its title where its file has another name, but not beside the file itself', () => {
		const known = finding({identity: {document: 'a.md', section: '', key: 'owner', title: 'Packing'}});
		const baseline = read(writeBaseline([result({findings: [known]})]));
		const moved = finding({identity: {...known.identity, document: 'b.md'}});
		const left = (documents: readonly string[]): number =>
			applyBaseline(
				result({
					findings: [moved],
					documents: documents.map(path => ({
						path,
						id: undefined,
						title: 'Packing',
						kind: 'procedure',
						language: 'en',
						status: undefined,
						owner: undefined,
						version: undefined,
						approved: undefined,
						reviewNext: undefined,
						qms: true,
						reason: '',
						criteria: [],
						read: [],
						outcomes: [],
					})),
				}),
				baseline,
				false,
			).findings.length;
		assert.equal(left(['b.md']), 0);
		assert.equal(left(['a.md', 'b.md']), 1);
	});

	it('pairs first what agrees in most: of two alike the one beside the same words', () => {
		const baseline = read(
			writeBaseline([result({findings: [beside('a.md', 'soon', 'one'), beside('a.md', 'soon', 'two')]})]),
		);
		const {findings} = applyBaseline(
			result({findings: [beside('a.md', 'soon', 'new'), beside('a.md', 'soon', 'one'), beside('a.md', 'soon', 'two')]}),
			baseline,
			false,
		);
		assert.deepEqual(
			findings.map(({identity}) => identity.near),
			['new'],
		);
	});

	it('says what is fixed, but not from a report on some paths only', () => {
		const baseline = read(writeBaseline([result({findings: [about('PRO-1', 'a', 'y'), about('PRO-1', 'a', 'z')]})]));
		assert.deepEqual(
			applyBaseline(result({findings: [about('PRO-1', 'a', 'y')]}), baseline, false).baseline?.fixed.map(
				each => each.key,
			),
			['z'],
		);
		assert.deepEqual(applyBaseline(result({findings: []}), baseline, true).baseline?.fixed, []);
	});

	it('keeps roots apart', () => {
		const baseline = read(writeBaseline([result({repositoryRoot: 'a', findings: [about('PRO-1', 'a', 'y')]})]));
		assert.equal(
			applyBaseline(result({repositoryRoot: 'b', findings: [about('PRO-1', 'a', 'y')]}), baseline, false).findings
				.length,
			1,
		);
	});

	it('keeps what it knew when it is written again with itself applied', () => {
		const first = result({findings: [about('PRO-1', 'a', 'y'), about('PRO-1', 'a', 'z')]});
		const text = writeBaseline([first]);
		assert.equal(writeBaseline([applyBaseline(first, read(text), false)]), text);
	});

	it('says what is wrong with a file that is none', () => {
		for (const [text, reason] of [
			['', /not JSON/],
			['[]', /not a baseline/],
			['{"schemaVersion": 2, "findings": []}', /schemaVersion/],
			['{"schemaVersion": 1, "findings": [{"rule": 1}]}', /findings\.0/],
		] as const) {
			const read = readBaseline(text);
			assert.ok('problem' in read && reason.test(read.problem), JSON.stringify(read));
		}
	});
});
