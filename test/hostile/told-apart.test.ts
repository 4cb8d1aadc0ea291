import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {chmodSync, mkdirSync, rmSync, writeFileSync} from 'node:fs';
import {delimiter, join} from 'node:path';
import {run} from '../../server/src/cli/run.ts';
import {runGit} from '../../server/src/node/git-run.ts';
import {isRepository, openRepository} from '../../server/src/node/repository.ts';
import {workTreeOf} from '../../server/src/node/work-tree.ts';
import type {JsonRoot} from '../../server/src/report/schema.ts';
import {makeFolder, removeFolders} from '../cli/folder.ts';
import {Repository} from '../cli/repository.ts';
import {fakeHost} from '../cli/transcript.ts';

const procedure = (id: string, more = ''): string =>
	`---\nid: ${id}\ntitle: Complaints\nkind: procedure\nowner: Sales manager\nversion: "1"\nstatus: effective\napproved: 2026-01-10\napprover: Managing director\n---\n# Complaints ${id}\n\nThe sales manager records every complaint in the complaint log within a day.\n${more}`;

function repositoryWith(files: Readonly<Record<string, string>>): Repository {
	const repository = new Repository();
	repository.write('qms.yaml', 'include: ["**/*.md"]\n');
	for (const [path, text] of Object.entries(files)) repository.write(path, text);
	repository.commit('2026-01-10', 'Write');
	return repository;
}

async function check(
	folder: string,
	...words: string[]
): Promise<{code: number; stderr: string; findings: JsonRoot['findings']}> {
	const {host, stdout, stderr} = fakeHost(folder);
	const code = await run(['check', '--format', 'json', ...words], host);
	return {code, stderr: stderr(), findings: stdout() === '' ? [] : (JSON.parse(stdout()) as JsonRoot).findings};
}

/** A program called git that does what the script says, first on the PATH. */
function standIn(script: string): string {
	const folder = makeFolder({git: `#!/bin/sh\n${script}\n`});
	chmodSync(join(folder, 'git'), 0o755);
	return [folder, process.env['PATH'] ?? ''].join(delimiter);
}

describe('git that cannot be asked', function () {
	before(function () {
		// The programs that stand in for git are scripts of a shell.
		if (process.platform === 'win32') this.skip();
	});
	const path = process.env['PATH'];
	afterEach(() => {
		process.env['PATH'] = path;
		removeFolders();
	});

	/** What is said without and with `--changed-since`, and with `--require-base` too. */
	async function said(folder: string): Promise<{alone: string; compared: string; required: [number, string]}> {
		const alone = await check(folder);
		const compared = await check(folder, '--changed-since', 'main');
		assert.ok(compared.findings.length > 0, 'everything is reported');
		const required = await check(folder, '--changed-since', 'main', '--require-base');
		return {alone: alone.stderr, compared: compared.stderr, required: [required.code, required.stderr]};
	}

	it('because it is not installed', async () => {
		const {root} = repositoryWith({'PRO-001.md': procedure('PRO-001')});
		process.env['PATH'] = makeFolder({});
		const {alone, compared, required} = await said(root);
		assert.match(
			alone,
			/^qms-lens: git is not installed.*\. Approvals are not compared with the history\. Install git; .*\n$/,
		);
		assert.match(compared, /git is not installed, or .*, so everything is reported\. Install git/);
		assert.deepEqual(required[0], 2);
		assert.match(required[1], /There is nothing to compare with: git is not installed.*\nInstall git/);
	});

	it('because the repository belongs to somebody else', async () => {
		const {root} = repositoryWith({'PRO-001.md': procedure('PRO-001')});
		process.env['PATH'] = standIn(`echo "fatal: detected dubious ownership in repository at '${root}'" >&2; exit 128`);
		const {alone, required} = await said(root);
		assert.match(alone, /belongs to another user\. .*git config --global --add safe\.directory \/\S+\n$/);
		assert.match(required[1], /safe\.directory/);
	});

	it('because the repository really belongs to somebody else', async function () {
		if (process.getuid?.() !== 0) this.skip();
		const {root} = repositoryWith({'PRO-001.md': procedure('PRO-001')});
		execFileSync('chown', ['-R', '12345', root]);
		const found = await openRepository(root);
		assert.ok(!isRepository(found));
		assert.equal(found.why, 'owner');
		const home = makeFolder({'.gitconfig': `[safe]\n\tdirectory = ${root}\n`});
		const own = process.env['HOME'];
		process.env['HOME'] = home;
		assert.ok(isRepository(await openRepository(root)), 'the setting of the user counts');
		process.env['HOME'] = own;
	});

	it('because there is no repository, which is no news without --changed-since', async () => {
		const root = makeFolder({'qms.yaml': 'include: ["**/*.md"]\n', 'PRO-001.md': procedure('PRO-001')});
		const {alone, compared, required} = await said(root);
		assert.equal(alone, '');
		assert.match(compared, /The current folder is in no git repository, so everything is reported\./);
		assert.equal(required[0], 2);
	});

	it('because .git is broken', async () => {
		const {root} = repositoryWith({'PRO-001.md': procedure('PRO-001')});
		rmSync(join(root, '.git/HEAD'));
		assert.match((await said(root)).alone, /is no repository of this folder/);
	});

	it('because it takes too long', async () => {
		const {root} = new Repository();
		process.env['PATH'] = standIn('exec cat /dev/zero > /dev/null');
		const answer = await runGit({top: root, folder: root, words: ['log'], limit: 100});
		assert.deepEqual(answer, {failed: 'limit', message: 'git log took more than 0.1 seconds.'});
	});

	it('because the HEAD of the repository is a pipe that nobody writes to', async () => {
		const {root} = new Repository();
		rmSync(join(root, '.git/HEAD'));
		execFileSync('mkfifo', [join(root, '.git/HEAD')]);
		const answer = await runGit({top: root, folder: root, words: ['rev-parse', 'HEAD'], limit: 100});
		assert.equal('failed' in answer && answer.failed, 'limit');
	});

	it('for a part of the history, in a partial clone', async () => {
		const repository = repositoryWith({'PRO-001.md': procedure('PRO-001')});
		repository.write('PRO-001.md', procedure('PRO-001', 'The quality manager reads the log every week.\n'));
		repository.commit('2026-02-01', 'Change');
		repository.git('config', 'uploadpack.allowFilter', 'true');
		const clone = join(makeFolder({}), 'clone');
		execFileSync('git', ['clone', '-q', '--filter=blob:none', `file://${repository.root}`, clone], {stdio: 'ignore'});
		const {findings} = await check(clone);
		assert.ok(findings.some(({rule, message}) => rule === 'history-not-available' && /partial/.test(message)));
		assert.ok(!findings.some(({rule}) => rule === 'changed-after-approval'));
		const compared = await check(clone, '--changed-since', 'HEAD~1');
		assert.equal(compared.code, 2);
		assert.match(compared.stderr, /The clone lacks contents .*, and a check fetches nothing\.\nClone without --filter/);
	});
});

describe('a sparse checkout', () => {
	afterEach(removeFolders);

	function sparse(): Repository {
		const repository = repositoryWith({
			'here/PRO-001.md': procedure('PRO-001', 'See [the other](../there/PRO-002.md).\n'),
			'there/PRO-002.md': procedure('PRO-002'),
			'there/list.txt': 'x\n',
		});
		repository.git('checkout', '-q', '-b', 'topic');
		repository.git('sparse-checkout', 'set', 'here');
		return repository;
	}

	it('is told with what brings the files back, and breaks no link', async () => {
		const {stderr, findings} = await check(sparse().root);
		assert.match(stderr, /sparse checkout without 1 Markdown or YAML file .*git sparse-checkout disable/);
		assert.deepEqual(
			findings.filter(({rule}) => rule === 'link-broken'),
			[],
		);
	});

	it('deletes nothing in a comparison', async () => {
		const {root} = sparse();
		const {code, findings} = await check(root, '--changed-since', 'main');
		assert.deepEqual([code, findings], [0, []]);
		const opened = await openRepository(root);
		assert.ok(isRepository(opened));
		assert.deepEqual(await workTreeOf(opened, root, ['here/PRO-001.md']), {changed: [], deleted: []});
	});
});

describe('files that differ from their commit', () => {
	afterEach(removeFolders);

	it('are found without a filter, and line ends that git may have changed do not count', async () => {
		const repository = repositoryWith({'a.md': 'one\ntwo\n', 'b.md': 'b\n', 'c.md': 'c\n', 'd.md': 'd\n'});
		repository.write('a.md', 'one\r\ntwo\r\n');
		repository.write('b.md', 'other\n');
		repository.write('new.md', 'new\n');
		rmSync(join(repository.root, 'c.md'));
		const opened = await openRepository(repository.root);
		assert.ok(isRepository(opened));
		assert.deepEqual(await workTreeOf(opened, repository.root, ['a.md', 'b.md', 'c.md', 'd.md', 'new.md']), {
			changed: ['b.md', 'new.md'],
			deleted: ['c.md'],
		});
	});

	it('are found below the top and by longer names', async () => {
		const root = makeFolder({});
		execFileSync('git', ['init', '-q', '-b', 'main', '--object-format=sha256', root]);
		const repository = new Repository(root);
		mkdirSync(join(root, 'quality'));
		writeFileSync(join(root, 'quality/a.md'), 'a\n');
		repository.commit('2026-01-10', 'Write');
		const opened = await openRepository(join(root, 'quality'));
		assert.ok(isRepository(opened));
		assert.deepEqual(await workTreeOf(opened, join(root, 'quality'), ['a.md']), {changed: [], deleted: []});
	});
});
