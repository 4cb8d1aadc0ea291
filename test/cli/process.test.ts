import assert from 'node:assert/strict';
import {spawn, spawnSync} from 'node:child_process';
import {closeSync, existsSync, openSync, readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {buildProgram, programFile} from '../support/program.ts';
import {makeFolder, removeFolders} from './folder.ts';

const root = join(import.meta.dirname, '../..');
const program = programFile;
const sample = join(root, 'samples/acme-valves-gaps');

interface Ended {
	readonly code: number | null;
	readonly signal: string | null;
	readonly stdout: string;
	readonly stderr: string;
}

/** Runs the bundled program as a process of its own. `onData` may close the reader or send a signal. */
async function start(
	words: readonly string[],
	options: {
		cwd?: string;
		input?: string;
		env?: Record<string, string>;
		onData?: (child: ReturnType<typeof spawn>) => void;
		onText?: (child: ReturnType<typeof spawn>, chunk: string) => void;
	} = {},
): Promise<Ended> {
	return new Promise(done => {
		const child = spawn(process.execPath, [program, ...words], {
			cwd: options.cwd ?? sample,
			env: {...process.env, NO_COLOR: '1', ...options.env},
			stdio: ['pipe', 'pipe', 'pipe'],
		});
		const text = {stdout: '', stderr: ''};
		child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
			text.stdout += chunk;
			options.onData?.(child);
			options.onText?.(child, chunk);
		});
		child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
			text.stderr += chunk;
			options.onText?.(child, chunk);
		});
		child.stdin.on('error', () => undefined).end(options.input ?? '');
		child.on('close', (code, signal) => done({code, signal, ...text}));
	});
}

describe('the program', () => {
	before(async () => {
		await buildProgram();
	});
	afterEach(removeFolders);

	it('writes all of a long answer to a pipe and ends with its exit code', async () => {
		const {code, stdout, stderr} = await start(['check', '--format', 'json', '--fail-on', 'error']);
		assert.match(stderr, /^qms-lens: The configuration is not understood [^\n]*\n[^\n]*\n$/);
		const report = JSON.parse(stdout) as {summary: {errors: number}};
		assert.ok(stdout.length > 100_000, 'longer than a pipe holds at once');
		assert.ok(report.summary.errors > 0);
		assert.equal(code, 2);
	});

	it('says in a line that a full disk took nothing of its answer', function () {
		if (!existsSync('/dev/full')) this.skip();
		const full = openSync('/dev/full', 'w');
		try {
			for (const words of [
				['check', '.'],
				['check', '.', '--format', 'json'],
				['coverage'],
				['rules'],
				['--version'],
			]) {
				const {status, stderr} = spawnSync(process.execPath, [program, ...words], {
					cwd: sample,
					stdio: ['ignore', full, 'pipe'],
					encoding: 'utf8',
				});
				assert.equal(status, 2, words.join(' '));
				assert.match(stderr, /^qms-lens: Standard output cannot be written \(ENOSPC\)\.\n[^\n]+\n$/);
			}
			const silent = spawnSync(process.execPath, [program, 'check', 'nowhere'], {
				cwd: sample,
				stdio: ['ignore', full, full],
			});
			assert.equal(silent.status, 2);
		} finally {
			closeSync(full);
		}
	});

	it('ends in peace when its reader goes away', async () => {
		const {code, signal, stderr} = await start(['check', '--format', 'json', '--fail-on', 'never'], {
			onData: child => child.stdout?.destroy(),
		});
		assert.deepEqual({code, signal, stderr}, {code: 0, signal: null, stderr: ''});
	});

	it('writes no colours to a pipe, and does where it is told to', async () => {
		const plain = await start(['check', '--fail-on', 'never']);
		assert.ok(!plain.stdout.includes('\u001B'));
		const forced = await start(['check', '--fail-on', 'never'], {env: {FORCE_COLOR: '1'}});
		assert.ok(forced.stdout.includes('\u001B[33m'));
		const refused = await start(['check', '--fail-on', 'never', '--no-color'], {env: {FORCE_COLOR: '1'}});
		assert.ok(!refused.stdout.includes('\u001B'));
	});

	it('reads a document from standard input in place of the file', async () => {
		const folder = makeFolder({'qms.yaml': 'include: ["**/*.md"]\nrules: {outcome-gap: off}\n', 'a.md': '# A\n'});
		const {stdout} = await start(['check', '--stdin', '--stdin-filename', 'a.md', '--format', 'json'], {
			cwd: folder,
			input: '---\nid: PRO-001\napproved: 3 Feburary 25\n---\n# A\n',
		});
		const report = JSON.parse(stdout) as {findings: {rule: string; path: string}[]};
		assert.ok(report.findings.some(each => each.rule === 'not-a-date' && each.path === 'a.md'));
	});

	it('watches: checks again after a change, outlives a mistake, ends with 130 when interrupted', async () => {
		const text = (owner: string): string =>
			`---\nid: PRO-001\ntitle: A\ntype: procedure\nstatus: draft\nversion: 1\n${owner}---\n# A\n\nThe quality manager releases it.\n`;
		const folder = makeFolder({
			'qms.yaml': 'include: ["**/*.md"]\nrules: {outcome-gap: off, outcome-partial: off, places-to-read: off}\n',
			'a.md': text(''),
		});
		let seen = '';
		// Each step waits for what the one before it must have printed.
		const steps: readonly (readonly [sign: string, act: (child: ReturnType<typeof spawn>) => void])[] = [
			['owner-missing', () => writeFileSync(join(folder, 'a.md'), text('owner: Quality manager\n'))],
			['no findings', () => writeFileSync(join(folder, 'qms.yaml'), 'include: ["nothing/**"]\n')],
			[
				'No document',
				() =>
					writeFileSync(
						join(folder, 'qms.yaml'),
						'include: ["**/*.md"]\nrules: {outcome-gap: off, outcome-partial: off, places-to-read: off}\norganization: Again\n',
					),
			],
			['no findings', child => child.kill('SIGINT')],
		];
		let step = 0;
		const advance = (child: ReturnType<typeof spawn>, chunk: string): void => {
			seen += chunk;
			const next = steps[step];
			if (next === undefined || !seen.includes(next[0]) || !seen.includes('Watching for changes')) return;
			seen = '';
			step++;
			next[1](child);
		};
		const {code} = await start(
			['check', '--watch', '--format', 'text', '--format', 'json', '--output', 'report.json'],
			{cwd: folder, onText: advance},
		);
		assert.deepEqual({step, code}, {step: 4, code: 130});
		assert.deepEqual(readdirSync(folder).sort(), ['a.md', 'qms.yaml', 'report.json']);
	});

	it('leaves an interrupted file as it was', async () => {
		const folder = makeFolder({'report.json': 'old'});
		const {signal, code} = await start(
			['check', '--format', 'json', '--output', join(folder, 'report.json'), '--format', 'text'],
			{onData: child => child.kill('SIGINT')},
		);
		assert.ok(signal === 'SIGINT' || code === 130 || code === 1 || code === 2);
		const text = readFileSync(join(folder, 'report.json'), 'utf8');
		assert.ok(text === 'old' || JSON.parse(text) !== undefined);
		assert.deepEqual(readdirSync(folder), ['report.json']);
	});
});
