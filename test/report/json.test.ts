import assert from 'node:assert/strict';
import {join} from 'node:path';
import {Ajv2020} from 'ajv/dist/2020.js';
import {run} from '../../server/src/cli/run.ts';
import {jsonPieces, Listed} from '../../server/src/report/jsonPieces.ts';
import {jsonText} from '../../server/src/report/terminal.ts';
import {jsonReport} from '../../server/src/report/json.ts';
import {reportJsonSchema} from '../../server/src/report/schema.ts';
import {fakeHost} from '../cli/transcript.ts';
import {result} from './result.ts';

const validate = new Ajv2020({allErrors: true, strict: true, strictTypes: false}).compile(reportJsonSchema());

function assertReport(text: string): Record<string, unknown> {
	const report: unknown = JSON.parse(text);
	assert.ok(validate(report), JSON.stringify(validate.errors, undefined, '\t'));
	return report as Record<string, unknown>;
}

describe('json', () => {
	it('follows its schema, one root flat, several in a list', () => {
		const one = assertReport(jsonReport([result()]));
		assert.equal(one['root'], '.');
		const two = assertReport(jsonReport([result({root: 'a'}), result({root: 'b'})]));
		assert.deepEqual(
			(two['roots'] as {root: string}[]).map(each => each.root),
			['a', 'b'],
		);
	});

	it('is refused by the schema where a field is missing', () => {
		const {findings: _, ...rest} = JSON.parse(jsonReport([result()])) as Record<string, unknown>;
		assert.equal(validate(rest), false);
	});

	for (const [sample, ...more] of [
		['acme-valves'],
		['acme-valves-gaps'],
		['kleinwerk'],
		['acme-valves', 'acme-valves-gaps'],
	] as const) {
		it(`follows its schema for ${[sample, ...more].join(' and ')}`, async () => {
			const {host, stdout} = fakeHost(join(import.meta.dirname, '../../samples'));
			await run(['check', sample, ...more, '--format', 'json'], host);
			assertReport(stdout());
		});
	}

	it('gives the same answer for the same input', async () => {
		const answers: string[] = [];
		for (const jobs of ['1', '16']) {
			const {host, stdout} = fakeHost(join(import.meta.dirname, '../../samples/acme-valves-gaps'));
			await run(['check', '--format', 'json', '--jobs', jobs], host);
			answers.push(stdout());
		}
		assert.equal(answers[0], answers[1]);
	});

	it('is written in pieces that together are the text of the whole', () => {
		const item = {list: [1, 'two\n', {}], none: undefined, empty: [], nothing: null, disguised: '\u202Ea\u0085'};
		const root = {name: 'a "root"', items: [item, item], none: undefined, few: [] as unknown[], last: {a: [[]]}};
		const listed = (items: readonly unknown[]): Listed<unknown> => new Listed(() => items);
		const inPieces = {...root, items: listed(root.items), few: listed(root.few)};
		assert.equal([...jsonPieces(inPieces)].join(''), jsonText(root));
		assert.equal(
			[...jsonPieces({head: 1, roots: listed([inPieces, inPieces])})].join(''),
			jsonText({head: 1, roots: [root, root]}),
		);
	});
});
