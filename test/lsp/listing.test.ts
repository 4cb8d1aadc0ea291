import assert from 'node:assert/strict';
import {createQms} from '../../server/src/core/service.ts';
import {outermost, withNested} from '../../server/src/lsp/folders.ts';
import {listingOf} from '../../server/src/host/listing.ts';
import {QmsRoot} from '../../server/src/lsp/root.ts';

const files = [
	'qms.yaml',
	'a.md',
	'works/qms.yaml',
	'works/b.md',
	'docs/c.md',
	'docs/old/d.md',
	'node_modules/p/README.md',
	'node_modules/p/qms.yaml',
	'out/e.md',
	'out/qms.yaml',
];

describe('listing of a folder', () => {
	const listing = listingOf(files, new Map([['.gitignore', 'out/\n']]));

	it('names what lies in nested roots, so that links hold, and reads it there', () => {
		assert.deepEqual(listing.nestedRoots, ['works']);
		assert.deepEqual(listing.documents, ['a.md', 'docs/c.md', 'docs/old/d.md', 'qms.yaml']);
		assert.deepEqual(
			listing.files.filter(path => !listing.documents.includes(path)),
			['works/b.md', 'works/qms.yaml'],
		);
	});

	it('knows of any path whether it would be ignored', () => {
		assert.deepEqual(
			['new.md', 'out/new.md', 'works/out/new.md', 'a/node_modules/new.md', '.git/HEAD'].filter(listing.ignores),
			['out/new.md', 'works/out/new.md', 'a/node_modules/new.md', '.git/HEAD'],
		);
	});

	it('tells of a qms.yaml that is ignored', () => {
		const ignored = listingOf(files, new Map([['.qmsignore', '/qms.yaml\n']]));
		assert.deepEqual(
			ignored.unreadable.map(({path}) => path),
			['qms.yaml'],
		);
		assert.deepEqual([ignored.documents.includes('qms.yaml'), ignored.nestedRoots], [false, ['out', 'works']]);
		assert.deepEqual(listing.unreadable, []);
	});

	it('leaves out what is a folder of the workspace by itself, each once', () => {
		const {nestedRoots, documents, files: named} = withNested(listing, ['docs', 'docs/old', 'works']);
		assert.deepEqual(
			[nestedRoots, documents],
			[
				['docs', 'works'],
				['a.md', 'qms.yaml'],
			],
		);
		assert.ok(named.includes('docs/c.md'));
	});

	it('takes the outermost of folders, and none for inside another that only begins alike', () => {
		assert.deepEqual(outermost(['file:///qms/docs', 'file:///qms', 'file:///qms-old', 'file:///qms/docs/a']), [
			'file:///qms',
			'file:///qms-old',
		]);
	});

	it('forgets what could not be read once it can, or is gone', () => {
		const root = new QmsRoot('file:///qms', createQms({today: () => '2026-11-23'}));
		root.list({
			...listing,
			unreadable: [{path: 'link.md', reason: 'This symbolic link leads nowhere.', remedy: 'Remove it.'}],
		});
		root.apply();
		assert.deepEqual([...root.qms.snapshot.unreadable.keys()], ['link.md']);
		root.list(listing);
		root.apply();
		assert.deepEqual([...root.qms.snapshot.unreadable.keys()], []);
	});
});
