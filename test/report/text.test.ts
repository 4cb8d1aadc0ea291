import assert from 'node:assert/strict';
import {join} from 'node:path';
import {run} from '../../server/src/cli/run.ts';
import {agentReport} from '../../server/src/report/agent.ts';
import {coverageMarkdown, csvReport} from '../../server/src/report/matrix-tables.ts';
import {matrixText} from '../../server/src/report/matrix-text.ts';
import {width} from '../../server/src/report/terminal.ts';
import type {OutcomeResult, Result} from '../../server/src/report/result.ts';
import {textReport} from '../../server/src/report/text.ts';
import {fakeHost} from '../cli/transcript.ts';
import {finding, result} from './result.ts';

const plain = {width: 80, color: false, quiet: false};
const sample = join(import.meta.dirname, '../../samples/acme-valves-gaps');

describe('text', () => {
	for (const columns of [40, 60, 80, 120]) {
		for (const words of [
			['check', '--fail-on', 'never'],
			['check', '--list-files'],
			['coverage'],
			['explain', 'EO-9'],
			['rules'],
			['outcomes'],
			['--help'],
			['help', 'check'],
			['help', 'completion'],
		]) {
			it(`${words.join(' ')} keeps within ${columns} columns`, async () => {
				const {host, stdout} = fakeHost(sample, '', {COLUMNS: String(columns)});
				await run(words, host);
				const long = stdout()
					.split('\n')
					.filter(line => width(line) > columns);
				// A name that cannot be broken, such as a rule's, may stand out; nothing else.
				assert.deepEqual(
					long.filter(line => line.trim().split(/\s+/).length > 2),
					[],
				);
			});
		}
	}

	it('measures wide characters, so that columns stay in line', () => {
		const base = result();
		const [catalog] = base.catalogs;
		assert.ok(catalog !== undefined);
		const outcomes = catalog.outcomes.map((outcome, index) =>
			index === 0 ? {...outcome, short: '纠正措施', title: '原因分析与纠正措施'} : outcome,
		);
		const lines = textReport([result({findings: [], catalogs: [{...catalog, outcomes}]})], plain)
			.split('\n')
			.filter(line => line.includes('EO-7/'));
		const columns = lines.map(line => width(line.slice(0, line.search(/[◑○]/))));
		assert.equal(columns.length, 2);
		assert.equal(columns[0], columns[1]);
	});

	it('writes no colours unless they are wanted, and control characters of documents never as they are', () => {
		const hostile = result({findings: [finding({message: '\u001B[31mred\u0007', path: 'a\u001B]0;title\u0007.md'})]});
		assert.ok(!/[\u001B\u0007]/.test(textReport([hostile], plain)));
		const colored = textReport([hostile], {...plain, color: true});
		assert.ok(colored.includes('\u001B[33mwarning'));
		assert.ok(!colored.includes('\u001B[31mred') && !colored.includes('\u0007'));
	});

	it('is empty where it is to be quiet and nothing was found', () => {
		assert.equal(textReport([result({findings: []})], {...plain, quiet: true}), '');
	});

	it('says which gate was missed and what a baseline took off', () => {
		const text = textReport(
			[
				result({
					gates: [
						{name: 'require', outcome: 'EO-8', passed: false, message: 'EO-7/8 must be there.'},
						{name: 'min-coverage', outcome: undefined, passed: true, message: 'Fine.'},
					],
					baseline: {knownFindings: [finding()], fixed: [{rule: 'r', document: 'd', section: '', key: ''}]},
				}),
			],
			plain,
		);
		assert.match(text, /Gate missed: EO-7\/8 must be there\./);
		assert.ok(!text.includes('Fine.'));
		assert.match(
			text,
			/1 finding of the baseline not shown\.\n1 finding of the baseline is fixed; --write-baseline takes it out\./,
		);
	});

	it('says what is not found of a claim, what a reader is asked, and that nothing was found of a gap only', () => {
		const text = matrixText([result()], plain);
		assert.match(
			text,
			/EO-9\.effectiveness\s+claimed, not evidenced\s+docs\/capa\.md:60 "Closure"; not\s+found: who does it/,
		);
		assert.match(text, /EO-10\.receive\s+gap\s+No document was found that shows it\./);
		assert.match(text, /: 1 covered, 1 only claimed, 1\s+gap\./);
		const [catalog] = result().catalogs;
		assert.ok(catalog);
		const asked = matrixText([{...result(), catalogs: [{...catalog, outcomes: catalog.outcomes.map(toRead)}]}], plain);
		assert.match(
			asked,
			/EO-10\.receive\s+to be read\s+Does docs\/capa\.md:41 "7\s+Find\s+the\s+cause"\s+show\s+it\?\s+1 more possible\s+place\./,
		);
		assert.doesNotMatch(asked, /EO-10\.receive[^\n]*No document/);
	});

	it('says where a gap is shown in part, and that nothing was found of no gap that was read', () => {
		const [catalog] = result().catalogs;
		assert.ok(catalog);
		const of = (change: (outcome: OutcomeResult) => OutcomeResult): Result => ({
			...result(),
			catalogs: [{...catalog, outcomes: catalog.outcomes.map(change)}],
		});
		const text = matrixText([of(outcome => readAs(outcome, 'part'))], plain).replace(/\s+/g, ' ');
		assert.match(text, /EO-10\.receive gap One place shows a part of it, .*docs\/capa\.md:41/);
		const markdown = coverageMarkdown([of(outcome => readAs(outcome, 'part'))]);
		assert.match(markdown, /EO-10\.receive.*shown in part, see .*capa\.md:41/);
		const no = matrixText([of(outcome => readAs(outcome, 'no'))], plain).replace(/\s+/g, ' ');
		assert.match(no, /EO-10\.receive gap The likely places were read, and none shows it\./);
	});
});

/** The outcome with every gap as a question about two places. */
/** The gaps of an outcome with a place that somebody has read. */
function readAs(outcome: OutcomeResult, shows: 'part' | 'no'): OutcomeResult {
	const [place] = result().catalogs.flatMap(each => each.outcomes.flatMap(({criteria}) => criteria[0]?.places ?? []));
	assert.ok(place);
	const reading = {by: 'M. Keller', on: '2026-11-28', shows, quote: '', because: 'no name', stale: false, agent: false};
	const read = [{...place, answer: 'none' as const, readings: [reading]}];
	const inPart = shows === 'part' ? read : [];
	return {
		...outcome,
		criteria: outcome.criteria.map(each => (each.state === 'gap' ? {...each, inPart, candidates: read} : each)),
	};
}

function toRead(outcome: OutcomeResult): OutcomeResult {
	const [place] = result().catalogs.flatMap(each => each.outcomes.flatMap(({criteria}) => criteria[0]?.places ?? []));
	const candidates = place ? [place, place].map(each => ({...each, answer: 'possible' as const, likelihood: 0.3})) : [];
	return {
		...outcome,
		criteria: outcome.criteria.map(each => (each.state === 'gap' ? {...each, state: 'to-read', candidates} : each)),
	};
}

describe('agent', () => {
	it('has one line a finding, the worst first, each with its next step, and one an outcome that is not covered', () => {
		const text = agentReport([
			result({
				root: 'q',
				findings: [
					finding(),
					finding({severity: 'error', rule: 'link-broken', message: 'Two\nlines.', fixes: ['Make the file']}),
				],
			}),
		]);
		assert.deepEqual(text.split('\n'), [
			'q/docs/capa.md:3:1 error link-broken: Two\\u{a}lines. -> Make the file',
			'q/docs/capa.md:3:1 warning owner-missing: The owner is not set. -> Name the owner.',
			'EO-9: partially covered 1/2 open: EO-9.effectiveness (claimed)',
			'EO-10: gap 0/1 open: EO-10.receive (gap)',
			'q: 0 errors, 1 warning, 0 notes; 1/3 criteria shown: 1 covered, 1 only claimed, 1 gap',
			'',
		]);
	});
});

describe('tables', () => {
	it('quote what CSV would split and disarm what a spreadsheet would compute', () => {
		const base = result();
		const [catalog] = base.catalogs;
		assert.ok(catalog !== undefined);
		const outcomes = catalog.outcomes.slice(0, 1).map(outcome => ({
			...outcome,
			title: '=1+1',
			criteria: outcome.criteria.slice(0, 1).map(criterion => ({...criterion, title: 'a "b", c'})),
		}));
		const rows = csvReport([{...base, catalogs: [{...catalog, outcomes}]}]).split('\r\n');
		assert.equal(rows.length, 3);
		assert.ok(
			rows[1]?.startsWith(
				'test,EO-7/9,\'=1+1,partially covered,EO-9.cause,"a ""b"", c",mandatory,covered,specified,shown,0.920,docs/capa.md,41,7 Find the cause,"root cause; 5 whys",',
			),
		);
	});

	it('escape what Markdown would take for marks, and link from the given base', () => {
		const base = result();
		const [catalog] = base.catalogs;
		assert.ok(catalog !== undefined);
		const text = coverageMarkdown(
			[
				{
					...base,
					catalogs: [{...catalog, outcomes: catalog.outcomes.map(outcome => ({...outcome, title: '*a* | <b> @c'}))}],
				},
			],
			{linkBase: 'https://example.org/blob/1/'},
		);
		assert.ok(text.includes('\\*a\\* \\| \\<b\\> \u200B@\u200Bc'));
		assert.ok(text.includes('](https://example.org/blob/1/docs/capa.md#L41)'));
	});
});
