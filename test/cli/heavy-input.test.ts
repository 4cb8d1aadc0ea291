import assert from 'node:assert/strict';
import {run} from '../../server/src/cli/run.ts';
import type {JsonRoot} from '../../server/src/report/schema.ts';
import {makeFolder, removeFolders} from './folder.ts';
import {fakeHost} from './transcript.ts';

const head =
	'---\nid: PRO-001\ntitle: Heavy\ntype: procedure\nstatus: draft\nowner: Quality manager\nversion: 1\n---\n# Heavy\n\n';
const good =
	'---\nid: PRO-002\ntitle: Good\ntype: procedure\nstatus: draft\nversion: 1\n---\n# Good\n\nThe quality manager releases each document.\n';
const config = 'include: ["**/*.md", "**/*.yaml"]\nrules: {outcome-gap: off}\n';

const bomb = [
	'a0: &a0 [x, x, x, x, x, x, x, x, x]',
	...Array.from(
		{length: 12},
		(_, at) => `a${at + 1}: &a${at + 1} [${Array.from({length: 9}, () => `*a${at}`).join(', ')}]`,
	),
].join('\n');

/** Input that breaks readers which recurse, copy or backtrack, with the rule that speaks of it where one should. */
const cases: readonly (readonly [
	meaning: string,
	path: string,
	content: string | Uint8Array,
	rule: string | undefined,
])[] = [
	[
		'ten megabytes',
		'heavy.md',
		`${head}${'The quality manager releases each document before use. '.repeat(190_000)}\n`,
		undefined,
	],
	['a line of 20,000 characters', 'heavy.md', `${head}${'a'.repeat(20_000)}\n`, undefined],
	[
		'a line of 20,000 characters that nearly match',
		'heavy.md',
		`${head}${'**'.repeat(5000)}${'['.repeat(5000)}${'<!-- qms: '.repeat(1000)}\n`,
		undefined,
	],
	['100,000 nested block quotes', 'heavy.md', `${head}${'>'.repeat(100_000)} deep\n`, undefined],
	[
		'nested lists',
		'heavy.md',
		`${head}${Array.from({length: 2000}, (_, at) => `${' '.repeat(at)}- x`).join('\n')}\n`,
		undefined,
	],
	['100,000 YAML flow brackets', 'heavy.yaml', `id: PRC-X\ninputs: ${'['.repeat(100_000)}\n`, 'syntax-invalid'],
	['a YAML alias bomb', 'heavy.yaml', `id: PRC-X\nname: Bomb\ninputs: [{name: x}]\n${bomb}\n`, undefined],
	['nul bytes', 'heavy.md', `${head}The quality manager\u0000releases it.\u0000\n`, undefined],
	['random bytes', 'heavy.md', Uint8Array.from({length: 5000}, (_, at) => (at * 7919) % 256), 'file-unreadable'],
	['front matter without an end', 'heavy.md', `---\nid: PRO-001\n${'key: value\n'.repeat(5000)}`, undefined],
];

describe('heavy input', function () {
	this.timeout(120_000);
	afterEach(removeFolders);

	for (const [meaning, path, content, rule] of cases) {
		it(`${meaning}: the rest is still checked`, async () => {
			const root = makeFolder({'qms.yaml': config, [path]: content, 'good.md': good});
			const {host, stdout} = fakeHost(root);
			await run(['check', '--format', 'json'], host);
			const report = JSON.parse(stdout()) as JsonRoot;
			assert.ok(report.findings.some(each => each.path === 'good.md' && each.rule === 'owner-missing'));
			if (rule !== undefined)
				assert.equal(
					report.findings.filter(each => each.path === path && each.rule === rule).length,
					1,
					JSON.stringify(report.findings),
				);
		});
	}

	it('a configuration that is a list: one finding, exit code 2', async () => {
		const root = makeFolder({'qms.yaml': '- include\n', 'good.md': good});
		const {host, stdout} = fakeHost(root);
		const code = await run(['check', '--format', 'json'], host);
		const report = JSON.parse(stdout()) as JsonRoot;
		assert.deepEqual(
			report.findings.filter(each => each.rule === 'configuration-invalid').map(({path, line}) => `${path}:${line}`),
			['qms.yaml:1'],
		);
		assert.equal(code, 2);
	});

	it('a key that is not known: said on standard error, exit code 2 of check and coverage, behind a baseline too', async () => {
		const root = makeFolder({'qms.yaml': 'rulez: {}\n', 'good.md': good});
		const ends = async (...words: string[]): Promise<[code: number, stderr: string]> => {
			const {host, stderr} = fakeHost(root);
			return [await run(words, host), stderr()];
		};
		const said =
			'qms-lens: The configuration is not understood (qms.yaml:1): `rulez` is not a known key. Did you mean `rules`?\nCorrect it; until then this run says less than was asked for, and ends with 2.\n';
		assert.deepEqual(await ends('check', '--quiet'), [2, said]);
		assert.deepEqual(await ends('coverage'), [2, said]);
		await ends('check', '--write-baseline', 'known.json');
		assert.deepEqual(await ends('check', '--baseline', 'known.json'), [2, said]);
		assert.deepEqual(await ends('check', '--fail-on', 'never'), [0, '']);
	});
});
