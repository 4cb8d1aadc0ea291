import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {join} from 'node:path';
import {run} from '../../server/src/cli/run.ts';
import {shells, type Shell} from '../../server/src/cli/options.ts';
import {commands} from '../../server/src/cli/commandNames.ts';
import {makeFolder, removeFolders} from './folder.ts';
import {fakeHost} from './transcript.ts';

async function scriptOf(shell: Shell): Promise<string> {
	const {host, stdout} = fakeHost('/');
	assert.equal(await run(['completion', shell], host), 0);
	return stdout();
}

/** A folder with the script, a document and a folder to complete. */
async function folderFor(shell: Shell): Promise<string> {
	return makeFolder({script: await scriptOf(shell), 'docs/capa.md': '# Corrective action\n'});
}

function start(cwd: string, ...[program, ...words]: readonly string[]): string[] {
	const {stdout, stderr, status} = spawnSync(program ?? '', words, {
		cwd,
		encoding: 'utf8',
		env: {...process.env, HOME: cwd, TERM: 'dumb'},
	});
	assert.equal(status, 0, stderr);
	return stdout.split(/\r?\n/).filter(line => line !== '');
}

const has = (program: string): boolean => spawnSync(program, ['--version']).error === undefined;

/** What bash offers for the last word; `=` stands in a word of its own, as bash parts it. */
async function inBash(...words: readonly string[]): Promise<string[]> {
	const list = ['qms-lens', ...words].map(word => `'${word}'`).join(' ');
	return start(
		await folderFor('bash'),
		'bash',
		'--norc',
		'-c',
		`source ./script; COMP_WORDS=(${list}); COMP_CWORD=${words.length}; _qms_lens; printf '%s\\n' "\${COMPREPLY[@]}"`,
	);
}

async function inFish(line: string): Promise<string[]> {
	const offered = start(
		await folderFor('fish'),
		'fish',
		'--no-config',
		'-c',
		`source ./script; complete -C "qms-lens ${line}"`,
	);
	return offered.map(each => each.split('\t')[0] ?? '');
}

async function inZsh(line: string): Promise<string[]> {
	return start(await folderFor('zsh'), 'zsh', '-f', join(import.meta.dirname, 'complete.zsh'), `qms-lens ${line}`);
}

describe('completion', () => {
	afterEach(removeFolders);

	it('asks for a shell that there is', async () => {
		for (const words of [['completion'], ['completion', 'tcsh'], ['completion', 'bash', 'zsh']]) {
			const {host, stderr} = fakeHost('/');
			assert.equal(await run(words, host), 2);
			assert.match(stderr(), /^qms-lens: .+\nWrite qms-lens completion .+\.\n$/);
		}
	});

	for (const shell of shells)
		it(`${shell} is told every command`, async () => {
			const script = await scriptOf(shell);
			for (const command of commands) assert.ok(script.includes(command), command);
		});

	describe('bash', () => {
		it('offers commands, options and values', async () => {
			assert.deepEqual(await inBash('co'), ['coverage', 'completion']);
			assert.deepEqual(await inBash('check', '--fo'), ['--format']);
			assert.deepEqual(await inBash('check', '--format', 's'), ['sarif']);
			assert.deepEqual(await inBash('check', '--format', '=', 'ju'), ['junit']);
			assert.deepEqual(await inBash('check', '--fail-on=ne'), ['--fail-on=never']);
			assert.deepEqual(await inBash('coverage', '-f', 'c'), ['csv']);
			assert.deepEqual(await inBash('help', 'outc'), ['outcomes']);
			assert.deepEqual(await inBash('completion', 'f'), ['fish']);
		});
		it('offers ids where they are explained, and files and folders where they belong', async () => {
			assert.deepEqual(await inBash('explain', 'EO-9.ca'), ['EO-9.cause']);
			assert.deepEqual(await inBash('explain', 'outcome-g'), ['outcome-gap']);
			assert.deepEqual(await inBash('check', 'doc'), ['docs']);
			assert.deepEqual(await inBash('check', '--root', 'd'), ['docs']);
			assert.deepEqual(await inBash('check', '--config=sc'), ['--config=script']);
			assert.deepEqual(await inBash('rules', ''), []);
			assert.deepEqual(await inBash('check', '--min-coverage', ''), []);
		});
		it('takes the value of an option for no command and no operand', async () => {
			assert.deepEqual(await inBash('check', '--format', 'json', '--fail-on', 'g'), ['gap']);
			assert.deepEqual(await inBash('--root', 'docs', 'outc'), ['outcomes']);
		});
	});

	(has('fish') ? describe : describe.skip)('fish', () => {
		it('offers commands, options, values, ids and files', async () => {
			assert.deepEqual((await inFish('co')).sort(), ['completion', 'coverage']);
			assert.deepEqual(await inFish('check --fo'), ['--format']);
			assert.deepEqual(await inFish('check --format s'), ['sarif']);
			assert.deepEqual(await inFish('check --fail-on=ne'), ['--fail-on=never']);
			assert.deepEqual(await inFish('explain EO-9.ca'), ['EO-9.cause']);
			assert.deepEqual(await inFish('check doc'), ['docs/']);
			assert.deepEqual(await inFish('check --root d'), ['docs/']);
		});
	});

	(has('zsh') ? describe : describe.skip)('zsh', () => {
		// Each line starts a shell that loads its whole completion system, so there are few.
		it('offers commands, values, ids and folders', async () => {
			assert.deepEqual((await inZsh('co')).sort(), ['completion', 'coverage']);
			assert.deepEqual(await inZsh('check --fail-on=ne'), ['never']);
			assert.deepEqual(await inZsh('explain EO-9.ca'), ['EO-9.cause']);
			assert.deepEqual(await inZsh('check --root d'), ['docs']);
		});
	});

	it('quotes for PowerShell whatever descriptions hold', async () => {
		const lines = (await scriptOf('powershell')).split('\n');
		// A quote within a string is doubled, so every line has an even number of them.
		for (const line of lines.slice(1)) assert.equal(line.replace(/[^']/g, '').length % 2, 0, line);
		assert.equal(lines.join('').split('{').length, lines.join('').split('}').length);
	});
});
