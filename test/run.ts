// Runs every suite and closes with one line: N passed, N failed[, N skipped].
import {spawnSync} from 'node:child_process';
import {existsSync, mkdirSync, readFileSync, rmSync} from 'node:fs';

interface Counts {
	passed: number;
	failed: number;
	skipped: number;
}

const total: Counts = {passed: 0, failed: 0, skipped: 0};

function run(name: string, command: string, args: readonly string[]): void {
	console.log(`\n== ${name}`);
	const file = `.cache/results-${name}.json`;
	rmSync(file, {force: true});
	const {status} = spawnSync(command, args, {stdio: 'inherit', env: {...process.env, QMS_TEST_RESULTS: file}});
	const counts = existsSync(file)
		? (JSON.parse(readFileSync(file, 'utf8')) as Counts)
		: {passed: 0, failed: 0, skipped: 0};
	// A suite that ends badly without saying what failed is one failure.
	if (status !== 0 && counts.failed === 0) counts.failed = 1;
	total.passed += counts.passed;
	total.failed += counts.failed;
	total.skipped += counts.skipped;
}

mkdirSync('.cache', {recursive: true});
run('build', 'node', ['esbuild.mjs']);
run('unit', 'mocha', ['--reporter', './test/reporter.cjs']);
if (existsSync('test/e2e/run.ts')) run('hosts', 'node', ['test/e2e/run.ts']);
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
console.log(`\n${total.passed} passed, ${total.failed} failed${skipped}`);
process.exitCode = total.failed > 0 ? 1 : 0;
