import assert from 'node:assert/strict';
import {chmodSync, mkdirSync, symlinkSync} from 'node:fs';
import {join} from 'node:path';
import {walk} from '../../server/src/node/walk.ts';
import {makeFolder, removeFolders} from './folder.ts';

describe('walk', () => {
	afterEach(removeFolders);

	it('lists every file in code-unit order and the documents among them', async () => {
		const root = makeFolder({'b.md': '', 'a/Z.YAML': '', 'a/x.png': '', 'B.markdown': ''});
		const {files, documents, unreadable} = await walk(root);
		assert.deepEqual(files, ['B.markdown', 'a/Z.YAML', 'a/x.png', 'b.md']);
		assert.deepEqual(documents, ['B.markdown', 'a/Z.YAML', 'b.md']);
		assert.deepEqual(unreadable, []);
	});

	it('never enters version control or installed packages', async () => {
		const root = makeFolder({'.git/x.md': '', 'node_modules/p/readme.md': '', '.github/pull.md': ''});
		assert.deepEqual((await walk(root)).files, ['.github/pull.md']);
	});

	it('respects ignore files, the inner ones over the outer', async () => {
		const root = makeFolder({
			'.gitignore': 'drafts/\n*.tmp.md\n/only-top.md\n',
			'drafts/a.md': '',
			'b.tmp.md': '',
			'only-top.md': '',
			'in/only-top.md': '',
			'in/.gitignore': '!keep.tmp.md\n',
			'in/keep.tmp.md': '',
			'in/lose.tmp.md': '',
			'.qmsignore': 'legacy\n',
			'legacy/old.md': '',
			'in/legacy': '',
		});
		assert.deepEqual((await walk(root)).documents, ['in/keep.tmp.md', 'in/only-top.md']);
	});

	it('respects the ignore files between the git root and the root', async () => {
		const root = makeFolder({
			'.git/HEAD': '',
			'.gitignore': 'qms/out/\n*.bak.md\n',
			'qms/out/x.md': '',
			'qms/a.md': '',
			'qms/a.bak.md': '',
		});
		assert.deepEqual((await walk(join(root, 'qms'))).files, ['a.md']);
		assert.deepEqual((await walk(join(root, 'qms/out'))).files, ['x.md'], 'a folder asked for by name is not ignored');
	});

	it('knows of any path whether it would be ignored', async () => {
		const root = makeFolder({
			'.git/HEAD': '',
			'.gitignore': 'qms/out/\n*.bak.md\n',
			'qms/in/.gitignore': '!keep.bak.md\nlocal/\n',
			'qms/a.md': '',
		});
		const {ignores} = await walk(join(root, 'qms'));
		const paths = [
			'new.md',
			'out/new.md',
			'new.bak.md',
			'in/keep.bak.md',
			'in/local/deep/new.md',
			'local/new.md',
			'.git/HEAD',
			'in/node_modules/x.md',
		];
		assert.deepEqual(paths.filter(ignores), [
			'out/new.md',
			'new.bak.md',
			'in/local/deep/new.md',
			'.git/HEAD',
			'in/node_modules/x.md',
		]);
	});

	it('leaves folders with a qms.yaml of their own to themselves', async () => {
		const root = makeFolder({'qms.yaml': '', 'a.md': '', 'sites/b/qms.yaml': '', 'sites/b/b.md': '', 'sites/c.md': ''});
		const {files, documents, nestedRoots} = await walk(root);
		assert.deepEqual(documents, ['a.md', 'qms.yaml', 'sites/c.md']);
		assert.deepEqual(files, ['a.md', 'qms.yaml', 'sites/b/b.md', 'sites/b/qms.yaml', 'sites/c.md']);
		assert.deepEqual(nestedRoots, ['sites/b']);
	});

	it('tells of a qms.yaml that an ignore file leaves out, at the root alone', async () => {
		const root = makeFolder({'.gitignore': 'qms.yaml\n', 'qms.yaml': '', 'a.md': '', 'b/qms.yaml': '', 'b/c.md': ''});
		const {documents, unreadable, nestedRoots} = await walk(root);
		assert.deepEqual([documents, nestedRoots], [['a.md'], ['b']]);
		assert.deepEqual(
			unreadable.map(({path, reason}) => `${path}: ${reason}`),
			['qms.yaml: This file is ignored, so its settings do not count.'],
		);
	});

	it('names what stands behind a link inside the root and reads it only where it stands', async () => {
		const root = makeFolder({'real/a.md': '', 'real/deep/b.md': ''});
		symlinkSync('real', join(root, 'linked'));
		symlinkSync('real/a.md', join(root, 'also.md'));
		const {files, documents, unreadable} = await walk(root);
		assert.deepEqual(documents, ['real/a.md', 'real/deep/b.md']);
		assert.deepEqual(files, ['also.md', 'linked', 'linked/a.md', 'linked/deep/b.md', 'real/a.md', 'real/deep/b.md']);
		assert.deepEqual(unreadable, []);
	});

	it('ends in a circle of links', async () => {
		const root = makeFolder({'a/x.md': '', 'b/y.md': ''});
		symlinkSync('..', join(root, 'a/up'));
		symlinkSync('../b', join(root, 'a/b'));
		symlinkSync('../a', join(root, 'b/a'));
		const {documents, unreadable} = await walk(root);
		assert.deepEqual(documents, ['a/x.md', 'b/y.md']);
		assert.deepEqual(unreadable, []);
	});

	it('tells of links that lead nowhere, to themselves or out', async () => {
		const outside = makeFolder({'secret.md': '# Secret'});
		const root = makeFolder({'a.md': ''});
		symlinkSync('gone.md', join(root, 'dangling.md'));
		symlinkSync('self.md', join(root, 'self.md'));
		symlinkSync(join(outside, 'secret.md'), join(root, 'out.md'));
		symlinkSync(outside, join(root, 'outer'));
		const {documents, unreadable} = await walk(root);
		assert.deepEqual(documents, ['a.md']);
		assert.deepEqual(
			unreadable.map(({path, reason}) => `${path}: ${reason}`),
			[
				'dangling.md: This symbolic link leads nowhere.',
				'out.md: This symbolic link leads out of the folder that is checked and is not followed.',
				'outer: This symbolic link leads out of the folder that is checked and is not followed.',
				'self.md: This symbolic link leads back to itself.',
			],
		);
	});

	// Root may list every folder, so there is nothing to see then.
	if (process.getuid?.() !== 0)
		it('tells of a folder that cannot be listed and goes on', async () => {
			const root = makeFolder({'a.md': '', 'locked/b.md': ''});
			chmodSync(join(root, 'locked'), 0);
			const {documents, unreadable} = await walk(root);
			chmodSync(join(root, 'locked'), 0o755);
			assert.deepEqual(documents, ['a.md']);
			assert.equal(unreadable[0]?.path, 'locked');
		});

	for (const [end, target, words] of [
		['a file of the root', 'real.yaml', 'is not read'],
		['a file outside', '../', 'is not read'],
		['nothing', 'gone.yaml', 'leads nowhere'],
		['itself', 'qms.yaml', 'leads back to itself'],
	] as const)
		it(`says once that settings behind a link to ${end} do not count`, async () => {
			const outside = makeFolder({'settings.yaml': ''});
			const root = makeFolder({'real.yaml': '', 'a.md': ''});
			symlinkSync(target === '../' ? join(outside, 'settings.yaml') : target, join(root, 'qms.yaml'));
			const {unreadable} = await walk(root);
			assert.deepEqual(
				unreadable.map(({path, reason}) => [path, reason.includes(words), reason.includes('settings do not count')]),
				[['qms.yaml', true, true]],
			);
		});

	it('takes names with any characters', async () => {
		const names = ['ä ö.md', 'tab\there.md', 'new\nline.md', '✓ 质量.md', '#1 [a](b).md', '-rf.md'];
		const root = makeFolder(Object.fromEntries(names.map(name => [name, ''])));
		assert.deepEqual([...(await walk(root)).documents].sort(), names.sort());
	});

	it('does not take a folder for a document', async () => {
		const root = makeFolder({'a.md': ''});
		mkdirSync(join(root, 'folder.md'));
		assert.deepEqual((await walk(root)).documents, ['a.md']);
	});
});
