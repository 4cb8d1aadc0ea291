import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {existsSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {makeFolder, removeFolders} from '../cli/folder.ts';
import {action, runAction, type ActionCall, type ActionRun} from './action.ts';
import {CommentServer} from './api.ts';
import {fakeNpm, programPath, projectRoot} from './program.ts';
import {checkout, makePullRequest, type PullRequest} from './pull-request.ts';

/** The first line of the comment of a run without inputs of its own, outside a workflow. */
const marker = '<!-- qms-lens: pull request summary of -->';

describe('GitHub Action', function () {
	let request: PullRequest;
	let server: CommentServer;
	let api: string;
	let cli: string;
	before(async () => {
		cli = `${process.execPath} ${await programPath()}`;
	});
	beforeEach(async () => {
		request = makePullRequest();
		server = new CommentServer();
		api = await server.start();
	});
	afterEach(async () => {
		await server.stop();
		removeFolders();
	});

	/** A run on the pull request, from a shallow checkout unless another folder is given. */
	const onPullRequest = (
		inputs: Readonly<Record<string, string>>,
		call: Partial<ActionCall> = {},
	): Promise<ActionRun> =>
		runAction({
			inputs: {cli, ...inputs},
			github: {
				base_ref: 'main',
				token: 'secret',
				sha: request.merge,
				'event.pull_request.number': '7',
				'event.pull_request.head.sha': request.head,
			},
			env: {GITHUB_API_URL: api},
			cwd: checkout(request, 1),
			...call,
		});

	it('says first what the change takes away, from a shallow checkout of the merge', async () => {
		const {code, stdout, summary, outputs} = await onPullRequest({});
		assert.match(
			summary,
			/^<!-- qms-lens report\b.*\n\n## QMS Lens: Brightwell Gauges\n\n\*\*This change removes the only evidence for EO-7\/10/,
		);
		assert.match(summary, /\| 🔻 \| EO-7\/10 .+ \| partially covered → gap \|/);
		assert.match(
			stdout,
			/^::(?:error|warning) file=procedures\/PRO-012-audits of suppliers\.md,line=6.*,title=status-unknown::/m,
		);
		assert.doesNotMatch(stdout, /PRO-010/, 'what was there before is not the change');
		assert.doesNotMatch(stdout, /::warning title=QMS Lens::The base branch/);
		assert.equal(outputs['exit-code'], String(code));
		assert.equal(readFileSync(outputs['summary-file'] ?? '', 'utf8').trim(), summary.trim());
		assert.deepEqual(server.requests, [], 'no comment was asked for');
	});

	it('links to the head of the pull request, which stays, and not to the merge', async () => {
		const {summary} = await onPullRequest({});
		assert.ok(
			summary.includes(
				`https://github.example/brightwell/qms/blob/${request.head}/procedures/PRO-012-audits%20of%20suppliers.md#L6`,
			),
		);
		assert.ok(!summary.includes(request.merge));
	});

	it('gives the same from a checkout with the whole history', async () => {
		const [shallow, whole] = [await onPullRequest({}), await onPullRequest({}, {cwd: checkout(request, 0)})];
		assert.equal(shallow.summary, whole.summary);
		assert.equal(shallow.code, whole.code);
	});

	it('reports everything where it is told to, and where there is no pull request', async () => {
		const told = await onPullRequest({'changed-since': 'none'});
		assert.match(told.summary, /No document was found that deals with EO-1/);
		assert.doesNotMatch(told.summary, /This change/);
		const push = await onPullRequest({}, {github: {sha: request.merge}});
		assert.equal(push.summary.replaceAll(/blob\/\w+/g, ''), told.summary.replaceAll(/blob\/\w+/g, ''));
	});

	it('warns and reports everything where the base cannot be fetched', async () => {
		const {stdout, summary, outputs} = await onPullRequest({}, {github: {base_ref: 'gone', sha: request.merge}});
		assert.match(stdout, /::warning title=QMS Lens::The base branch gone could not be fetched \(.*refs\/heads\/gone/);
		assert.match(summary, /No document was found that deals with EO-1/);
		assert.ok(['0', '1'].includes(outputs['exit-code'] ?? ''));
	});

	it('fails where the base cannot be fetched and has to be', async () => {
		const {code, stdout, summary, outputs} = await onPullRequest(
			{'require-base': 'true'},
			{github: {base_ref: 'gone', sha: request.merge}},
		);
		assert.match(stdout, /::error title=QMS Lens::The base branch gone could not be fetched .*fetch-depth: 0/);
		assert.deepEqual([code, outputs['exit-code']], [2, '2']);
		assert.match(summary, /could not be checked/);
		assert.match((await onPullRequest({'require-base': 'true'})).summary, /This change removes/);
	});

	it('fetches from no folder that only looks like a repository', async () => {
		const cwd = makeFolder({'docs/a.md': '# A\n'});
		const mark = join(makeFolder({}), 'ran');
		const bare = join(cwd, 'docs');
		execFileSync('git', ['init', '-q', '--bare', bare]);
		for (const [key, value] of [
			['url', '.'],
			['uploadpack', `touch ${mark};false`],
		])
			execFileSync('git', ['--git-dir', bare, 'config', `remote.origin.${key}`, value ?? '']);
		const {stdout} = await onPullRequest({'working-directory': 'docs'}, {cwd});
		assert.match(stdout, /could not be fetched \(.* is in no git repository/);
		assert.ok(!existsSync(mark));
		execFileSync('sh', ['-c', 'git fetch -q origin main 2>&1 || true'], {cwd: bare});
		assert.ok(existsSync(mark), 'git fetch springs the trap');
	});

	it('keeps every token from what it starts', async () => {
		const cli = join(makeFolder({}), 'cli.mjs');
		writeFileSync(cli, 'console.log(JSON.stringify(process.env));');
		const {stdout} = await onPullRequest(
			{cli: `${process.execPath} ${cli}`},
			{env: {GITHUB_TOKEN: 'secret', GH_TOKEN: 'secret', ACTIONS_RUNTIME_TOKEN: 'secret'}},
		);
		assert.match(stdout, /GITHUB_ACTION_PATH/);
		assert.ok(!stdout.includes('secret'));
		const [first, ...rest] = action.runs.steps;
		assert.ok(!JSON.stringify(first?.env).includes('token'), 'it is not even in the process that starts others');
		for (const step of rest) {
			const script = readFileSync(join(projectRoot, 'scripts', /scripts\/([\w.]+)/.exec(step.run)?.[1] ?? ''), 'utf8');
			assert.doesNotMatch(script, /child_process|git-fetch/);
		}
	});

	it('hands every input on', async () => {
		const cwd = checkout(request, 1);
		writeFileSync(join(cwd, 'strict.yaml'), 'organization: Strictly\nrules: {status-unknown: error}\n');
		const strict = await onPullRequest({config: 'strict.yaml', sarif: 'out/qms.sarif'}, {cwd});
		assert.equal(strict.code, 1, 'the severity of the other configuration');
		assert.match(strict.summary, /Strictly/);
		const sarif = JSON.parse(readFileSync(join(cwd, 'out/qms.sarif'), 'utf8')) as {
			runs: {results: {ruleId: string}[]}[];
		};
		assert.ok(sarif.runs[0]?.results.some(each => each.ruleId === 'status-unknown'));
		assert.equal((await onPullRequest({'fail-on': 'warning'})).code, 1);
		assert.equal((await onPullRequest({'fail-on': 'never', 'min-coverage': '99'})).code, 0);
		assert.equal((await onPullRequest({'min-coverage': '99'})).code, 1);
		assert.equal((await onPullRequest({baseline: 'nowhere.json'})).code, 2);
		const quiet = await onPullRequest({annotations: 'false', summary: 'false'});
		assert.doesNotMatch(quiet.stdout, /^::/m);
		assert.equal(quiet.summary, '');
		assert.match(quiet.stdout, /^Since origin\/main/);
		const one = await onPullRequest({paths: 'procedures/PRO-010-corrective-action.md', 'changed-since': 'none'});
		assert.doesNotMatch(one.stdout, /PRO-012/);
	});

	it('takes paths in quotation marks and over several lines', async () => {
		const cli = join(makeFolder({}), 'cli.mjs');
		writeFileSync(cli, 'console.log(JSON.stringify(process.argv.slice(3, process.argv.indexOf("--format"))));');
		const given = async (paths: string): Promise<unknown> =>
			JSON.parse(
				(await onPullRequest({cli: `${process.execPath} ${cli}`, paths})).stdout.split('\n')[0] ?? '',
			) as unknown;
		assert.deepEqual(await given('docs processes'), ['docs', 'processes']);
		assert.deepEqual(await given('"audits of suppliers.md" \'a "b".md\' c" "d'), [
			'audits of suppliers.md',
			'a "b".md',
			'c d',
		]);
		assert.deepEqual(await given('docs/a.md\n"docs/b c.md"\r\n  processes\n'), [
			'docs/a.md',
			'docs/b c.md',
			'processes',
		]);
		assert.deepEqual(await given('$(touch x);`id`'), ['$(touch x);`id`'.split(' ')[0], 'x);`id`']);
		const {code, stdout} = await onPullRequest({paths: '"docs'});
		assert.equal(code, 2);
		assert.match(stdout, /::error title=QMS Lens::A quotation mark is not closed: "docs/);
	});

	it('runs in the folder it is given', async () => {
		const cwd = makeFolder({
			'sub/qms.yaml': 'organization: Below\n',
			'sub/procedures/PRO-001.md':
				'---\nid: PRO-001\ntitle: A procedure\nkind: procedure\nversion: "1"\n---\n# A procedure\n',
		});
		const {summary} = await onPullRequest({'working-directory': 'sub'}, {cwd, github: {}});
		assert.match(summary, /^<!-- qms-lens report\b.*\n\n## QMS Lens: Below/);
	});

	it('runs the published program of the version asked for', async () => {
		const npm = await fakeNpm();
		const cwd = checkout(request, 1);
		const {summary} = await onPullRequest(
			{cli: '', version: '0.1.0'},
			{cwd, env: {GITHUB_API_URL: api, PATH: `${npm.folder}:${process.env['PATH'] ?? ''}`}},
		);
		assert.match(summary, /EO-7\/10/);
		const [folder, ...asked] = npm.asked();
		assert.deepEqual(asked, ['qms-lens@0.1.0']);
		assert.ok(!folder?.startsWith(cwd), 'neither the packages nor the .npmrc of the checkout count');
	});

	it('ends with 2 and says so where the program cannot be started', async () => {
		const {code, stdout, outputs} = await onPullRequest({cli: 'no-such-program-here'});
		assert.equal(code, 2);
		assert.match(stdout, /::error title=QMS Lens::no-such-program-here could not be started/);
		assert.equal(outputs['exit-code'], '2');
	});

	describe('comment', () => {
		it('is written once, brought up to date, and left alone where nothing changed', async () => {
			const cwd = checkout(request, 1);
			const first = await onPullRequest({comment: 'true'}, {cwd});
			assert.equal(server.comments.length, 1);
			assert.equal(server.comments[0]?.body, `${marker}\n${first.summary.slice(0, -1)}`);
			assert.deepEqual(server.tokens, ['Bearer secret', 'Bearer secret']);
			server.requests.length = 0;
			await onPullRequest({comment: 'true'}, {cwd});
			assert.deepEqual(
				server.requests,
				['GET /repos/brightwell/qms/issues/7/comments?per_page=100&page=1'],
				'the same text is not written again',
			);
			writeFileSync(
				join(cwd, 'procedures/PRO-011-complaints.md'),
				'# Customer complaints\n\n## Receiving complaints\n\nThe sales office records every complaint in the complaint log on the day it arrives.\n',
			);
			await onPullRequest({comment: 'true'}, {cwd});
			assert.equal(server.requests.at(-1), 'PATCH /repos/brightwell/qms/issues/comments/1');
			assert.equal(server.comments.length, 1);
			assert.notEqual(server.comments[0]?.body, `${marker}\n${first.summary.slice(0, -1)}`);
		});

		it('is one for each system and job', async () => {
			const cwd = checkout(request, 1);
			for (const job of ['check', 'other', 'check'])
				await onPullRequest({comment: 'true'}, {cwd, env: {GITHUB_API_URL: api, GITHUB_JOB: job}});
			assert.equal(server.comments.length, 2);
			await onPullRequest(
				{comment: 'true', 'working-directory': 'procedures'},
				{cwd, env: {GITHUB_API_URL: api, GITHUB_JOB: 'other'}},
			);
			await onPullRequest({comment: 'true'}, {cwd, env: {GITHUB_API_URL: api, GITHUB_JOB: 'a --> b'}});
			assert.equal(server.comments.length, 4);
			assert.match(server.comments[3]?.body ?? '', /^<!-- qms-lens: pull request summary of [^>\n]* -->\n/);
		});

		it('is brought up to date as well where the run ends with 2', async () => {
			const cwd = checkout(request, 1);
			await onPullRequest({comment: 'true'}, {cwd});
			const {code} = await onPullRequest({comment: 'true', baseline: 'nowhere.json'}, {cwd});
			assert.equal(code, 2);
			assert.deepEqual(server.comments.length, 1, 'a baseline is no other system');
			assert.match(server.comments[0]?.body ?? '', /could not be checked/);
			await onPullRequest({comment: 'true', cli: 'no-such-program-here'}, {cwd});
			assert.match(server.comments[0]?.body ?? '', /could not be checked/);
			await onPullRequest({comment: 'true'}, {cwd});
			assert.match(server.comments[0]?.body ?? '', /EO-7\/10/);
		});

		it('is found behind a hundred others', async () => {
			for (let id = 1; id <= 130; id++)
				server.comments.push({id, body: id === 120 ? `${marker}\nold` : `Comment ${id}`});
			await onPullRequest({comment: 'true'});
			assert.equal(server.comments.length, 130);
			assert.match(server.comments[119]?.body ?? '', /EO-7\/10/);
		});

		it('is cut at whole lines where it is too long, and the summary is not', async () => {
			const long = join(makeFolder({}), 'long.mjs');
			writeFileSync(
				long,
				'import {writeFileSync} from "node:fs"; const at = process.argv.indexOf("--output"); writeFileSync(process.argv[at + 1], "## Long\\n<details>\\n" + "A line of the summary 😀 with words.\\n".repeat(4000) + "</details>\\n");',
			);
			const {code, summary} = await onPullRequest({cli: `${process.execPath} ${long}`, comment: 'true'});
			assert.equal(code, 0);
			const body = server.comments[0]?.body ?? '';
			assert.ok(body.length > 60_000 && body.length <= 65_536, `${body.length}`);
			assert.match(body, /words\.\n\n<\/details>\n\n… cut; the step summary has the whole\.\n$/);
			assert.ok(summary.length > 140_000);
		});

		it('that may not be written is a warning and does not change the result', async () => {
			server.refuse = 403;
			const {code, stdout} = await onPullRequest({comment: 'true', 'fail-on': 'never'});
			assert.equal(code, 0);
			assert.match(stdout, /::warning title=QMS Lens::The comment could not be written: POST .* 403 /);
			assert.ok(!stdout.includes('secret'));
		});

		it('that has nobody to answer is a warning too', async () => {
			const {code, stdout} = await onPullRequest(
				{comment: 'true', 'fail-on': 'never'},
				{env: {GITHUB_API_URL: 'http://127.0.0.1:9'}},
			);
			assert.equal(code, 0);
			assert.match(stdout, /::warning title=QMS Lens::The comment could not be written/);
		});
	});

	it('is described input by input', () => {
		const page = readFileSync(join(projectRoot, 'docs/ci/github.md'), 'utf8');
		assert.deepEqual(
			Object.keys(action.inputs).filter(name => !page.includes(`\`${name}\``)),
			[],
		);
		assert.ok(existsSync(join(projectRoot, 'scripts/action.mjs')));
	});
});
