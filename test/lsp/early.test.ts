import assert from 'node:assert/strict';
import type {CodeLens, CompletionItem, DocumentDiagnosticReport, Hover} from 'vscode-languageserver/node';
import {type DocumentView, methods, type RootView} from '../../server/src/host/protocol.ts';
import {Editor, type EditorOptions, folder, openEditor} from './editor.ts';
import {complaints, files} from './fixture.ts';

/** A place where reading waits until it is opened. */
function gate(): {readonly open: () => void; readonly passed: Promise<void>} {
	let open = (): void => undefined;
	const passed = new Promise<void>(done => {
		open = done;
	});
	return {open, passed};
}

describe('while documents are being read', () => {
	let editor: Editor;
	let slow = gate();
	const codes = (path: string): string[] => editor.diagnostics(path).map(({code}) => String(code));
	/** One finding of its own, and one that rests on another document. */
	const text = files[complaints]
		.replace(
			'[PRO-001](PRO-001-corrective-action.md#find-the-cause)',
			'[PRO-001](PRO-001-corrective-action.md#find-the-cause) and PRO-404',
		)
		.replace(
			'and answers the customer.',
			'and answers the customer. Everyone is responsible for quality.\n\n<!-- qms: covers EO-9.cause -->',
		);
	const changed = {...files, 'qms.yaml': `${files['qms.yaml']}rules: {status-missing: off}\n`, [complaints]: text};
	const start = async (options: Partial<EditorOptions> = {}): Promise<void> => {
		slow = gate();
		editor = new Editor({
			files: changed,
			open: [complaints],
			beforeRead: uri => (uri.endsWith('qms.yaml') ? Promise.resolve() : slow.passed),
			...options,
		});
		const started = editor.start();
		await until(() => editor.published.length > 0 || options.capabilities !== undefined);
		void started.catch(() => undefined);
	};
	const until = async (holds: () => boolean): Promise<void> => {
		for (let turn = 0; !holds(); turn++) {
			if (turn > 500) throw new Error('It did not happen.');
			await new Promise(done => setTimeout(done, 5));
		}
	};
	afterEach(async () => {
		slow.open();
		await editor.settled();
		await editor.stop();
	});

	it('tells what an open document says by itself, and the rest when all are read', async () => {
		await start();
		assert.deepEqual(
			editor.published.map(({uri}) => uri),
			[editor.uri(complaints)],
		);
		assert.ok(codes(complaints).includes('everyone-responsible'));
		assert.ok(!codes(complaints).includes('document-id-unknown'), codes(complaints).join());
		await editor.statusIs('indexing');
		assert.deepEqual(await editor.request<RootView[]>(methods.outcomes, {}), []);
		slow.open();
		await editor.settled();
		assert.ok(codes(complaints).includes('document-id-unknown'));
		const reference = await openEditor({files: changed});
		await reference.open(complaints);
		assert.deepEqual(editor.shown(), reference.shown());
		await reference.stop();
	});

	it('follows what is typed', async () => {
		await start();
		const range = {
			start: editor.position(complaints, 'Everyone is'),
			end: editor.position(complaints, 'Everyone is', 'Everyone is'.length),
		};
		await editor.type(complaints, range, 'The quality manager is');
		await until(() => !codes(complaints).includes('everyone-responsible'));
		assert.equal(
			editor.statuses.some(({state}) => state === 'ready'),
			false,
		);
	});

	it('applies the severities of the configuration', async () => {
		const silenced = text.replace(
			'## Investigate\n',
			'## Investigate\n<!-- qms: ignore approver-missing because="it is so for a test" -->\n',
		);
		await start({
			files: {
				...changed,
				'qms.yaml': `${files['qms.yaml']}rules: {everyone-responsible: error}\n`,
				[complaints]: silenced,
			},
		});
		assert.deepEqual(
			editor
				.diagnostics(complaints)
				.filter(({code}) => code === 'everyone-responsible')
				.map(({severity}) => severity),
			[1],
		);
		assert.ok(!codes(complaints).includes('suppression-unused'), 'it may silence what other documents bring to light');
		slow.open();
		await editor.settled();
		assert.ok(codes(complaints).includes('suppression-unused'));
	});

	it('calls nothing a gap that was not read yet', async () => {
		await start();
		const hover = await editor.at<Hover>('textDocument/hover', complaints, 'EO-9.cause', 2);
		const said = (hover.contents as {value: string}).value;
		assert.match(said, /Not all documents were read yet/);
		assert.doesNotMatch(said, /No document was found|gap/);
		const at = editor.position(complaints, 'covers EO-9.cause', 'covers '.length);
		const items = await editor.request<CompletionItem[]>('textDocument/completion', {
			textDocument: {uri: editor.uri(complaints)},
			position: at,
		});
		assert.ok(items.some(({label}) => label === 'EO-9.cause'));
		assert.deepEqual(
			items.filter(({detail}) => / · (?:gap|covered|thin|claimed)/.test(detail ?? '')),
			[],
		);
		let answered = false;
		const lenses = editor
			.request<CodeLens[]>('textDocument/codeLens', {textDocument: {uri: editor.uri(complaints)}})
			.then(found => {
				answered = true;
				return found;
			});
		await new Promise(done => setTimeout(done, 30));
		assert.equal(answered, false, 'lenses wait until all is read');
		slow.open();
		assert.notEqual((await lenses).length, 0);
	});

	it('keeps what was told where a folder is read again, until the text changes', async () => {
		slow = gate();
		slow.open();
		editor = await openEditor({files: changed, open: [complaints], beforeRead: () => slow.passed});
		assert.ok(codes(complaints).includes('document-id-unknown'));
		slow = gate();
		editor.published.length = 0;
		const read = editor.request(methods.refresh, {});
		await editor.statusIs('indexing');
		await new Promise(done => setTimeout(done, 30));
		assert.deepEqual(editor.published, []);
		slow.open();
		await read;
		assert.ok(codes(complaints).includes('document-id-unknown'));
	});

	describe('again', () => {
		const ask = async (): Promise<unknown> => [
			await editor.request(methods.outcomes, {}),
			await editor.request(methods.documents, {}),
		];
		const lenses = async (): Promise<number> =>
			(await editor.request<CodeLens[]>('textDocument/codeLens', {textDocument: {uri: editor.uri(complaints)}})).length;
		/** Everything read whole, and the next reading held up. */
		const again = async (
			begin: () => Promise<unknown>,
		): Promise<{readonly read: Promise<unknown>; readonly before: unknown}> => {
			slow.open();
			await editor.settled();
			// What is told of the first reading may come a little later, and must not be taken for the next one.
			await editor.statusIs('ready');
			const before = await ask();
			slow = gate();
			const read = begin();
			await editor.statusIs('indexing');
			return {read, before};
		};
		const refresh = (): Promise<unknown> => editor.request(methods.refresh, {});

		it('views, lenses and explanations stay as they were', async () => {
			await start();
			const {read, before} = await again(refresh);
			assert.deepEqual(await ask(), before);
			assert.deepEqual([editor.statuses.at(-1)?.documents, editor.statuses.at(-1)?.outcomes], [3, 12]);
			assert.notEqual(await lenses(), 0);
			assert.notEqual(await editor.request(methods.explain, {id: 'EO-9.cause', uri: folder}), null);
			slow.open();
			await read;
			assert.deepEqual(await ask(), before);
		});

		it('what is typed meanwhile counts before and after', async () => {
			await start();
			const {read} = await again(refresh);
			const status = async (): Promise<string | undefined> =>
				(await editor.request<DocumentView[]>(methods.documents, {})).find(({path}) => path === complaints)?.status;
			await editor.type(
				complaints,
				{
					start: editor.position(complaints, 'status: effective'),
					end: editor.position(complaints, 'status: effective', 17),
				},
				'status: draft',
			);
			assert.equal(await status(), 'draft');
			slow.open();
			await read;
			assert.equal(await status(), 'draft');
			await editor.close(complaints);
			assert.equal(await status(), 'effective');
		});

		it('a document that is closed or made meanwhile is as the disk says', async () => {
			await start();
			slow.open();
			await editor.replace(complaints, 'status: effective', 'status: draft');
			const {read} = await again(refresh);
			const closed = editor.close(complaints);
			const made = editor.disk({'docs/new.md': '# New\n'});
			slow.open();
			await Promise.all([read, closed, made]);
			await editor.settled();
			const found = await editor.request<DocumentView[]>(methods.documents, {});
			assert.deepEqual([found.length, found.find(({path}) => path === complaints)?.status], [4, 'effective']);
		});

		it('a folder that becomes a system of its own stays in the outer one until it is read', async () => {
			await start();
			const {read, before} = await again(() =>
				editor.disk({'docs/qms.yaml': files['qms.yaml'].replace('docs/**', '**')}),
			);
			assert.deepEqual(await ask(), before);
			const shown = editor.shown().length;
			slow.open();
			await read;
			await editor.settled();
			assert.deepEqual(
				(await editor.request<RootView[]>(methods.outcomes, {})).map(({uri}) => uri),
				[folder, `${folder}/docs`],
			);
			assert.notEqual(shown, 0);
		});

		it('called off, leaves everything as it was, and follows what is typed', async () => {
			const many = Object.fromEntries(Array.from({length: 60}, (_, at) => [`docs/${at}.md`, '# Note\n']));
			await start({files: {...changed, ...many}});
			const {read, before} = await again(() => {
				editor.cancelProgress = true;
				return refresh();
			});
			slow.open();
			await read;
			assert.deepEqual(await ask(), before);
			await editor.statusIs('ready');
			await editor.replace(complaints, 'status: effective', 'status: draft');
			assert.equal(
				(await editor.request<DocumentView[]>(methods.documents, {})).find(({path}) => path === complaints)?.status,
				'draft',
			);
			assert.notEqual(await lenses(), 0);
		});

		it('lenses are drawn anew where a folder comes back after its reading was called off', async () => {
			const many = Object.fromEntries(Array.from({length: 60}, (_, at) => [`docs/${at}.md`, '# Note\n']));
			await start({files: {...changed, ...many}});
			const {read} = await again(async () => {
				editor.cancelProgress = true;
				await editor.disk({'docs/deep/qms.yaml': ''});
			});
			slow.open();
			await read;
			await editor.settled();
			assert.equal(await lenses(), 0, 'the folders were divided otherwise, so the old state is none of the new one');
			const refreshes = editor.lensRefreshes;
			editor.cancelProgress = false;
			await refresh();
			assert.ok(editor.lensRefreshes > refreshes);
			assert.notEqual(await lenses(), 0);
		});
	});

	it('shows nothing of coverage after reading was called off', async () => {
		const many = Object.fromEntries(Array.from({length: 60}, (_, at) => [`docs/${at}.md`, '# Note\n']));
		editor = await openEditor({files: {...changed, ...many}, open: [complaints], cancelProgress: true});
		assert.ok(codes(complaints).includes('everyone-responsible'));
		assert.ok(!codes(complaints).includes('document-id-unknown'));
		assert.deepEqual(await editor.request('textDocument/codeLens', {textDocument: {uri: editor.uri(complaints)}}), []);
		assert.equal(await editor.request(methods.explain, {id: 'EO-9.cause', uri: editor.uri(complaints)}), null);
		await assert.rejects(
			editor.request(methods.offers, {uri: editor.uri(complaints), line: 20}),
			/Not all documents were read/,
		);
	});

	it('offers claims and sections when all is read, and not before', async () => {
		await start();
		const offers = editor.request<unknown[]>(methods.offers, {uri: editor.uri(complaints), line: 20});
		await new Promise(done => setTimeout(done, 30));
		slow.open();
		assert.notEqual((await offers).length, 0);
	});

	it('answers a client that asks and can be told to ask again', async () => {
		await start({capabilities: {workspace: {diagnostics: {refreshSupport: true}}, textDocument: {diagnostic: {}}}});
		await until(() => editor.refreshes > 0);
		const ask = (): Promise<DocumentDiagnosticReport> =>
			editor.request('textDocument/diagnostic', {textDocument: {uri: editor.uri(complaints)}});
		const found = (report: DocumentDiagnosticReport): unknown[] =>
			report.kind === 'full' ? report.items.map(({code}) => code) : [];
		const early = found(await ask());
		assert.deepEqual([early.includes('everyone-responsible'), early.includes('document-id-unknown')], [true, false]);
		slow.open();
		await editor.settled();
		assert.ok(found(await ask()).includes('document-id-unknown'));
	});
});
