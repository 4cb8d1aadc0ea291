import assert from 'node:assert/strict';
import {XMLParser, XMLValidator} from 'fast-xml-parser';
import {gitlabReport} from '../../server/src/report/gitlab.ts';
import {junitReport} from '../../server/src/report/junit.ts';
import type {DocumentResult} from '../../server/src/report/result.ts';
import {finding, result} from './result.ts';

const clean: DocumentResult = {
	path: 'docs/clean.md',
	id: undefined,
	title: 'Clean',
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
};

interface Case {
	readonly name: string;
	readonly classname: string;
	readonly failure?: {readonly type: string; readonly message: string};
}

interface Suite {
	readonly name: string;
	readonly tests: string;
	readonly failures: string;
	readonly testcase: readonly Case[];
}

interface Suites extends Omit<Suite, 'testcase'> {
	readonly testsuite: readonly Suite[];
}

const parser = new XMLParser({
	ignoreAttributes: false,
	attributeNamePrefix: '',
	parseAttributeValue: false,
	processEntities: true,
	htmlEntities: true,
	isArray: name => name === 'testsuite' || name === 'testcase',
});

function read(text: string): Suites {
	assert.equal(XMLValidator.validate(text), true);
	return (parser.parse(text) as {testsuites: Suites}).testsuites;
}

describe('junit', () => {
	it('names cases without lines, each once in its suite, in classes that Jenkins takes apart at the right places', () => {
		const [one, two] = [finding({line: 3}), finding({line: 9})];
		const namesOf = (findings: readonly ReturnType<typeof finding>[]): string[] => {
			const {testsuite} = read(junitReport([result({documents: [clean], findings})]));
			return testsuite.flatMap(({testcase}) => testcase.map(each => `${each.classname} ${each.name}`));
		};
		const names = namesOf([one, two, finding({message: 'Line 3 & "more" <b>.'})]);
		assert.equal(new Set(names).size, names.length);
		assert.ok(names.includes('docs.capa_md owner-missing: The owner is not set.'), names.join('\n'));
		assert.ok(names.includes('docs.capa_md owner-missing: The owner is not set. (2)'));
		assert.deepEqual(
			namesOf([{...one, line: 40, endLine: 40}, two]),
			namesOf([one, two]),
			'moved lines change no name',
		);
	});

	it('has a suite for each document and counts that add up', () => {
		const findings = [finding({severity: 'error'}), finding({severity: 'hint', line: 9})];
		const suites = read(
			junitReport([
				result({repositoryRoot: 'quality', documents: [clean, {...clean, path: 'left.md', qms: false}], findings}),
			]),
		);
		assert.deepEqual(
			suites.testsuite.map(suite => suite.name),
			['quality/docs/clean.md', 'quality/docs/capa.md', 'expected outcomes'],
		);
		const cases = suites.testsuite.flatMap(suite => suite.testcase);
		assert.equal(suites.tests, String(cases.length));
		assert.equal(suites.failures, String(cases.filter(each => each.failure !== undefined).length));
		for (const suite of suites.testsuite) assert.equal(suite.tests, String(suite.testcase.length));
	});

	it('fails errors and warnings and passes the rest', () => {
		const findings = (['error', 'warning', 'information', 'hint'] as const).map(severity => finding({severity}));
		const suites = read(junitReport([result({findings})]));
		assert.deepEqual(
			suites.testsuite[0]?.testcase.map(each => each.failure?.type),
			['error', 'warning', undefined, undefined],
		);
	});

	it('fails a gate that was missed', () => {
		const gates = [
			{name: 'require', outcome: 'EO-8', passed: false, message: 'Not there.'},
			{name: 'min-coverage', outcome: undefined, passed: true, message: 'There.'},
		] as const;
		const suites = read(junitReport([result({gates})]));
		assert.deepEqual(
			suites.testsuite.at(-1)?.testcase.map(each => each.failure?.message),
			['Not there.', undefined],
		);
	});

	it('stays XML whatever a document says', () => {
		const message = 'a<b>&"\'\u0000\u001B[31m ]]> \uFFFF é 质\nnext';
		const suites = read(junitReport([result({findings: [finding({message, path: 'a&b<"c>.md'})]})]));
		assert.equal(suites.testsuite[0]?.name, 'a&b<"c>.md');
		assert.equal(
			suites.testsuite[0].testcase[0]?.failure?.message,
			'a<b>&"\'\\u{0}\\u{1b}[31m ]]> \\u{ffff} é 质\nnext',
		);
	});
});

describe('gitlab', () => {
	it('lists issues with what Code Quality reads: description, check, fingerprint, severity, place', () => {
		const text = gitlabReport([
			result({
				repositoryRoot: 'quality',
				findings: [finding({severity: 'error', endLine: 5}), finding({severity: 'hint', fingerprint: 'f'})],
			}),
		]);
		assert.deepEqual(JSON.parse(text), [
			{
				description: 'The owner is not set.',
				check_name: 'owner-missing',
				fingerprint: '0123456789abcdef',
				severity: 'critical',
				location: {path: 'quality/docs/capa.md', lines: {begin: 3, end: 5}},
			},
			{
				description: 'The owner is not set.',
				check_name: 'owner-missing',
				fingerprint: 'f',
				severity: 'info',
				location: {path: 'quality/docs/capa.md', lines: {begin: 3, end: 3}},
			},
		]);
	});

	it('is an empty list where nothing was found', () => {
		assert.equal(gitlabReport([result({findings: []})]), '[]\n');
	});
});
