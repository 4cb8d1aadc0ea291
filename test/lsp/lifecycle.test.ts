import assert from 'node:assert/strict';
import type {CodeLens, DocumentDiagnosticReport} from 'vscode-languageserver/node';
import {methods, type DocumentView} from '../../server/src/host/protocol.ts';
import {type Editor, type EditorOptions, openEditor} from './editor.ts';
import {capa, complaints, files} from './fixture.ts';

const manual = `# Quality manual

## Responsibilities

Everyone is responsible for quality.
`;
const config = 'include: ["**/*.md"]\n';

describe('server life', () => {
	let editor: Editor;
	const start = async (options: EditorOptions): Promise<Editor> => (editor = await openEditor(options));
	const codes = (path: string): string[] => editor.diagnostics(path).map(({code}) => String(code));
	/** Other rules may have something to say of so short a manual. */
	const said = (path: string): string[] => codes(path).filter(code => code === 'everyone-responsible');
	afterEach(() => editor.stop());

	describe('diagnostics', () => {
		it('are published for files that are not open', async () => {
			await start({files: {'qms.yaml': config, 'manual.md': manual}});
			assert.deepEqual(said('manual.md'), ['everyone-responsible']);
		});

		it('link to the page of their rule and carry what their fixes need', async () => {
			await start({files: {'qms.yaml': config, 'manual.md': manual}});
			const diagnostic = editor.diagnostics('manual.md').find(({code}) => code === 'everyone-responsible');
			assert.match(diagnostic?.codeDescription?.href ?? '', /docs\/rules\/everyone-responsible\.md$/);
			assert.deepEqual(Object.keys(diagnostic?.data as object).sort(), ['fixes', 'key', 'rule']);
			assert.equal(diagnostic?.source, 'qms-lens');
		});

		it('point at the other place', async () => {
			await start({files: {...files, 'docs/copy.md': files[capa]}});
			const duplicate = editor
				.diagnostics('docs/copy.md')
				.concat(editor.diagnostics(capa))
				.find(({code}) => code === 'id-duplicate');
			assert.match(duplicate?.relatedInformation?.[0]?.location.uri ?? '', /^file:\/\/\/qms\/docs\//);
		});

		it('follow unsaved edits, in other documents too', async () => {
			await start({files: {...files, [capa]: files[capa].replace('as PRO-002 says', 'as PRO-404 says')}});
			assert.ok(codes(capa).includes('document-id-unknown'));
			await editor.open(complaints);
			await editor.replace(complaints, 'id: PRO-002', 'id: PRO-404');
			assert.ok(!codes(capa).includes('document-id-unknown'));
			await editor.close(complaints);
			assert.ok(codes(capa).includes('document-id-unknown'), 'closing without saving brings the disk back');
		});

		it('are sent again only for what changed', async () => {
			await start({files});
			await editor.open(capa);
			editor.published.length = 0;
			await editor.replace(capa, 'The canteen is closed on Mondays.', 'The canteen is closed on Tuesdays.');
			assert.deepEqual(
				editor.published.map(({uri}) => uri),
				[editor.uri(capa)],
			);
			assert.equal(editor.published[0]?.version, 2);
		});

		it('are answered to a client that asks instead', async () => {
			await start({files: {'qms.yaml': config, 'manual.md': manual}, capabilities: {textDocument: {diagnostic: {}}}});
			assert.equal(editor.capabilities.diagnosticProvider?.interFileDependencies, true);
			const report = await editor.request<DocumentDiagnosticReport>('textDocument/diagnostic', {
				textDocument: {uri: editor.uri('manual.md')},
			});
			assert.deepEqual(
				report.kind === 'full'
					? report.items.map(({code}) => code).filter(code => code === 'everyone-responsible')
					: [],
				['everyone-responsible'],
			);
			assert.deepEqual(editor.published, []);
		});
	});

	describe('files', () => {
		it('made by git appear, change and go', async () => {
			await start({files: {'qms.yaml': config}});
			await editor.disk({'manual.md': manual});
			await settledTwice();
			assert.deepEqual(said('manual.md'), ['everyone-responsible']);
			await editor.disk({'manual.md': manual.replace('Everyone', 'The quality manager')});
			assert.deepEqual(said('manual.md'), []);
			await editor.disk({'manual.md': manual});
			await editor.disk({'manual.md': undefined});
			assert.deepEqual(
				editor.shown().filter(line => line.includes('manual.md')),
				[],
			);
		});

		it('that git ignores are left alone, until it does not', async () => {
			await start({files: {'qms.yaml': config, '.gitignore': 'out/\n', 'out/manual.md': manual}});
			assert.deepEqual(said('out/manual.md'), []);
			await editor.disk({'.gitignore': '\n'});
			await settledTwice();
			assert.deepEqual(said('out/manual.md'), ['everyone-responsible']);
		});

		it('come by the hundred in one go', async () => {
			await start({files: {'qms.yaml': config}});
			await editor.disk(Object.fromEntries(Array.from({length: 300}, (_, at) => [`docs/${at}.md`, manual])));
			await settledTwice();
			assert.equal(editor.shown().filter(line => line.includes('everyone-responsible')).length, 300);
		});

		it('that break recover', async () => {
			await start({files});
			await editor.open('processes/PRC-ORDER.yaml');
			const before = editor.shown();
			await editor.replace('processes/PRC-ORDER.yaml', 'activities:', 'activities: [');
			assert.ok(
				codes('processes/PRC-ORDER.yaml').some(
					code => String(code).includes('yaml') || String(code).includes('syntax'),
				),
				codes('processes/PRC-ORDER.yaml').join(),
			);
			await editor.replace('processes/PRC-ORDER.yaml', 'activities: [', 'activities:');
			assert.deepEqual(editor.shown(), before);
		});
	});

	describe('roots', () => {
		it('are separate where each has its qms.yaml, and come and go with it', async () => {
			await start({files: {'qms.yaml': config, 'manual.md': manual, 'works/manual.md': manual}});
			assert.deepEqual(said('works/manual.md'), ['everyone-responsible']);
			await editor.disk({'works/qms.yaml': 'include: ["**/*.md"]\nrules: {everyone-responsible: off}\n'});
			assert.deepEqual([said('manual.md'), said('works/manual.md')], [['everyone-responsible'], []]);
			await editor.disk({'works/qms.yaml': undefined});
			assert.deepEqual(
				[said('manual.md'), said('works/manual.md')],
				[['everyone-responsible'], ['everyone-responsible']],
			);
		});

		it('may be folders of one workspace, added and removed', async () => {
			const other = 'file:///other';
			await start({
				files: {'qms.yaml': config, 'manual.md': manual},
				folders: {[other]: {'qms.yaml': config, 'manual.md': manual}},
			});
			assert.deepEqual(said(`${other}/manual.md`), ['everyone-responsible']);
			await editor.notify('workspace/didChangeWorkspaceFolders', {
				event: {added: [], removed: [{uri: other, name: 'other'}]},
			});
			await editor.settled();
			assert.deepEqual([said(`${other}/manual.md`), said('manual.md')], [[], ['everyone-responsible']]);
			await editor.notify('workspace/didChangeWorkspaceFolders', {
				event: {added: [{uri: other, name: 'other'}], removed: []},
			});
			await editor.settled();
			assert.deepEqual(said(`${other}/manual.md`), ['everyone-responsible']);
		});

		it('without quality documents say nothing', async () => {
			await start({
				files: {
					'README.md': '# A program\n\nInstall it.\n',
					'docs/guide.md': '# Guide\n\nEveryone is responsible for quality.\n',
				},
			});
			assert.deepEqual(editor.shown(), []);
			assert.deepEqual(await editor.request(methods.outcomes, {}), []);
			await editor.statusIs('ready');
			assert.equal(editor.statuses.at(-1)?.documents, 0);
		});
	});

	describe('configuration', () => {
		it('in qms.yaml is followed while it is typed', async () => {
			await start({files: {'qms.yaml': config, 'manual.md': manual}});
			await editor.open('qms.yaml');
			await editor.replace('qms.yaml', config, `${config}rules: {everyone-responsible: error}\n`);
			assert.deepEqual(
				editor
					.diagnostics('manual.md')
					.filter(({code}) => code === 'everyone-responsible')
					.map(({severity}) => severity),
				[1],
			);
		});

		it('of the editor switches lenses off without a restart', async () => {
			await start({files});
			const lenses = (): Promise<CodeLens[]> =>
				editor.request('textDocument/codeLens', {textDocument: {uri: editor.uri(capa)}});
			assert.notEqual((await lenses()).length, 0);
			const refreshes = editor.lensRefreshes;
			editor.settings = {codeLens: {enabled: false}};
			await editor.notify('workspace/didChangeConfiguration', {settings: null});
			await editor.settled();
			assert.deepEqual(await lenses(), []);
			assert.equal(editor.lensRefreshes, refreshes + 1);
		});

		it('of the editor holds for the folder that it was set in', async () => {
			const other = 'file:///other';
			await start({files, folders: {[other]: files}});
			editor.folderSettings = {[other]: {codeLens: {enabled: false}}};
			await editor.notify('workspace/didChangeConfiguration', {settings: null});
			const lenses = async (path: string): Promise<number> =>
				(await editor.request<CodeLens[]>('textDocument/codeLens', {textDocument: {uri: editor.uri(path)}})).length;
			assert.equal(await lenses(`${other}/${capa}`), 0);
			assert.notEqual(await lenses(capa), 0);
		});
	});

	it('ends with shutdown, and may begin anew on the same connection', async () => {
		await start({files});
		await editor.open(complaints);
		await editor.request('shutdown', {});
		editor.published.length = 0;
		await editor.replace(
			complaints,
			'The quality manager investigates',
			'Everyone is responsible for quality.\n\nThe quality manager investigates',
		);
		assert.deepEqual(
			editor.published.map(({uri}) => uri),
			[],
			'after shutdown nothing is told',
		);
		await editor.close(complaints);
		await editor.initialize();
		await editor.settled();
		editor.published.length = 0;
		await editor.open(complaints);
		await editor.replace(
			complaints,
			'The quality manager investigates',
			'Everyone is responsible for quality.\n\nThe quality manager investigates',
		);
		const told = editor.published.map(({uri, version}) => `${uri} ${version}`);
		assert.deepEqual(told, [...new Set(told)], 'one server tells');
		assert.ok(said(complaints).length === 1);
		// A second server that lived on would read the file as well.
		editor.reads.length = 0;
		await editor.disk({[capa]: files[capa].replace('The canteen is closed on Mondays.', 'Training is better.')});
		assert.deepEqual(editor.reads, [editor.uri(capa)]);
		await assert.rejects(editor.initialize(), {code: -32600});
		editor.reads.length = 0;
		await editor.disk({[capa]: files[capa]});
		assert.deepEqual(editor.reads, [editor.uri(capa)], 'without shutdown the first goes on');
	});

	it('leaves unsaid what was put off when it ends', async () => {
		await start({files});
		await editor.open(complaints);
		editor.published.length = 0;
		await editor.type(
			complaints,
			{start: editor.position(complaints, 'id: PRO-002'), end: editor.position(complaints, 'id: PRO-002', 11)},
			'id: PRO-202',
		);
		while (editor.published.length === 0) await new Promise(done => setTimeout(done, 0));
		await editor.request('shutdown', {});
		editor.published.length = 0;
		await new Promise(done => setTimeout(done, 50));
		assert.deepEqual(
			editor.published.map(({uri}) => uri),
			[],
		);
	});

	it('stops reading when it ends', async () => {
		const many = Object.fromEntries(Array.from({length: 100}, (_, at) => [`docs/${at}.md`, manual]));
		let shutdown: Promise<unknown> | undefined;
		let ends = false;
		await start({
			files: {'qms.yaml': config, ...many},
			async beforeRead(uri) {
				if (ends && uri.endsWith('/docs/30.md')) await (shutdown = editor.request('shutdown', {}));
			},
		});
		ends = true;
		editor.reads.length = 0;
		void editor.request(methods.refresh, {});
		while (shutdown === undefined) await new Promise(done => setTimeout(done, 5));
		await editor.settled();
		assert.ok(editor.reads.length < 80, String(editor.reads.length));
	});

	it('shows its progress and ends it', async () => {
		await start({files});
		assert.deepEqual([editor.progress[0]?.kind, editor.progress.at(-1)?.kind], ['begin', 'end']);
	});

	it('says nothing about what is missing after the first reading was cancelled, and catches up', async () => {
		const many = Object.fromEntries(Array.from({length: 60}, (_, at) => [`docs/${at}.md`, manual]));
		await start({files: {'qms.yaml': config, ...many}, cancelProgress: true});
		await editor.statusIs('cancelled');
		assert.deepEqual(editor.shown(), []);
		editor.cancelProgress = false;
		await editor.request(methods.refresh, {});
		assert.equal(editor.shown().filter(line => line.includes('everyone-responsible')).length, 60);
	});

	it('takes the coverage that was exported beside the documents for none of them', async () => {
		await start({files: {...files, 'qms.yaml': files['qms.yaml'].replace(/^include.*\n/m, '')}});
		const before = await editor.request<DocumentView[]>(methods.documents, {});
		const shown = editor.shown();
		await editor.disk({
			'coverage.md': await editor.request<string>(methods.export, {root: 'file:///qms', format: 'markdown'}),
		});
		await settledTwice();
		assert.deepEqual(await editor.request<DocumentView[]>(methods.documents, {}), before);
		assert.deepEqual(editor.shown(), shown);
	});

	it('forgets nothing that the views show', async () => {
		await start({files});
		await editor.open(capa);
		await editor.replace(capa, 'status: effective', 'status: draft');
		const documents = await editor.request<DocumentView[]>(methods.documents, {});
		assert.deepEqual([documents[0]?.status, documents[0]?.cells['EO-9']?.state], ['draft', 'pending']);
	});

	/** A new file is first listed and then read. */
	async function settledTwice(): Promise<void> {
		await editor.settled();
		await editor.settled();
	}
});
