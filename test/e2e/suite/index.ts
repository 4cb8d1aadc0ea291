// The one entry of the suites, bundled for each host: it runs them and tells the results on the console.
import 'mocha/mocha.js';
import type MochaClass from 'mocha';
import type {Counts} from '../../counts.ts';
import {countsMark, lineMark} from '../hosts/results.ts';
import {describeWindow, restoreWorkspace} from './helpers.ts';

/** A title pattern put in by the bundler; empty for all. */
declare const QMS_E2E_GREP: string;

type Loader = () => Promise<unknown>;
type Failure = Error & {readonly expected?: unknown; readonly actual?: unknown};

/** Runs the suites that `load` defines; rejects when one fails, which is how VS Code is told. */
export async function runSuites(load: Loader): Promise<void> {
	// The browser build of mocha leaves its class on the global object; it is the one that runs in a worker.
	const Mocha = (globalThis as unknown as {Mocha: typeof MochaClass}).Mocha;
	const mocha = new Mocha({
		ui: 'bdd',
		timeout: 60_000,
		// A window on a busy machine loses a key or a click at times. What is tried again is told.
		retries: 1,
		reporter: consoleReporter as unknown as Mocha.ReporterConstructor,
	});
	mocha.suite.emit('pre-require', globalThis, '', mocha);
	mocha.suite.afterEach('puts the workspace back', restoreWorkspace);
	if (QMS_E2E_GREP !== '') mocha.grep(new RegExp(QMS_E2E_GREP));
	await load();
	const failures = await new Promise<number>(done => mocha.run(done));
	if (failures === 0) return;
	console.log(await describeWindow());
	throw new Error(`${failures} failed`);
}

/** Whole lines only: a host passes each call of console.log on by itself, and formats nothing. */
function consoleReporter(runner: Mocha.Runner): void {
	const failed: {test: Mocha.Test; error: Failure}[] = [];
	let depth = 0;
	runner.on('suite', suite => {
		if (suite.title !== '') print('  '.repeat(depth - 1) + suite.title);
		depth++;
	});
	runner.on('suite end', () => depth--);
	const line = (sign: string, test: Mocha.Test, more = '') =>
		print(`${'  '.repeat(depth - 1)}${sign} ${test.title}${more}`);
	runner.on('pass', test => line('✓', test, ` (${test.duration ?? 0} ms)`));
	runner.on('retry', (test, error: Error) => line('↻', test, ` (again after: ${error.message.split('\n')[0]})`));
	runner.on('pending', test => line('-', test, ' (skipped)'));
	runner.on('fail', (test, error: Failure) => {
		failed.push({test, error});
		line('✗', test);
	});
	runner.on('end', () => {
		for (const {test, error} of failed) {
			print('');
			print(`FAILED ${test.fullTitle()}`);
			for (const text of describeError(error)) print(`  ${text}`);
		}
		const {passes = 0, pending = 0} = runner.stats ?? {};
		const failures = failed.map(({test, error}) => ({test: test.fullTitle(), message: String(error.message)}));
		const counts: Counts = {passed: passes, failed: failed.length, skipped: pending, failures};
		console.log(`${countsMark} ${JSON.stringify(counts)}`);
	});
}

function describeError(error: Failure): string[] {
	const lines = (error.stack ?? String(error)).split('\n');
	if (!lines[0]?.includes(error.message.split('\n')[0] ?? '')) lines.unshift(error.message);
	if (!('expected' in error)) return lines;
	return [...lines, 'expected:', ...show(error.expected), 'actual:', ...show(error.actual)];
}

function show(value: unknown): string[] {
	return (JSON.stringify(value, undefined, 2) ?? String(value)).split('\n').map(text => `  ${text}`);
}

function print(text: string): void {
	console.log(`${lineMark} ${text}`);
}
