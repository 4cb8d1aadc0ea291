import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {chmodSync, existsSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {parse} from 'yaml';
import {removeFolders} from '../cli/folder.ts';
import {Repository} from '../cli/repository.ts';
import {started} from './action.ts';
import {fakeNpx, plainEnvironment, projectRoot} from './program.ts';
import {checkout, correctiveAction, makePullRequest} from './pull-request.ts';

/** The fenced blocks of a page, in order. */
function blocks(page: string, language: string): readonly string[] {
	return [
		...readFileSync(join(projectRoot, page), 'utf8').matchAll(
			new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'gm'),
		),
	].map(match => match[1] ?? '');
}

async function bash(
	script: string,
	cwd: string,
	env: Readonly<Record<string, string>> = {},
): Promise<{code: number; stdout: string; stderr: string}> {
	const npx = await fakeNpx();
	return started('bash', ['-eo', 'pipefail', '-c', script], cwd, {
		...plainEnvironment(),
		PATH: `${npx.folder}:${process.env['PATH'] ?? ''}`,
		...env,
	});
}

describe('GitLab snippet', () => {
	afterEach(removeFolders);

	interface Job {
		readonly variables: Readonly<Record<string, string>>;
		readonly script: readonly string[];
		readonly artifacts: {readonly reports: {readonly codequality: string; readonly junit: string}};
	}
	const [snippet = ''] = blocks('docs/ci/gitlab.md', 'yaml');
	const job = (parse(snippet) as {'qms-lens': Job})['qms-lens'];
	const script = job.script.join('\n');

	it('reports what a merge request causes, as Code Quality and JUnit', async () => {
		const request = makePullRequest();
		const cwd = checkout(request, Number(job.variables['GIT_DEPTH']));
		const {code, stdout, stderr} = await bash(script, cwd, {
			GITLAB_CI: 'true',
			CI_MERGE_REQUEST_DIFF_BASE_SHA: request.base,
			CI_PROJECT_URL: 'https://gitlab.example/brightwell/qms',
			CI_COMMIT_SHA: request.head,
		});
		assert.equal(stderr, '');
		assert.equal(code, 0, 'warnings do not fail');
		assert.match(stdout, /This change removes the only evidence for EO-7\/10/);
		const quality = JSON.parse(readFileSync(join(cwd, job.artifacts.reports.codequality), 'utf8')) as {
			check_name: string;
			location: {path: string};
			fingerprint: string;
		}[];
		assert.deepEqual(quality.map(each => each.check_name).sort(), ['outcome-gap', 'status-unknown']);
		assert.equal(new Set(quality.map(each => each.fingerprint)).size, quality.length);
		assert.match(readFileSync(join(cwd, job.artifacts.reports.junit), 'utf8'), /<testsuites[\s\S]*status-unknown/);
	});

	it('reports everything on the default branch', async () => {
		const cwd = checkout(makePullRequest(), 0);
		const {stdout} = await bash(script, cwd, {GITLAB_CI: 'true'});
		assert.doesNotMatch(stdout, /This change/);
		const quality = JSON.parse(readFileSync(join(cwd, job.artifacts.reports.codequality), 'utf8')) as unknown[];
		assert.ok(quality.length > 5);
	});

	it('fails where the change causes an error, and the reports are there all the same', async () => {
		const request = makePullRequest();
		const cwd = checkout(request, 0);
		writeFileSync(
			join(cwd, 'procedures/PRO-013.md'),
			'---\nid: PRO-010\ntitle: Another\nkind: procedure\nversion: "1.0"\nowner: role:quality-manager\n---\n# Another\n\n<!-- qms: covers EO-77 -->\n',
		);
		const {code} = await bash(script, cwd, {CI_MERGE_REQUEST_DIFF_BASE_SHA: request.base});
		assert.equal(code, 1);
		assert.ok(
			existsSync(join(cwd, job.artifacts.reports.codequality)) && existsSync(join(cwd, job.artifacts.reports.junit)),
		);
	});
});

describe('snippet for any other CI', () => {
	afterEach(removeFolders);

	it('writes JUnit', async () => {
		const cwd = checkout(makePullRequest(), 1);
		const [line = ''] = blocks('docs/ci/other.md', 'sh');
		const {code} = await bash(line, cwd);
		assert.equal(code, 0);
		assert.match(readFileSync(join(cwd, 'qms-lens.xml'), 'utf8'), /^<\?xml[\s\S]*<testsuites/);
	});
});

describe('pre-commit', () => {
	afterEach(removeFolders);

	interface Hook {
		readonly id: string;
		readonly entry: string;
		readonly language: string;
		readonly files: string;
		readonly pass_filenames: boolean;
	}
	const hooks = parse(readFileSync(join(projectRoot, '.pre-commit-hooks.yaml'), 'utf8')) as readonly Hook[];

	function repository(): Repository {
		const made = new Repository();
		made.write(
			'qms.yaml',
			'organization: Brightwell\nroles: {quality-manager: {title: Quality manager}, managing-director: {title: Managing director}}\n',
		);
		made.write('procedures/PRO-010.md', correctiveAction);
		made.write(
			'procedures/PRO-014 Leeds.md',
			correctiveAction.replaceAll('PRO-010', 'PRO-014').replace('EO-9.cause', 'EO-99'),
		);
		made.commit('2026-03-02', 'Begin');
		return made;
	}

	/** Runs a hook on what is staged, as pre-commit does for a system hook: the entry's words, then the files that fit. */
	async function hook(
		id: string,
		{root}: Repository,
	): Promise<{code: number; stdout: string; stderr: string} | 'skipped'> {
		const wanted = hooks.find(each => each.id === id);
		assert.ok(wanted !== undefined && wanted.language === 'system');
		const staged = execFileSync('git', ['diff', '--staged', '--name-only', '-z', '--diff-filter=ACMRTUXB'], {
			cwd: root,
			encoding: 'utf8',
		})
			.split('\0')
			.filter(path => path !== '' && new RegExp(wanted.files).test(path));
		if (staged.length === 0) return 'skipped';
		const npx = await fakeNpx();
		const [command = '', ...words] = wanted.entry.split(' ');
		const run = await started(command, [...words, ...(wanted.pass_filenames ? staged : [])], root, {
			...plainEnvironment(),
			PATH: `${npx.folder}:${process.env['PATH'] ?? ''}`,
		});
		const {version} = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as {version: string};
		assert.deepEqual(npx.asked(), [`qms-lens@${version}`], 'the hooks run the version they were published with');
		return run;
	}

	it('passes a commit whose files are right, whatever stands in others', async () => {
		const own = repository();
		own.write('procedures/PRO-010.md', correctiveAction.replace('ten working days', 'five working days'));
		own.git('add', '-A');
		const run = await hook('qms-lens', own);
		assert.ok(run !== 'skipped');
		assert.equal(run.code, 0, run.stdout + run.stderr);
		assert.doesNotMatch(run.stdout, /PRO-014/);
	});

	it('stops a commit that names an outcome which is none, known only beside the other documents', async () => {
		const own = repository();
		own.write('procedures/PRO-014 Leeds.md', correctiveAction);
		own.git('add', '-A');
		const run = await hook('qms-lens', own);
		assert.ok(run !== 'skipped');
		assert.equal(run.code, 1);
		assert.match(run.stdout, /PRO-014 Leeds\.md\n.*error .*PRO-010.*id-duplicate/s);
	});

	it('is not run for other files', async () => {
		const own = repository();
		own.write('logo.svg', '<svg/>\n');
		own.git('add', '-A');
		assert.equal(await hook('qms-lens', own), 'skipped');
	});

	it('for gaps looks at the whole and stops while one is left', async () => {
		const own = repository();
		own.write('procedures/PRO-010.md', `${correctiveAction}\n`);
		own.git('add', '-A');
		const run = await hook('qms-lens-gaps', own);
		assert.ok(run !== 'skipped');
		assert.equal(run.code, 1);
		assert.match(run.stdout, /Gate missed: EO-1 /);
	});

	it('as a plain git hook stops the commit itself', async () => {
		const own = repository();
		const [script = ''] = blocks('docs/ci/pre-commit.md', 'sh');
		const file = join(own.root, '.git/hooks/pre-commit');
		writeFileSync(file, script);
		chmodSync(file, 0o755);
		const npx = await fakeNpx();
		const commit = async () =>
			started(
				'git',
				[
					'-c',
					'user.name=A',
					'-c',
					'user.email=a@example.org',
					'-c',
					'commit.gpgsign=false',
					'commit',
					'-q',
					'-m',
					'Try',
				],
				own.root,
				{...plainEnvironment(), PATH: `${npx.folder}:${process.env['PATH'] ?? ''}`},
			);
		own.write('logo.svg', '<svg/>\n');
		own.git('add', '-A');
		assert.equal((await commit()).code, 0, 'nothing to check');
		assert.deepEqual(npx.asked(), []);
		own.write('procedures/PRO-014 Leeds.md', correctiveAction);
		own.git('add', '-A');
		const refused = await commit();
		assert.notEqual(refused.code, 0);
		assert.match(refused.stdout + refused.stderr, /id-duplicate/);
		rmSync(join(own.root, 'procedures/PRO-014 Leeds.md'));
		own.git('add', '-A');
		assert.equal((await commit()).code, 0, 'a deleted file is not handed to the program');
	});
});
