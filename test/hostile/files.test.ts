import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {symlinkSync, truncateSync, writeFileSync} from 'node:fs';
import {createServer} from 'node:net';
import {join} from 'node:path';
import {run} from '../../server/src/cli/run.ts';
import {loadFiles} from '../../server/src/node/load.ts';
import {readRegular} from '../../server/src/node/regular.ts';
import type {JsonRoot} from '../../server/src/report/schema.ts';
import {makeFolder, removeFolders} from '../cli/folder.ts';
import {Repository} from '../cli/repository.ts';
import {fakeHost} from '../cli/transcript.ts';

async function check(folder: string, ...words: string[]): Promise<{code: number; stderr: string; told: string[]}> {
	const {host, stdout, stderr} = fakeHost(folder);
	const code = await run(['check', '--format', 'json', ...words], host);
	const {findings} = stdout() === '' ? {findings: []} : (JSON.parse(stdout()) as JsonRoot);
	return {
		code,
		stderr: stderr(),
		told: findings.filter(({rule}) => rule === 'file-unreadable').map(({path, message}) => `${path}: ${message}`),
	};
}

const pipe = (path: string): void => void execFileSync('mkfifo', [path]);

// Whatever opened one of these would wait for ever, so a test that comes to its end has shown that nothing did.
describe('what is no regular file', () => {
	before(function () {
		if (process.platform === 'win32') this.skip();
	});
	afterEach(removeFolders);

	it('is told and never opened: pipes, sockets, devices and links to them', async () => {
		const root = makeFolder({'a.md': '# Quality manual\n'});
		pipe(join(root, 'pipe.md'));
		symlinkSync('pipe.md', join(root, 'to-pipe.md'));
		symlinkSync('/dev/zero', join(root, 'to-device.yaml'));
		const server = createServer().listen(join(root, 'socket.md'));
		await new Promise(done => server.once('listening', done));
		const {unreadable, documents} = await loadFiles(root).then(({unreadable, texts}) => ({
			unreadable: unreadable.map(({path, reason}) => `${path}: ${reason}`),
			documents: texts.map(({path}) => path),
		}));
		await new Promise(done => server.close(done));
		assert.deepEqual(documents, ['a.md']);
		assert.deepEqual(unreadable, [
			'pipe.md: This is a named pipe, not a file, and is not opened.',
			'socket.md: This is a socket, not a file, and is not opened.',
			'to-device.yaml: This symbolic link leads to a device, which is not opened.',
			'to-pipe.md: This symbolic link leads to a named pipe, which is not opened.',
		]);
	});

	it('ignores nothing in the place of an ignore file; a link is not followed there, as git does not', async () => {
		const root = makeFolder({'a.md': '# A\n', 'sub/b.md': '# B\n', patterns: '*.md\n'});
		pipe(join(root, '.gitignore'));
		symlinkSync('../patterns', join(root, 'sub/.gitignore'));
		symlinkSync('/dev/zero', join(root, 'sub/.qmsignore'));
		const {texts, unreadable} = await loadFiles(root);
		assert.deepEqual(
			texts.map(({path}) => path),
			['a.md', 'sub/b.md'],
		);
		assert.deepEqual(
			unreadable.map(({path}) => path),
			['.gitignore'],
		);
	});

	it('is no configuration, no catalogue and no baseline', async () => {
		const root = makeFolder({'manual.md': '---\nid: MAN-001\nkind: manual\n---\n# Quality manual\n'});
		pipe(join(root, 'qms.yaml'));
		assert.match((await check(root)).told[0] ?? '', /^qms\.yaml: The file was not checked: This is a named pipe/);
		const other = makeFolder({
			'qms.yaml': 'catalogs: [iso9001-eo, own.yaml]\n',
			'manual.md': '---\nid: MAN-001\nkind: manual\n---\n# Quality manual\n',
		});
		pipe(join(other, 'own.yaml'));
		symlinkSync('/dev/zero', join(other, 'known.json'));
		assert.match((await check(other)).told[0] ?? '', /^own\.yaml: The file was not checked: This is a named pipe/);
		const baseline = await check(other, '--baseline', 'known.json');
		assert.deepEqual(
			[baseline.code, baseline.stderr.split('\n')[0]],
			[2, 'qms-lens: The baseline known.json cannot be read. This is a device, not a file, and is not opened.'],
		);
		const config = await check(other, '--config', 'own.yaml');
		assert.deepEqual(
			[config.code, /The configuration own\.yaml cannot be read\. This is a named pipe/.test(config.stderr)],
			[2, true],
		);
	});

	it('is told of a configuration that is a link, whose settings do not count', async () => {
		const root = makeFolder({'settings.yaml': 'organization: X\n', 'manual.md': '# Quality manual\n'});
		symlinkSync('settings.yaml', join(root, 'qms.yaml'));
		assert.match(
			(await check(root)).told[0] ?? '',
			/^qms\.yaml: The file was not checked: This is a symbolic link and is not read/,
		);
	});
});

describe('a file that is too large', () => {
	afterEach(removeFolders);

	it('is told by its size and not read', async () => {
		const root = makeFolder({'huge.md': '', '.gitignore': ''});
		truncateSync(join(root, 'huge.md'), 1_900_000_000);
		truncateSync(join(root, '.gitignore'), 5_000_000);
		const before = process.memoryUsage().rss;
		const {unreadable} = await loadFiles(root);
		assert.deepEqual(
			unreadable.map(({path, reason}) => `${path}: ${reason}`),
			[
				'.gitignore: The file has 5 MB; no more than 1 MB are read.',
				'huge.md: The file has 1812 MB; no more than 64 MB are read.',
			],
		);
		assert.ok(process.memoryUsage().rss - before < 1_000_000_000);
	});

	it('is told by what it holds where its size says nothing', async () => {
		assert.deepEqual(
			await readRegular('/proc/self/maps', {most: 10}).then(found => 'kind' in found && found.kind),
			'too large',
		);
	});
});

describe('links in a pull request', () => {
	afterEach(removeFolders);

	it('are what they were before, whether they lead nowhere, out or round; one that breaks is news', async () => {
		const repository = new Repository();
		repository.write('qms.yaml', 'include: ["**/*.md"]\nrules: {approval-not-in-history: off}\n');
		repository.write('manual.md', '---\nid: MAN-001\nkind: manual\n---\n# Quality manual\n');
		repository.write('sub/target.md', '# Target\n');
		for (const [target, path] of [
			['nothing.md', 'dangling.md'],
			['round.md', 'round.md'],
			['/etc/hostname', 'out.md'],
			['sub/target.md', 'good.md'],
			['sub', 'folder'],
			['folder/target.md', 'through.md'],
			['qms.yaml', 'settings.yaml'],
		] as const)
			symlinkSync(target, join(repository.root, path));
		repository.commit('2026-01-10', 'Write');
		repository.git('checkout', '-q', '-b', 'topic');
		assert.equal((await check(repository.root)).told.length, 3);
		writeFileSync(join(repository.root, 'new.md'), '# New\n');
		assert.deepEqual((await check(repository.root, '--changed-since', 'main')).told, []);
		repository.remove('sub/target.md');
		const {told} = await check(repository.root, '--changed-since', 'main');
		assert.deepEqual(new Set(told.map(each => each.split(':')[0])), new Set(['good.md', 'through.md']));
	});
});
