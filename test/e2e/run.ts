/**
 * Runs the suites in every VS Code host that this machine can have: node test/e2e/run.ts [WORKSPACE… | ui]
 *
 * QMS_E2E=required makes a missing `server` or `web` host a failure, QMS_E2E=off runs nothing.
 * QMS_E2E_HOSTS=server,web chooses hosts; QMS_E2E_GREP=words chooses tests; QMS_E2E_EXTENSION=folder tests
 * another build of the extension; QMS_TEST_RESULTS=file receives the counts as JSON.
 */
import {spawn, spawnSync} from 'node:child_process';
import {existsSync, mkdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {add, type Counts, countsIn, countsOf, describeCounts, describeFailures, nothingRun} from '../counts.ts';
import {bundleSuites, workspacesWithSuites} from './bundle.ts';
import {allHosts} from './hosts/all.ts';
import {projectRoot} from './hosts/cache.ts';
import type {Host} from './hosts/host.ts';
import {stackMapper} from './stacks.ts';
import {freshWorkspace} from './workspace.ts';

const extensionPath = process.env['QMS_E2E_EXTENSION'] ?? projectRoot;
const grep = process.env['QMS_E2E_GREP'] ?? '';
const isRequired = (host: Host) => process.env['QMS_E2E'] === 'required' && host.name !== 'desktop';

async function main(): Promise<void> {
	if (process.env['QMS_E2E'] === 'off') {
		console.log('hosts: skipped, QMS_E2E is off');
		return report({...nothingRun, skipped: 1});
	}
	const total = {...nothingRun};
	const hosts = await availableHosts(total);
	if (chosenWorkspaces().includes('ui') && process.env['QMS_E2E_EXTENSION'] === undefined) packages();
	// Hosts know nothing of each other, and mostly wait; what they say comes workspace by workspace.
	await Promise.all(
		hosts.map(async host => {
			for (const workspace of chosenWorkspaces()) {
				const title = `${host.name}, ${workspace}`;
				if (workspace !== 'ui') add(total, await twice(title, () => runOne(host, workspace)), title);
				else if (host.open !== undefined) add(total, await twice(title, () => runUi(host)), title);
			}
		}),
	);
	report(total);
}

/** A window that hangs takes its whole suite with it, so a suite that failed has one more try in a fresh window; that is told. */
async function twice(title: string, run: () => Promise<Counts>): Promise<Counts> {
	const first = await run();
	if (first.failed === 0) return first;
	console.log(`\n${title}: once more in a fresh window, after:\n${describeFailures(first)}`);
	return run();
}

/** Looks for all hosts at once, since a first installation mostly waits for the network. */
async function availableHosts(total: Counts): Promise<Host[]> {
	const wanted = process.env['QMS_E2E_HOSTS']?.split(',');
	const hosts = allHosts.filter(host => wanted === undefined || wanted.includes(host.name));
	const reasons = await Promise.all(hosts.map(async host => missingBundle(host) ?? (await host.available())));
	return hosts.filter((host, index) => {
		const reason = reasons[index];
		if (reason === undefined) return true;
		console.log(`${host.name}: ${isRequired(host) ? 'FAILED' : 'skipped'}, ${reason}`);
		total[isRequired(host) ? 'failed' : 'skipped']++;
		return false;
	});
}

/** A window waits long for an extension whose parts are not there; better to say so at once. */
function missingBundle(host: Host): string | undefined {
	const {main, browser} = JSON.parse(readFileSync(join(extensionPath, 'package.json'), 'utf8')) as {
		main?: string;
		browser?: string;
	};
	const needed = host.target === 'node' ? [main, 'dist/server.node.cjs'] : [browser, 'dist/server.worker.js'];
	const missing = needed.find(file => file !== undefined && !existsSync(join(extensionPath, file)));
	return missing === undefined ? undefined : `${missing} is not built`;
}

function chosenWorkspaces(): string[] {
	const named = process.argv.slice(2);
	return named.length > 0 ? named : [...workspacesWithSuites(), 'ui'];
}

async function runOne(host: Host, name: string): Promise<Counts> {
	const title = `${host.name}, ${name}`;
	const begun = performance.now();
	const workspace = await freshWorkspace(name);
	const said = [`\n${title}`];
	try {
		const testsPath = await bundleSuites(name, host.target, grep, extensionPath);
		const picture = join(projectRoot, '.cache/e2e', `${host.name}-${name}.png`);
		const mapped = stackMapper(testsPath, host.target);
		const {exitCode, counts, log} = await host.run({
			extensionPath,
			workspacePath: workspace.path,
			testsPath,
			picture,
			print: line => void said.push(`  ${mapped(line)}`),
		});
		const ended = countsOf(counts, exitCode);
		const seconds = ((performance.now() - begun) / 1000).toFixed(1);
		said.push(`${title}: ${describeCounts(ended)} (${seconds} s)`);
		if (exitCode !== 0) said.push(...explain(`.cache/e2e/${host.name}-${name}`, counts === undefined, exitCode, log));
		return ended;
	} catch (error) {
		said.push(`${title}: FAILED, ${(error as Error).message}`);
		return {...nothingRun, failed: 1};
	} finally {
		console.log(said.join('\n'));
		workspace.remove();
	}
}

/** Suites of what is on the screen run here, not in the window, which they drive from outside. */
async function runUi(host: Host): Promise<Counts> {
	const title = `${host.name}, ui`;
	const begun = performance.now();
	const results = join(projectRoot, `.cache/e2e/${host.name}-ui.json`);
	rmSync(results, {force: true});
	const mocha = join(projectRoot, 'node_modules/mocha/bin/mocha.js');
	const words = grep === '' ? [] : ['--grep', grep];
	const made = process.env['QMS_E2E_EXTENSION'] === undefined ? packages() : {};
	const child = spawn(
		process.execPath,
		[
			mocha,
			'--no-config',
			'--timeout',
			'120000',
			'--retries',
			'1',
			'--reporter',
			'./test/reporter.cjs',
			...words,
			'test/e2e/ui/*.test.ts',
		],
		{
			cwd: projectRoot,
			stdio: ['ignore', 'pipe', 'pipe'],
			env: {...process.env, ...made, QMS_E2E_HOST: host.name, QMS_TEST_RESULTS: results},
		},
	);
	let said = '';
	for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
	const status = await new Promise<number | null>(done => child.once('close', done));
	const counts = countsOf(countsIn(results), status);
	console.log(
		`\n${title}\n${said.trimEnd()}\n${title}: ${describeCounts(counts)} (${((performance.now() - begun) / 1000).toFixed(1)} s)`,
	);
	return counts;
}

let packaged: Record<string, string> | undefined;

/** Makes the package that users install, once a run, and says where it is and where its files are. */
function packages(): Record<string, string> {
	if (packaged !== undefined) return packaged;
	const {status, stdout, stderr} = spawnSync(process.execPath, ['scripts/package.ts'], {
		cwd: projectRoot,
		encoding: 'utf8',
	});
	if (status !== 0) throw new Error(`The package was not made: ${stdout}${stderr}`);
	const {name, version} = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as {
		name: string;
		version: string;
	};
	return (packaged = {
		QMS_E2E_VSIX: join(projectRoot, `out/${name}-${version}.vsix`),
		QMS_E2E_EXTENSION: join(projectRoot, '.cache/package/vsix'),
	});
}

/** What the window said helps where the suites themselves could not say what failed. */
function explain(files: string, silent: boolean, exitCode: number, log: readonly string[]): string[] {
	writeFileSync(join(projectRoot, `${files}.log`), `${log.join('\n')}\n`);
	const why = silent
		? [
				`The suites gave no result; the window ended with ${exitCode}.`,
				...log.filter(text => /^The |Activating extension/.test(text)),
			]
		: [];
	return [...why, `See ${files}.log and ${files}.png`].map(line => `  ${line}`);
}

function report(total: Counts): void {
	console.log(`\nhosts: ${describeCounts(total)}`);
	const file = process.env['QMS_TEST_RESULTS'];
	if (file !== undefined) writeFileSync(file, JSON.stringify(total));
	process.exitCode = total.failed > 0 ? 1 : 0;
}

mkdirSync(join(projectRoot, '.cache/e2e'), {recursive: true});
await main();
