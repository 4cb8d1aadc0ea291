// Runs every suite and closes with one line: N passed, N failed[, N skipped].
import {spawn} from 'node:child_process';
import {existsSync, mkdirSync, rmSync} from 'node:fs';
import {add, type Counts, countsIn, countsOf, describeCounts, describeFailures, nothingRun} from './counts.ts';

const total: Counts = {...nothingRun};

/**
 * Runs a suite as a group of processes, so that nothing it started outlives it: a child that was left behind would hold
 * the output open, and whoever waits for it would wait for ever. A suite that takes longer than `minutes` is ended.
 */
async function run(name: string, minutes: number, command: string, args: readonly string[]): Promise<void> {
	console.log(`\n== ${name}`);
	const file = `.cache/results-${name}.json`;
	rmSync(file, {force: true});
	const status = await new Promise<number>(done => {
		const child = spawn(command, args, {
			stdio: 'inherit',
			detached: true,
			env: {...process.env, QMS_TEST_RESULTS: file},
		});
		const end = (): void => {
			try {
				process.kill(-(child.pid ?? Number.NaN), 'SIGKILL');
			} catch {
				// Nothing of the group is left.
			}
		};
		const late = setTimeout(() => {
			console.log(`\n${name}: ended after ${minutes} minutes`);
			rmSync(file, {force: true});
			end();
		}, minutes * 60_000);
		const interrupted = (): void => {
			end();
			process.exit(130);
		};
		for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, interrupted);
		child.once('error', error => {
			console.log(`${name}: ${error.message}`);
			done(1);
		});
		child.once('exit', code => {
			clearTimeout(late);
			for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, interrupted);
			end();
			done(code ?? 1);
		});
	});
	add(total, countsOf(countsIn(file), status), name);
}

mkdirSync('.cache', {recursive: true});
await run('build', 5, 'node', ['esbuild.mjs']);
await run('unit', 40, 'mocha', ['--reporter', './test/reporter.cjs']);
if (existsSync('test/e2e/run.ts')) await run('hosts', 30, 'node', ['test/e2e/run.ts']);
if (total.failures.length > 0) console.log(`\nWhat failed:\n${describeFailures(total)}`);
console.log(`\n${describeCounts(total)}`);
process.exitCode = total.failed > 0 ? 1 : 0;
