// What the GitHub Action runs: one check with all the outputs that were asked for, then summary and comment.
// Plain JavaScript without dependencies, because it runs from a checkout of the action in which nothing is installed.
import {spawn, spawnSync} from 'node:child_process';
import {appendFileSync, existsSync, mkdtempSync, readFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

const marker = '<!-- qms-lens: pull request summary -->';
/** GitHub refuses a comment of more than 65,536 characters. */
const longestComment = 65_000;

const input = name => (process.env[`QMS_${name}`] ?? '').trim();
const wanted = name => input(name) === 'true';
const words = text => text.split(/\s+/).filter(Boolean);

function baseOfPullRequest() {
	const since = input('CHANGED_SINCE');
	if (since === 'none') return '';
	if (since) return since;
	const base = input('BASE_REF');
	if (!base) return '';
	// A checkout of a pull request holds one commit; the base is fetched so that there is something to compare with.
	const depth =
		spawnSync('git', ['rev-parse', '--is-shallow-repository'], {encoding: 'utf8'}).stdout?.trim() === 'true'
			? ['--unshallow']
			: [];
	const fetched = spawnSync(
		'git',
		['fetch', '--no-tags', '--quiet', ...depth, 'origin', `+refs/heads/${base}:refs/remotes/origin/${base}`],
		{stdio: ['ignore', 'ignore', 'inherit']},
	);
	if (fetched.status !== 0)
		console.log(
			`::warning title=QMS Lens::The base branch ${base} could not be fetched; everything is reported, not the change alone.`,
		);
	return fetched.status === 0 ? `origin/${base}` : '';
}

function check(summary) {
	const [command, ...first] = input('CLI')
		? words(input('CLI'))
		: ['npx', '--yes', `qms-lens@${input('VERSION') || 'latest'}`];
	const since = baseOfPullRequest();
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
		...(since ? ['--changed-since', since] : []),
	];
	// Links to the merge commit of a pull request die with it; those to its head stay.
	const env = input('HEAD_SHA') ? {...process.env, GITHUB_SHA: input('HEAD_SHA')} : process.env;
	return new Promise(resolve => {
		const child = spawn(command, args, {stdio: ['ignore', 'inherit', 'inherit'], env});
		child.on('error', error => {
			console.log(`::error title=QMS Lens::${command} could not be started: ${error.message}`);
			resolve(2);
		});
		child.on('close', code => resolve(code ?? 2));
	});
}

async function request(method, path, body) {
	const response = await fetch(`${process.env.GITHUB_API_URL ?? 'https://api.github.com'}${path}`, {
		method,
		headers: {
			authorization: `Bearer ${input('TOKEN')}`,
			accept: 'application/vnd.github+json',
			'content-type': 'application/json',
			'user-agent': 'qms-lens',
		},
		...(body && {body: JSON.stringify(body)}),
	});
	if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${(await response.text()).slice(0, 200)}`);
	return response.json();
}

/** As many whole lines as fit, folded parts closed. */
function shortened(text) {
	const kept = text.slice(0, text.lastIndexOf('\n', longestComment));
	const open = kept.split('<details>').length - kept.split('</details>').length;
	return `${kept}\n${'\n</details>\n'.repeat(Math.max(0, open))}\n… cut; the step summary has the whole.\n`;
}

/** One comment a pull request: the one that carries the marker is updated, else one is written. */
async function comment(text) {
	const repository = process.env.GITHUB_REPOSITORY;
	const number = input('PULL_REQUEST');
	if (!repository || !number) return;
	const body = `${marker}\n${text.length > longestComment ? shortened(text) : text}`;
	for (let page = 1; ; page++) {
		const comments = await request('GET', `/repos/${repository}/issues/${number}/comments?per_page=100&page=${page}`);
		const own = comments.find(each => each.body?.startsWith(marker));
		if (own)
			return void (
				own.body === body || (await request('PATCH', `/repos/${repository}/issues/comments/${own.id}`, {body}))
			);
		if (comments.length < 100)
			return void (await request('POST', `/repos/${repository}/issues/${number}/comments`, {body}));
	}
}

const file = join(mkdtempSync(join(process.env.RUNNER_TEMP ?? tmpdir(), 'qms-lens-')), 'summary.md');
const code = await check(file);
const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
if (process.env.GITHUB_OUTPUT) appendFileSync(process.env.GITHUB_OUTPUT, `exit-code=${code}\nsummary-file=${file}\n`);
if (text && wanted('SUMMARY') && process.env.GITHUB_STEP_SUMMARY)
	appendFileSync(process.env.GITHUB_STEP_SUMMARY, `${text}\n`);
if (text && wanted('COMMENT')) {
	try {
		await comment(text);
	} catch (error) {
		// A pull request from a fork may not write; the check itself has its result all the same.
		console.log(`::warning title=QMS Lens::The comment could not be written: ${error.message}`);
	}
}
process.exitCode = code;
