import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {existsSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import type {Host} from '../../server/src/cli/host.ts';
import {deliver} from '../../server/src/cli/output.ts';
import {run} from '../../server/src/cli/run.ts';
import {withBrokenRules} from '../support/broken.ts';
import {makeFolder, removeFolders} from './folder.ts';
import {fakeHost} from './transcript.ts';

const procedure = `---
id: PRO-010
title: Corrective action
kind: procedure
---
# Corrective action

## Cause analysis

The head of quality finds the root cause with the 5 whys within ten working days and records it in the corrective action report.
`;

describe('a mistake of the tool on the command line', () => {
	afterEach(removeFolders);
	const folder = (): string =>
		makeFolder({'procedures/broken.md': procedure, 'procedures/whole.md': procedure.replace('010', '011')});
	const hostIn = (root: string, more: Partial<Host> = {}): ReturnType<typeof fakeHost> => {
		const fake = fakeHost(root);
		return {...fake, host: {...fake.host, ...more}};
	};

	it('is named in a line, told how to report, and ends with 2 whatever is to fail the run', async () => {
		for (const words of [
			['check', '--fail-on', 'never'],
			['coverage'],
			['explain', 'EO-9.cause'],
			['report', 'pack'],
			['check', '--list-files'],
			['check', '--write-baseline', 'baseline.json'],
		]) {
			const {host, stdout, stderr} = hostIn(folder(), {qms: withBrokenRules});
			assert.equal(await run(words, host), 2, words.join(' '));
			assert.match(
				stderr(),
				/^qms-lens: The rule broken-in-document broke off at procedures\/broken\.md \(TypeError: x is not a function\) and reports nothing there\.$/m,
			);
			assert.match(stderr(), /^qms-lens: The rule broken-overall broke off \(TypeError: x is not a function\)/m);
			assert.match(stderr(), /report the line above at https:\/\/github\.com\/.+\/issues; QMS_LENS_DEBUG=1/);
			assert.doesNotMatch(stderr(), /^\s*at /m, 'no stack');
			assert.notEqual(stdout(), '', 'the rest is said');
		}
	});

	it('tells where it happened to whoever asks', async () => {
		const {host, stderr} = hostIn(folder(), {qms: withBrokenRules});
		assert.equal(await run(['check'], {...host, env: {...host.env, QMS_LENS_DEBUG: '1'}}), 2);
		assert.match(stderr(), /^\s*at .*broken\.ts/m);
	});

	it('stands in the reports for programs and for people', async () => {
		const root = folder();
		const {host} = hostIn(root, {qms: withBrokenRules});
		const outputs = ['json', 'sarif', 'markdown'].flatMap(format => ['--format', format, '--output', `out.${format}`]);
		assert.equal(await run(['check', ...outputs], host), 2);
		const text = (format: string): string => readFileSync(join(root, `out.${format}`), 'utf8');
		const report = JSON.parse(text('json')) as {failures: {step: string; name: string; path: string}[]};
		assert.deepEqual(
			report.failures.filter(({path}) => path !== '').map(({step, name, path}) => `${step} ${name} ${path}`),
			['rule broken-in-document procedures/broken.md', 'rule broken-across procedures/broken.md'],
		);
		const sarif = JSON.parse(text('sarif')) as {
			runs: {invocations: {executionSuccessful: boolean; toolExecutionNotifications: unknown[]}[]}[];
		};
		assert.equal(sarif.runs[0]?.invocations[0]?.executionSuccessful, false);
		assert.equal(sarif.runs[0]?.invocations[0]?.toolExecutionNotifications.length, 4);
		assert.match(text('markdown'), /^- ⚠️ The rule broken-in-document broke off/m);
	});

	it('in a fix leaves the file, makes the others and ends with 2', async () => {
		const root = folder();
		const before = readFileSync(join(root, 'procedures/broken.md'), 'utf8');
		const {host, stderr} = hostIn(root, {qms: withBrokenRules});
		assert.equal(await run(['check', '--fix'], host), 2);
		assert.match(stderr(), /^qms-lens: The fix broken-fix broke off at procedures\/broken\.md/m);
		assert.equal(readFileSync(join(root, 'procedures/broken.md'), 'utf8'), before);
	});

	it('in the state that a change is compared with is told as well', async () => {
		const root = folder();
		const git = (...words: string[]): void =>
			void execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.org', ...words], {cwd: root});
		git('init', '-q');
		git('add', '.');
		git('commit', '-qm', 'Begin');
		writeFileSync(join(root, 'procedures/whole.md'), procedure.replace('010', '012'));
		execFileSync('rm', ['procedures/broken.md'], {cwd: root});
		const {host, stderr} = hostIn(root, {qms: withBrokenRules});
		assert.equal(await run(['check', '--changed-since', 'HEAD', '--fail-on', 'never'], host), 2);
		assert.match(stderr(), /broken-in-document broke off at procedures\/broken\.md/);
	});

	it('in one format leaves the other formats, and the file that stood there', async () => {
		const root = makeFolder({'out.json': 'old'});
		const {host, stdout, stderr} = hostIn(root);
		const whole = await deliver(
			host,
			[
				{format: 'json', file: 'out.json'},
				{format: 'text', file: undefined},
			],
			undefined,
			format => {
				if (format === 'json') throw new TypeError('y is undefined');
				return 'all well\n';
			},
		);
		assert.equal(whole, false);
		assert.equal(stdout(), 'all well\n');
		assert.equal(readFileSync(join(root, 'out.json'), 'utf8'), 'old');
		assert.match(
			stderr(),
			/^qms-lens: The report as json broke off \(TypeError: y is undefined\)\.\n[^\n]*issues[^\n]*\n$/,
		);
	});

	it('anywhere else is one line and ends with 2', async () => {
		const {host, stderr} = hostIn(folder(), {
			today() {
				throw new Error('no\nclock');
			},
		});
		assert.equal(await run(['check'], host), 2);
		assert.match(stderr(), /^qms-lens: The run broke off \(Error: no clock\)\.\n[^\n]*issues[^\n]*\n$/);
		assert.ok(!existsSync('baseline.json'));
	});
});
