import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {
	chmodSync,
	lstatSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	statSync,
	symlinkSync,
	writeFileSync,
} from 'node:fs';
import {join} from 'node:path';
import {UsageProblem} from '../../server/src/cli/problem.ts';
import {writeFolder, writeWhole} from '../../server/src/cli/write.ts';
import {programPath} from '../ci/program.ts';
import {makeFolder, removeFolders} from './folder.ts';

/** Writes a file of a folder, which is the one that is worked in. */
function write(folder: string, path: string, text: string): void {
	writeWhole({path: join(folder, path), text, shown: path}, folder);
}

const refused =
	(beginning: string) =>
	(error: unknown): boolean =>
		error instanceof UsageProblem && error.message.startsWith(beginning);

describe('writeWhole', () => {
	afterEach(removeFolders);

	it('writes a new file, replaces an old one, makes folders and follows links', () => {
		const folder = makeFolder({'old.txt': 'old'});
		symlinkSync('old.txt', join(folder, 'link.txt'));
		write(folder, 'new/deep/a.txt', 'a');
		write(folder, 'link.txt', 'new');
		assert.equal(readFileSync(join(folder, 'new/deep/a.txt'), 'utf8'), 'a');
		assert.equal(readFileSync(join(folder, 'old.txt'), 'utf8'), 'new');
		assert.deepEqual(readdirSync(folder).sort(), ['link.txt', 'new', 'old.txt']);
	});

	it('refuses a folder and leaves nothing behind', () => {
		const folder = makeFolder({});
		mkdirSync(join(folder, 'there'));
		writeFileSync(join(folder, 'there/x'), '');
		assert.throws(() => write(folder, 'there', 'a'), refused('there cannot be written'));
		assert.deepEqual(readdirSync(folder), ['there']);
	});

	it('keeps the mode of a file, and gives a new one that of the user', () => {
		const folder = makeFolder({'a.sh': 'old', 'b.txt': 'old'});
		chmodSync(join(folder, 'a.sh'), 0o751);
		chmodSync(join(folder, 'b.txt'), 0o666);
		for (const name of ['a.sh', 'b.txt', 'c.txt']) write(folder, name, 'new');
		const mode = (name: string): number => statSync(join(folder, name)).mode & 0o7777;
		assert.deepEqual([mode('a.sh'), mode('b.txt')], [0o751, 0o666]);
		writeFileSync(join(folder, 'd.txt'), '');
		assert.equal(mode('c.txt'), mode('d.txt'));
	});

	it('writes to a device as it is', () => {
		writeWhole({path: '/dev/null', text: 'a', shown: '/dev/null'}, makeFolder({}));
		assert.ok(lstatSync('/dev/null').isCharacterDevice());
	});

	it('follows no link out of the folder that is worked in, whether of a file or of a folder', () => {
		const outside = makeFolder({'mine.txt': 'mine', 'keys/': ''});
		const folder = makeFolder({});
		symlinkSync(join(outside, 'mine.txt'), join(folder, 'report.sarif'));
		symlinkSync(join(outside, 'keys'), join(folder, 'out'));
		assert.throws(() => write(folder, 'report.sarif', 'theirs'), refused('report.sarif is not written'));
		assert.throws(() => write(folder, 'out/authorized', 'theirs'), refused('out/authorized is not written'));
		assert.throws(() => write(folder, 'out/new/a', 'theirs'), refused('out/new/a is not written'));
		assert.throws(() => writeFolder(join(folder, 'out'), [], 'out', folder), refused('out is not written'));
		assert.equal(readFileSync(join(outside, 'mine.txt'), 'utf8'), 'mine');
		assert.deepEqual(readdirSync(join(outside, 'keys')), []);
		// What lies outside is the user's own to name.
		writeWhole({path: join(outside, 'mine.txt'), text: 'new', shown: 'mine.txt'}, folder);
		assert.equal(readFileSync(join(outside, 'mine.txt'), 'utf8'), 'new');
	});
});

describe('writeFolder', () => {
	afterEach(removeFolders);

	const writing = (folder: string, ...names: readonly string[]) =>
		names.map(name => ({path: join(folder, name), text: `new ${name}`, shown: name}));

	it('makes a folder with all of its files', () => {
		const folder = makeFolder({});
		writeFolder(join(folder, 'a/pack'), writing(join(folder, 'a/pack'), 'x', 'y'), 'a/pack', folder);
		assert.deepEqual(readdirSync(join(folder, 'a')), ['pack']);
		assert.deepEqual(readdirSync(join(folder, 'a/pack')).sort(), ['x', 'y']);
	});

	it('replaces all files of one that is there, and leaves others alone', () => {
		const folder = makeFolder({'pack/x': 'old', 'pack/own': 'mine'});
		writeFolder(join(folder, 'pack'), writing(join(folder, 'pack'), 'x', 'y'), 'pack', folder);
		assert.equal(readFileSync(join(folder, 'pack/x'), 'utf8'), 'new x');
		assert.deepEqual(readdirSync(join(folder, 'pack')).sort(), ['own', 'x', 'y']);
	});

	it('leaves everything as it was where one file cannot be written', () => {
		const folder = makeFolder({'pack/x': 'old', 'pack/y/': '', file: ''});
		assert.throws(
			() => writeFolder(join(folder, 'pack'), writing(join(folder, 'pack'), 'w', 'x', 'y', 'z'), 'pack', folder),
			refused('y cannot be written (EISDIR)'),
		);
		assert.equal(readFileSync(join(folder, 'pack/x'), 'utf8'), 'old');
		assert.deepEqual(readdirSync(join(folder, 'pack')).sort(), ['x', 'y']);
		assert.throws(
			() => writeFolder(join(folder, 'new'), writing(join(folder, 'new'), 'x', 'y'.repeat(300)), 'new', folder),
			refused('new cannot be written'),
		);
		assert.deepEqual(readdirSync(folder).sort(), ['file', 'pack']);
	});
});

describe('--output onto what is open', function () {
	this.timeout(60_000);
	let program: string;
	before(async function () {
		if (process.platform === 'win32') this.skip();
		program = await programPath();
	});
	afterEach(removeFolders);

	const folder = (): string =>
		makeFolder({'qms.yaml': 'include: ["**/*.md"]\n', 'a.md': '---\nid: PRO-001\n---\n# Complaints\n\nText.\n'});
	const shell = (root: string, line: string): string =>
		execFileSync('bash', ['-c', line], {
			cwd: root,
			encoding: 'utf8',
			env: {...process.env, QMS: `${process.execPath} ${program} check --fail-on never --format json`},
		});
	const isReport = (text: string): void => assert.equal((JSON.parse(text) as {root: string}).root, '.');

	it('writes to standard output: a pipe, a socket of the parent, a file', () => {
		isReport(shell(folder(), '$QMS --output /dev/stdout | cat'));
		isReport(shell(folder(), '$QMS --output /dev/stdout'));
		const root = folder();
		shell(root, '$QMS --output /dev/stdout > out.json');
		isReport(readFileSync(join(root, 'out.json'), 'utf8'));
	});

	it('writes to a process of the shell, a named pipe and another descriptor', () => {
		isReport(
			shell(
				folder(),
				'$QMS --output >(cat > out.json; echo done > end) && cat < <(while ! [ -e end ]; do :; done; cat out.json)',
			),
		);
		isReport(shell(folder(), 'mkfifo p; cat p > out.json & $QMS --output p; wait; cat out.json'));
		isReport(shell(folder(), '$QMS --output /dev/fd/3 3> out.json; cat out.json'));
	});

	it('takes a reader that has seen enough for no failure', () => {
		assert.equal(shell(folder(), '$QMS --output >(true) > /dev/null; echo $?').trim(), '0');
	});
});
