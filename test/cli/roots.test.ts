import assert from 'node:assert/strict';
import {join, relative} from 'node:path';
import {findRoots, MissingPath} from '../../server/src/node/roots.ts';
import {makeFolder, removeFolders} from './folder.ts';

describe('findRoots', () => {
	let top = '';
	beforeEach(() => {
		top = makeFolder({
			'.git/HEAD': '',
			'readme.md': '',
			'plants/a/qms.yaml': '',
			'plants/a/docs/x.md': '',
			'plants/a/docs/y.md': '',
			'plants/b/qms.yaml': '',
			'plants/b/z.md': '',
			'loose/one.md': '',
			'loose/two.md': '',
			'other/three.md': '',
		});
	});
	afterEach(removeFolders);

	const rootsOf = async (cwd: string, paths: string[], given?: string): Promise<string[]> =>
		(await findRoots(join(top, cwd), paths, given)).map(
			({root, scope, because}) => `${relative(top, root) || '.'} ${because} [${scope.join(' ')}]`,
		);

	const cases: readonly (readonly [meaning: string, cwd: string, paths: string[], expected: string[]])[] = [
		['no path, in a folder below qms.yaml: that root', 'plants/a/docs', [], ['plants/a qms.yaml []']],
		['no path and no qms.yaml: the git root', 'loose', [], ['. git []']],
		['a folder with qms.yaml: that root, whole', '.', ['plants/a'], ['plants/a qms.yaml []']],
		['a folder below qms.yaml: that root, limited', '.', ['plants/a/docs'], ['plants/a qms.yaml [docs]']],
		[
			'files of two roots: each its own',
			'.',
			['plants/b/z.md', 'plants/a/docs/y.md', 'plants/a/docs/x.md'],
			['plants/a qms.yaml [docs/x.md docs/y.md]', 'plants/b qms.yaml [z.md]'],
		],
		['one folder without qms.yaml: that folder is the system', '.', ['loose'], ['loose folder []']],
		['the current folder by name: that folder', 'loose', ['.'], ['loose folder []']],
		['one file without qms.yaml: the git root, limited', 'loose', ['one.md'], ['. git [loose/one.md]']],
		['several folders without qms.yaml: one system, limited', '.', ['loose', 'other'], ['. git [loose other]']],
		['a path with dots and slashes', 'loose', ['../plants/./a/docs/'], ['plants/a qms.yaml [docs]']],
	];
	for (const [meaning, cwd, paths, expected] of cases) {
		it(meaning, async () => {
			assert.deepEqual(await rootsOf(cwd, paths), expected);
		});
	}

	it('takes the root that was given', async () => {
		assert.deepEqual(await rootsOf('.', [], 'loose'), ['loose given []']);
		assert.deepEqual(await rootsOf('.', ['loose/one.md'], 'loose'), ['loose given [one.md]']);
		await assert.rejects(
			rootsOf('.', ['other'], 'loose'),
			(error: unknown) => error instanceof MissingPath && error.code === 'OUTSIDE',
		);
	});

	it('refuses a path that is not there', async () => {
		await assert.rejects(
			rootsOf('.', ['loose', 'no/such.md']),
			(error: unknown) => error instanceof MissingPath && error.path === 'no/such.md',
		);
	});
});
