import assert from 'node:assert/strict';
import {methods, type DocumentView, type RootView} from '../../server/src/host/protocol.ts';
import {type Editor, type EditorOptions, folder, openEditor} from './editor.ts';
import {capa, complaints, files} from './fixture.ts';

const manual = '# Quality manual\n\n## Responsibilities\n\nEveryone is responsible for quality.\n';
const config = 'include: ["**/*.md"]\n';
const under = (base: string, of: Readonly<Record<string, string>>): Record<string, string> =>
	Object.fromEntries(Object.entries(of).map(([path, text]) => [`${base}/${path}`, text]));

describe('folders of a workspace', () => {
	let editor: Editor;
	const start = async (options: EditorOptions): Promise<Editor> => (editor = await openEditor(options));
	const said = (path: string): number =>
		editor.diagnostics(path).filter(({code}) => code === 'everyone-responsible').length;
	const documents = async (): Promise<string[]> =>
		(await editor.request<DocumentView[]>(methods.documents, {})).map(({uri}) => uri.replace(`${folder}/`, ''));
	const roots = async (): Promise<string[]> =>
		(await editor.request<RootView[]>(methods.outcomes, {})).map(({uri}) => uri);
	afterEach(() => editor.stop());

	describe('that are several systems', () => {
		const names = async (): Promise<string[]> =>
			(await editor.request<RootView[]>(methods.outcomes, {})).map(({name}) => name);
		const acme = {'qms.yaml': 'organization: Acme\n', 'manual.md': manual};

		it('are told apart by organization, and by as much of the path as it takes where that is the same', async () => {
			await start({files: {}, hasFolder: false, folders: {'file:///north/qms': acme, 'file:///south/qms': acme}});
			await editor.changeFolders(['file:///north/qms', 'file:///south/qms'], []);
			await editor.settled();
			assert.deepEqual(await names(), ['Acme (north/qms)', 'Acme (south/qms)']);
		});

		it('are told apart by folder where no organization is named', async () => {
			const plain = {'manual.md': manual, 'qms.yaml': config};
			await start({files: {...plain, ...under('works', plain), ...under('works/qms', plain)}});
			assert.deepEqual(await names(), ['qms', 'works', 'works/qms']);
		});

		it('are counted each by itself and all together', async () => {
			await start({files: {...acme, ...under('works', files), ...under('empty', {'qms.yaml': config})}});
			await editor.statusIs('ready');
			const status = editor.statuses.at(-1);
			assert.deepEqual(
				status?.systems.map(({uri, name, documents}) => [uri, name, documents]),
				[
					[folder, 'Acme', 1],
					[`${folder}/works`, 'Pump Works', 3],
				],
			);
			for (const key of ['documents', 'covered', 'outcomes', 'applicable', 'shown', 'toRead'] as const)
				assert.equal(
					status?.[key],
					status?.systems.reduce((sum, system) => sum + system[key], 0),
				);
			assert.ok((status?.shown ?? 0) > 0);
		});
	});

	describe('that lie in one another', () => {
		const inner = `${folder}/docs`;

		it('hold every document once', async () => {
			await start({files, folders: {[inner]: {}}});
			assert.deepEqual((await documents()).sort(), [capa, complaints, 'processes/PRC-ORDER.yaml'].sort());
			assert.deepEqual(await roots(), [folder, inner]);
		});

		it('show the findings of the text that is typed, and only those', async () => {
			await start({files, folders: {[inner]: {}}});
			await editor.open(complaints);
			await editor.replace(
				complaints,
				'The quality manager investigates',
				'Everyone is responsible for quality.\n\nThe quality manager investigates',
			);
			assert.equal(said(complaints), 1);
			await editor.open('qms.yaml');
			await editor.replace('qms.yaml', 'external: [customer]', 'external: [customer, supplier]');
			assert.equal(said(complaints), 1, 'the outer folder says nothing of what lies in the inner one');
		});

		it('keep what was told of the inner one while the outer one comes', async () => {
			await start({files: {}, hasFolder: false, folders: {[`${folder}/q`]: files}});
			await editor.changeFolders([`${folder}/q`], []);
			await editor.settled();
			const before = editor.shown();
			assert.notDeepEqual(before, []);
			editor.published.length = 0;
			await editor.changeFolders([folder], []);
			await editor.settled();
			assert.deepEqual(editor.shown(), before);
			assert.deepEqual(
				editor.published.filter(({diagnostics}) => diagnostics.length === 0),
				[],
			);
		});

		it('name a root once that is a folder as well', async () => {
			await start({files: under('q', files), folders: {[`${folder}/q`]: {}}});
			assert.deepEqual(await roots(), [`${folder}/q`]);
			assert.equal((await documents()).length, 3);
		});

		it('come and go', async () => {
			await start({files});
			const before = editor.shown();
			await editor.changeFolders([inner], []);
			await editor.settled();
			assert.deepEqual(await roots(), [folder, inner]);
			await editor.changeFolders([], [inner]);
			await editor.settled();
			assert.deepEqual(await roots(), [folder]);
			assert.deepEqual(editor.shown(), before);
			await editor.changeFolders([inner], [folder]);
			await editor.settled();
			assert.deepEqual(await roots(), [inner]);
			await editor.changeFolders([folder], []);
			await editor.settled();
			assert.deepEqual(await roots(), [folder, inner]);
			assert.equal((await documents()).length, 3);
		});
	});

	describe('removed while they are read', () => {
		it('stay away', async () => {
			let removed: Promise<void> | undefined;
			let go = false;
			await start({
				files: {},
				folders: {'file:///other': {'qms.yaml': config, 'manual.md': manual}},
				async beforeList(uri) {
					if (go && uri === folder)
						await (removed ??= editor
							.changeFolders([], [folder])
							.then(() => new Promise(done => setTimeout(done, 20))));
				},
			});
			await editor.disk({'qms.yaml': config, 'manual.md': manual});
			await editor.settled();
			assert.equal(said('manual.md'), 1);
			go = true;
			await editor.request(methods.refresh, {});
			await editor.settled();
			assert.notEqual(removed, undefined);
			assert.equal(said('manual.md'), 0);
			assert.deepEqual(await roots(), ['file:///other']);
			await editor.statusIs('ready');
		});

		it('leave nothing behind where they were to be read again', async () => {
			await start({files: {'qms.yaml': config, 'manual.md': manual}});
			// What was created is listed first, after a moment, so the reading waits its turn.
			const created = editor.disk({'picture.png': ''});
			const read = editor.request(methods.refresh, {});
			await editor.changeFolders([], [folder]);
			await Promise.all([created, read]);
			await editor.settled();
			assert.deepEqual(editor.shown(), []);
			await editor.changeFolders([folder], []);
			await editor.changeFolders([], [folder]);
			await editor.settled();
			assert.deepEqual([editor.shown(), await roots()], [[], []]);
		});

		it('are not read on', async () => {
			const many = Object.fromEntries(Array.from({length: 100}, (_, at) => [`docs/${at}.md`, manual]));
			let go = false;
			await start({
				files: {'qms.yaml': config, ...many},
				async beforeRead(uri) {
					if (go && uri.endsWith('/docs/30.md'))
						await editor.changeFolders([], [folder]).then(() => new Promise(done => setTimeout(done, 20)));
				},
			});
			go = true;
			editor.reads.length = 0;
			await editor.request(methods.refresh, {});
			await editor.settled();
			assert.ok(editor.reads.length < 80, String(editor.reads.length));
			assert.deepEqual(editor.shown(), []);
		});
	});

	describe('deleted', () => {
		it('take the systems in them along', async () => {
			await start({files: {'qms.yaml': config, 'works/a/qms.yaml': config, 'works/a/manual.md': manual}});
			assert.equal(said('works/a/manual.md'), 1);
			await editor.removeFolder('works');
			assert.equal(said('works/a/manual.md'), 0);
			assert.deepEqual(await roots(), []);
		});

		it('leave what was typed and not saved until it is closed', async () => {
			await start({
				files: {'qms.yaml': config, 'works/manual.md': manual, 'works/open.md': manual, 'works/other.md': manual},
			});
			await editor.open('works/manual.md');
			await editor.open('works/open.md');
			await editor.replace('works/manual.md', 'Quality manual', 'The quality manual');
			await editor.removeFolder('works');
			assert.deepEqual([said('works/manual.md'), said('works/open.md'), said('works/other.md')], [1, 0, 0]);
			await editor.close('works/manual.md');
			assert.deepEqual(
				editor.shown().filter(line => line.includes('works/')),
				[],
			);
		});
	});

	it('forget a file that went while it was open, until somebody types in it', async () => {
		await start({files});
		await editor.open(complaints);
		await editor.disk({[complaints]: undefined});
		assert.ok(!(await documents()).includes(complaints));
		assert.deepEqual(editor.diagnostics(complaints), []);
		await editor.request(methods.refresh, {});
		assert.ok(!(await documents()).includes(complaints), 'reading again does not bring it back');
		await editor.replace(complaints, 'The quality manager investigates', 'The quality manager always investigates');
		assert.ok((await documents()).includes(complaints));
		await editor.disk({'docs/new.md': '# New\n'});
		assert.ok((await documents()).includes(complaints), 'listing again keeps what was typed');
		await editor.close(complaints);
		assert.deepEqual(editor.diagnostics(complaints), []);
		assert.ok(!(await documents()).includes(complaints));
	});

	it('keep a file that is there again when its deletion is told', async () => {
		await start({files});
		const before = await documents();
		await editor.notify('workspace/didChangeWatchedFiles', {changes: [{uri: editor.uri(complaints), type: 3}]});
		assert.deepEqual(await documents(), before);
	});

	it('count a file that git moves once, while its old tab is open', async () => {
		await start({files});
		await editor.open(complaints);
		const before = await documents();
		await editor.disk({[complaints]: undefined, 'docs/moved.md': files[complaints] ?? ''});
		assert.equal((await documents()).length, before.length);
		assert.deepEqual(
			editor.shown().filter(line => line.includes('id-duplicate')),
			[],
		);
	});

	it('follow an ignore file that goes', async () => {
		for (const name of ['.gitignore', '.qmsignore']) {
			await start({files: {'qms.yaml': config, [name]: 'out/\n', 'out/manual.md': manual}});
			assert.equal(said('out/manual.md'), 0);
			await editor.disk({[name]: undefined});
			assert.equal(said('out/manual.md'), 1, name);
			if (name === '.gitignore') await editor.stop();
		}
	});

	it('are not listed again for files that cannot matter', async () => {
		const listed: string[] = [];
		await start({
			files: {'qms.yaml': config, '.gitignore': 'out/\n', 'manual.md': manual},
			beforeList: async uri => void listed.push(uri),
		});
		listed.length = 0;
		for (const path of [
			'.git/index.lock',
			'node_modules/a/README.md',
			'node_modules/a/qms.yaml',
			'out/page.md',
			'out/deep/qms.yaml',
			'.git/qms.yaml',
		]) {
			await editor.disk({[path]: 'x\n'});
			await editor.disk({[path]: undefined});
		}
		assert.deepEqual(listed, []);
		await editor.disk({'picture.png': ''});
		assert.deepEqual(listed, [folder]);
	});
});
