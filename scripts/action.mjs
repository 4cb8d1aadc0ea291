// What the GitHub Action runs first: one check with all the outputs that were asked for, then the step summary. The comment is
// a step of its own (comment.mjs), so that the token is in no process that starts another.
// Plain JavaScript without dependencies, because it runs from a checkout of the action in which nothing is installed.
import {spawn} from 'node:child_process';
import {appendFileSync, existsSync, mkdtempSync, readFileSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fetchBranch} from './git-fetch.generated.mjs';

const input = name => (process.env[`QMS_${name}`] ?? '').trim();
const wanted = name => input(name) === 'true';
/** Words parted by blanks and line breaks; what stands in quotation marks, single or double, is one. */
function words(text) {
	const found = [];
	const part = /\s*((?:"[^"]*"|'[^']*'|[^\s"'])+)\s*/y;
	while (part.lastIndex < text.length) {
		const at = part.lastIndex;
		const match = part.exec(text);
		if (!match) throw new Stop(`A quotation mark is not closed: ${text.slice(at).trim()}`);
		found.push(match[1].replaceAll(/"([^"]*)"|'([^']*)'/g, (_, double, single) => double ?? single));
	}
	return found;
}

/** npm as a script for the present program: on Windows it is a batch file, which no program may start without a shell. */
function npm() {
	const beside = join(process.execPath, '..');
	const script = [
		join(beside, 'node_modules/npm/bin/npm-cli.js'),
		join(beside, '../lib/node_modules/npm/bin/npm-cli.js'),
	].find(path => existsSync(path));
	return process.platform === 'win32' && script ? [process.execPath, script] : ['npm'];
}

const temporary = name => mkdtempSync(join(process.env.RUNNER_TEMP ?? tmpdir(), name));

/** A reason to stop with exit code 2. */
class Stop extends Error {}

async function baseOfPullRequest() {
	const since = input('CHANGED_SINCE');
	if (since === 'none') return '';
	if (since) return since;
	const base = input('BASE_REF');
	if (!base) return '';
	// A checkout of a pull request holds one commit; the base is fetched so that there is something to compare with.
	const failed = await fetchBranch(process.cwd(), base);
	if (failed === undefined) return `origin/${base}`;
	const what = `The base branch ${base} could not be fetched (${failed})`;
	if (wanted('REQUIRE_BASE'))
		throw new Stop(`${what}. Let the checkout step fetch it (fetch-depth: 0), or drop require-base.`);
	console.log(`::warning title=QMS Lens::${what}; everything is reported, not the change alone.`);
	return '';
}

/** Runs a program to its end; 2 where it cannot be started. */
function run(command, args, options) {
	return new Promise(resolve => {
		const child = spawn(command, args, {stdio: ['ignore', 'inherit', 'inherit'], ...options});
		child.on('error', error => {
			console.log(`::error title=QMS Lens::${command} could not be started: ${error.message}`);
			resolve(2);
		});
		child.on('close', code => resolve(code ?? 2));
	});
}

/**
 * The command that checks. The published one is installed in a folder of its own: npx would first look for the program among the
 * packages of the checkout, and read its .npmrc.
 */
async function program() {
	if (input('CLI')) return words(input('CLI'));
	const folder = temporary('qms-lens-program-');
	const version = `qms-lens@${input('VERSION') || 'latest'}`;
	const [command, ...first] = npm();
	const code = await run(
		command,
		[
			...first,
			'install',
			'--prefix',
			folder,
			'--ignore-scripts',
			'--no-audit',
			'--no-fund',
			'--loglevel=error',
			version,
		],
		{cwd: folder},
	);
	if (code !== 0) throw new Stop(`${version} could not be installed.`);
	const own = join(folder, 'node_modules/qms-lens');
	return [process.execPath, join(own, JSON.parse(readFileSync(join(own, 'package.json'), 'utf8')).bin['qms-lens'])];
}

/** What the check inherits: nothing that lets it speak for the job. Links to the head of a pull request stay, those to its merge do not. */
function environment() {
	const secret = /^(?:QMS_TOKEN|GITHUB_TOKEN|GH_TOKEN|NODE_AUTH_TOKEN|NPM_TOKEN|ACTIONS_.*TOKEN.*)$/;
	const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !secret.test(name)));
	return input('HEAD_SHA') ? {...env, GITHUB_SHA: input('HEAD_SHA')} : env;
}

async function check(summary) {
	const [command, ...first] = await program();
	const since = await baseOfPullRequest();
	const args = [
		...first,
		'check',
		...words(input('PATHS') || '.'),
		...(wanted('ANNOTATIONS') ? ['--format', 'github'] : ['--format', 'text']),
		'--format',
		'markdown',
		'--output',
		summary,
		...(input('SARIF') ? ['--format', 'sarif', '--output', input('SARIF')] : []),
		...(input('CONFIG') ? ['--config', input('CONFIG')] : []),
		...(input('FAIL_ON') ? ['--fail-on', input('FAIL_ON')] : []),
		...(input('MIN_COVERAGE') ? ['--min-coverage', input('MIN_COVERAGE')] : []),
		...(input('BASELINE') ? ['--baseline', input('BASELINE')] : []),
		...(since ? ['--changed-since', since, ...(wanted('REQUIRE_BASE') ? ['--require-base'] : [])] : []),
	];
	return run(command, args, {env: environment()});
}

const file = join(temporary('qms-lens-'), 'summary.md');
const code = await check(file).catch(error => {
	if (!(error instanceof Stop)) throw error;
	console.log(`::error title=QMS Lens::${error.message}`);
	return 2;
});
if (!existsSync(file) || readFileSync(file, 'utf8') === '')
	writeFileSync(
		file,
		'## QMS Lens\n\nThe documents could not be checked: the program, its configuration or what it was asked for is wrong. The log of the job says what.\n',
	);
const text = readFileSync(file, 'utf8');
if (process.env.GITHUB_OUTPUT) appendFileSync(process.env.GITHUB_OUTPUT, `exit-code=${code}\nsummary-file=${file}\n`);
if (text && wanted('SUMMARY') && process.env.GITHUB_STEP_SUMMARY)
	appendFileSync(process.env.GITHUB_STEP_SUMMARY, `${text}\n`);
process.exitCode = code;
