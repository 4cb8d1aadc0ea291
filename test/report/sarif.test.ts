import assert from 'node:assert/strict';
import {join} from 'node:path';
import sarifSchema from '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json' with {type: 'json'};
import {Ajv} from 'ajv';
import {run} from '../../server/src/cli/run.ts';
import {sarifReport} from '../../server/src/report/sarif.ts';
import {fakeHost} from '../cli/transcript.ts';
import {finding, result} from './result.ts';

// The schema is written in draft 4; beyond these two names it says nothing that later drafts read otherwise.
const {$schema: _draft, id: _id, ...schema} = sarifSchema as Record<string, unknown>;
// One of its patterns is none by the rules of Unicode mode.
const validate = new Ajv({strict: false, unicodeRegExp: false, validateFormats: false, allErrors: true}).compile(
	schema,
);

function assertSarif(text: string): Sarif {
	const log: unknown = JSON.parse(text);
	assert.ok(validate(log), JSON.stringify(validate.errors, undefined, '\t'));
	return log as Sarif;
}

interface Sarif {
	readonly runs: readonly {
		readonly tool: {
			readonly driver: {readonly rules: readonly {readonly id: string; readonly help: {readonly text: string}}[]};
		};
		readonly results: readonly {
			readonly ruleId: string;
			readonly ruleIndex: number;
			readonly partialFingerprints: Readonly<Record<string, string>>;
			readonly locations: readonly {readonly physicalLocation: {readonly artifactLocation: {readonly uri: string}}}[];
		}[];
	}[];
}

describe('sarif', () => {
	it('is refused by the schema where it is wrong, so the checks below mean something', () => {
		assert.equal(validate({version: '2.1.0', runs: [{results: []}]}), false);
	});

	it('is valid for a clean result and for one with everything', () => {
		assertSarif(sarifReport([result({findings: []})]));
		const related = [{path: 'docs/a b.md', line: 1, column: 1, endLine: 1, endColumn: 2, message: 'Also here.'}];
		assertSarif(
			sarifReport([
				result({findings: [finding({related, outcome: 'EO-9', criterion: 'EO-9.cause'}), finding({severity: 'hint'})]}),
			]),
		);
	});

	it("encodes paths as URIs from the repository's top", () => {
		const log = assertSarif(
			sarifReport([result({repositoryRoot: 'qualität', findings: [finding({path: 'a b/c#d?.md'})]})]),
		);
		assert.equal(
			log.runs[0]?.results[0]?.locations[0]?.physicalLocation.artifactLocation.uri,
			'qualit%C3%A4t/a%20b/c%23d%3F.md',
		);
	});

	it('is valid for the sample with gaps; every result points at its rule and no two share a fingerprint', async () => {
		const {host, stdout} = fakeHost(join(import.meta.dirname, '../../samples/acme-valves-gaps'));
		await run(['check', '--format', 'sarif'], host);
		const [first] = assertSarif(stdout()).runs;
		assert.ok(first !== undefined && first.results.length > 10);
		for (const each of first.results) assert.equal(first.tool.driver.rules[each.ruleIndex]?.id, each.ruleId);
		for (const rule of first.tool.driver.rules) assert.ok(rule.help.text.length > 20, rule.id);
		for (const name of ['qmsLens/v1', 'primaryLocationLineHash'])
			assert.equal(new Set(first.results.map(each => each.partialFingerprints[name])).size, first.results.length, name);
	});
});
