import assert from 'node:assert/strict';
import type {
	CodeAction,
	CodeLens,
	CompletionItem,
	DocumentHighlight,
	DocumentLink,
	DocumentSymbol,
	FoldingRange,
	Hover,
	Location,
	SemanticTokens,
	WorkspaceEdit,
	WorkspaceSymbol,
} from 'vscode-languageserver/node';
import {methods, type DocumentView, type Explanation, type RootView} from '../../server/src/host/protocol.ts';
import {type Editor, editsOf, openEditor} from './editor.ts';
import {capa, complaints, files, order} from './fixture.ts';

const extra = 'docs/PRO-003-training.md';
const german = 'docs/VA-01.md';
const text = `---
id: PRO-003
title: Training
kind: procedure
version: "1.0"
status: effective
owner: role:quality-manager
approver: role:managing-director
approved: 2026-03-02
review: { interval: P12M, next: 2027-03-02 }
covers:
  "#needs": [EO-5.competence]
language: en
---

# Training

## Needs

ISO 9001:2015, clause 7.2 asks for competence. See [the cause](PRO-001-corrective-action.md#find-the-cause), [[PRO-002-complaints]]
and PRC-ORDER; OLD-001 is gone.

<!-- qms: rejects EO-5.knowledge
     because="a heading and nothing more" -->

[//]: # (qms: plans EO-5.awareness owner="Quality manager" due=2027-01-31)
`;
const more = {
	...files,
	[extra]: text,
	[german]: `# Schulung\n\n**Dokument:** VA-01 | **Version:** 2.0  \n**Status:** gültig | **Verantwortlich:** QMB\n\n## Ablauf\n\nDer QMB plant jedes Jahr im Januar die Schulungen.\n`,
	'docs/OLD-001.md': `---\nid: OLD-001\ntitle: Old rules\nkind: procedure\nversion: "1.0"\nstatus: superseded\nowner: role:quality-manager\n---\n\n# Old rules\n\nNot in force.\n`,
	'docs/OLD-002.md': `---\nid: OLD-002\ntitle: Newer rules\nkind: procedure\nversion: "1.0"\nstatus: effective\nowner: role:quality-manager\napprover: role:managing-director\napproved: 2026-03-02\nsupersedes: [OLD-001]\nreview: { interval: P12M, next: 2027-03-02 }\n---\n\n# Newer rules\n\nThe quality manager keeps them.\n`,
	'processes/many.yaml':
		'kind: process\nid: PRC-A\ntitle: First\nowner: role:quality-manager\npurpose: Do the first.\noutputs:\n  - { name: Part, to: PRC-B }\n---\nkind: process\nid: PRC-B\ntitle: Second\nowner: role:quality-manager\npurpose: Do the second.\ninputs:\n  - { name: Part, from: PRC-A }\n',
};

describe('editor features, in detail', () => {
	let editor: Editor;
	before(async () => {
		editor = await openEditor({files: more});
		for (const path of [extra, capa, order, german, 'processes/many.yaml']) await editor.open(path);
	});
	after(() => editor.stop());

	const hover = async (path: string, at: string, plus = 1): Promise<string> =>
		((await editor.at<Hover | null>('textDocument/hover', path, at, plus))?.contents as {value: string} | undefined)
			?.value ?? '';
	const places = (locations: readonly Location[]): string[] =>
		locations.map(({uri, range}) => `${uri.replace('file:///qms/', '')}:${range.start.line + 1}`);

	it('hovers clause numbers with their short title and criteria', async () => {
		assert.match(await hover(extra, '7.2 asks'), /^\*\*7\.2\*\* Competence.*\n\n- `EO-5\.competence`/s);
	});
	it('hovers ids wherever they are written', async () => {
		assert.match(await hover(order, 'EO-4.measures'), /^\*\*EO-4\.measures\*\*/);
		assert.match(await hover(extra, 'EO-5.competence]'), /^\*\*EO-5\.competence\*\*/);
		assert.match(await hover(extra, 'EO-5.knowledge'), /^\*\*EO-5\.knowledge\*\*/);
		assert.match(await hover(extra, 'EO-5.awareness'), /^\*\*EO-5\.awareness\*\*.*planned/);
		assert.match(await hover('processes/many.yaml', 'PRC-B }'), /PRC-B.*Second.*Do the second\..*1 inputs/s);
	});
	it('hovers outcomes with all their criteria and where each is covered', async () => {
		await editor.replace(order, 'outcomes: [EO-4.measures]', 'outcomes: [EO-4.measures, EO-9]');
		const said = await hover(order, 'EO-9]');
		await editor.replace(order, 'outcomes: [EO-4.measures, EO-9]', 'outcomes: [EO-4.measures]');
		assert.match(
			said,
			/^\*\*EO-7\/9\*\* .* — partially covered \(\d of 7 shown, open because EO-9\.trigger, EO-9\.action and EO-9\.record are mandatory\)/,
		);
		assert.match(said, /- `EO-9\.cause` .*: covered in \[PRO-001 Find the cause\]/);
	});

	it('goes from links, anchors and wiki names to the place', async () => {
		assert.deepEqual(places(await editor.at('textDocument/definition', extra, 'the cause]', 2)), [`${capa}:22`]);
		assert.deepEqual(places(await editor.at('textDocument/definition', extra, 'PRO-002-complaints', 2)), [
			`${complaints}:1`,
		]);
		assert.deepEqual(places(await editor.at('textDocument/definition', extra, 'PRC-ORDER', 2)), [`${order}:2`]);
	});
	it('finds and renames records and processes everywhere', async () => {
		const found = await editor.at<Location[]>('textDocument/references', order, 'REC-CAR', 1, {
			context: {includeDeclaration: true},
		});
		assert.deepEqual(places(found), [`${capa}:12`, `${capa}:26`, `${capa}:31`, `${order}:11`, 'qms.yaml:7']);
		const record = await editor.at<WorkspaceEdit>('textDocument/rename', order, 'REC-CAR', 1, {newName: 'REC-8D'});
		assert.equal([...editsOf(record).values()].flat().length, 5);
		const process = await editor.at<WorkspaceEdit>('textDocument/rename', extra, 'PRC-ORDER', 1, {
			newName: 'PRC-SALES',
		});
		assert.deepEqual([...editsOf(process).keys()].sort(), [extra, order]);
	});
	it('marks the other places in the same document', async () => {
		const found = await editor.at<DocumentHighlight[]>(
			'textDocument/documentHighlight',
			order,
			'role:quality-manager',
			8,
		);
		assert.deepEqual(
			found.map(({range}) => range.start.line),
			[5, 10, 14],
		);
	});

	it('links ids of text and of processes, and to another editor the Markdown links too', async () => {
		const found = await editor.request<DocumentLink[]>('textDocument/documentLink', {
			textDocument: {uri: editor.uri(extra)},
		});
		assert.deepEqual(
			found.map(({target}) => target?.replace('file:///qms/', '')),
			[`${capa}#L22`, complaints, `${order}#L2`, 'docs/OLD-001.md#L2'],
		);
	});
	it('names the processes of a file with several, and folds their fields', async () => {
		const found = await editor.request<DocumentSymbol[]>('textDocument/documentSymbol', {
			textDocument: {uri: editor.uri('processes/many.yaml')},
		});
		assert.deepEqual(
			found.map(({name, detail}) => `${name} ${detail}`),
			['PRC-A First', 'PRC-B Second'],
		);
		const folds = await editor.request<FoldingRange[]>('textDocument/foldingRange', {
			textDocument: {uri: editor.uri('processes/many.yaml')},
		});
		assert.ok(
			folds.some(({startLine, endLine}) => startLine === 5 && endLine === 6),
			JSON.stringify(folds),
		);
	});
	it('folds a head of bold lines and a directive of several lines', async () => {
		const head = await editor.request<FoldingRange[]>('textDocument/foldingRange', {
			textDocument: {uri: editor.uri(german)},
		});
		assert.ok(
			head.some(({startLine, endLine, kind}) => startLine === 2 && endLine === 3 && kind === 'imports'),
			JSON.stringify(head),
		);
		const comment = await editor.request<FoldingRange[]>('textDocument/foldingRange', {
			textDocument: {uri: editor.uri(extra)},
		});
		assert.ok(
			comment.some(({startLine, endLine, kind}) => startLine === 22 && endLine === 23 && kind === 'comment'),
			JSON.stringify(comment),
		);
	});
	it('strikes out what is superseded', async () => {
		const {data} = await editor.request<SemanticTokens>('textDocument/semanticTokens/full', {
			textDocument: {uri: editor.uri(extra)},
		});
		assert.ok(Array.from({length: data.length / 5}, (_, at) => data[at * 5 + 4]).includes(1));
		const reference = editor.diagnostics(extra).find(({code}) => code === 'reference-superseded');
		assert.deepEqual(reference?.tags, [2]);
	});
	it('gives the symbols of all folders', async () => {
		const found = await editor.request<WorkspaceSymbol[]>('workspace/symbol', {query: 'prc'});
		assert.deepEqual(found.map(({name}) => name).sort(), [
			'PRC-A First',
			'PRC-B Second',
			'PRC-ORDER Handle orders',
			'PRO-001 Corrective action',
			'PRO-002 Customer complaints',
		]);
	});

	describe('completion', () => {
		const labels = (path: string, before: string, after: string, at?: string): Promise<CompletionItem[]> =>
			editor.completed(path, before, after, at);
		const named = (items: readonly CompletionItem[]): string[] => items.map(({label}) => label);

		it('describes ids: title, state, question and what counts', async () => {
			const item = (await labels(extra, 'rejects EO-5.knowledge', 'rejects EO-5.kn')).find(
				({label}) => label === 'EO-5.knowledge',
			);
			assert.match(item?.detail ?? '', /^.+ · gap$/);
			assert.match(
				(item?.documentation as {value: string} | undefined)?.value ?? '',
				/\?\n\nCounts: .+\n\nDoes not count: /,
			);
		});
		it('offers ids in lists of front matter and YAML, on one line and on several', async () => {
			assert.ok(named(await labels(extra, '[EO-5.competence]', '[EO-5.c]', '[EO-5.c')).includes('EO-5.competence'));
			assert.ok(
				named(await labels(order, 'outcomes: [EO-4.measures]', 'outcomes:\n  - EO-4', 'outcomes:\n  - EO-4')).includes(
					'EO-4.measures',
				),
			);
			assert.ok(
				named(await labels(extra, 'language: en\n---', 'outcomes: [EO-5, ]\n---', 'outcomes: [EO-5, ')).includes(
					'EO-9',
				),
			);
		});
		it('offers arguments of a directive, rules by their meaning, kinds and concepts', async () => {
			assert.ok(named(await labels(extra, 'owner="Quality manager" due=2027-01-31', '', '')).includes('due'));
			const rule = (await labels(extra, 'rejects EO-5.knowledge', 'ignore vague')).find(
				({label}) => label === 'vague-time',
			);
			assert.ok((rule?.detail ?? '') !== '');
			assert.ok(named(await labels(extra, 'rejects EO-5.knowledge', 'kind pro')).includes('procedure'));
			assert.ok(named(await labels(extra, 'rejects EO-5.knowledge', 'term non')).includes('nonconformity'));
		});
		it('offers a whole directive where a comment begins', async () => {
			const [first] = await labels(extra, '## Needs\n', '## Needs\n<!--', '<!--');
			assert.equal((first?.textEdit as {newText: string} | undefined)?.newText, '<!-- qms: covers $1 -->');
		});
		it('offers kinds, roles and languages by key, in YAML too', async () => {
			assert.ok(named(await labels(extra, 'kind: procedure', 'kind: ', 'kind: ')).includes('instruction'));
			assert.ok(
				named(await labels(order, 'owner: role:quality-manager', 'owner: role:', 'owner: role:')).includes(
					'role:managing-director',
				),
			);
			assert.deepEqual(named(await labels(extra, 'language: en', 'language: ', 'language: ')), [
				'en',
				'de',
				'es',
				'fr',
			]);
			assert.ok(
				named(await labels(order, 'role: role:quality-manager', 'role: ', 'role: ')).includes('role:quality-manager'),
			);
		});
		it('offers document and record ids in running text once they are begun, and roles', async () => {
			assert.ok(named(await labels(extra, 'See [the cause]', 'See PRO- [the cause]', 'See PRO-')).includes('PRO-002'));
			assert.ok(named(await labels(extra, 'See [the cause]', 'See REC- [the cause]', 'See REC-')).includes('REC-CAR'));
			assert.ok(
				named(await labels(extra, 'See [the cause]', 'See role: [the cause]', 'See role:')).includes(
					'role:quality-manager',
				),
			);
		});
		it('inserts a section as a snippet with its question', async () => {
			const found = await labels(extra, '## Needs', '## ', '## ');
			const item = found.find(({label}) => label.startsWith('## ') && label !== '## ');
			assert.equal(item?.insertTextFormat, 2);
			assert.match((item?.textEdit as {newText: string} | undefined)?.newText ?? '', /^## .+\n\n<!-- Counts: /);
		});
		it('offers the keys of qms.yaml, and rules with their severities', async () => {
			await editor.open('qms.yaml');
			assert.ok(
				named(
					await labels('qms.yaml', 'external: [customer]', 'external: [customer]\nno', 'external: [customer]\nno'),
				).includes('notApplicable'),
			);
			assert.ok(
				named(await labels('qms.yaml', 'external: [customer]', 'rules:\n  vague', 'rules:\n  vague')).includes(
					'vague-time',
				),
			);
			assert.deepEqual(
				named(await labels('qms.yaml', 'external: [customer]', 'rules:\n  vague-time: ', 'rules:\n  vague-time: ')),
				['error', 'warning', 'information', 'hint', 'off'],
			);
			assert.ok(
				named(await labels('qms.yaml', 'external: [customer]', 'profile:\n  goo', 'profile:\n  goo')).includes('goods'),
			);
		});
	});

	describe('completion beside another extension that knows the schemas', () => {
		let beside: Editor;
		const loose = 'processes/sub/buying.yaml';
		before(async () => {
			beside = await openEditor({
				files: {...more, [loose]: files[order].replace('PRC-ORDER', 'PRC-BUY')},
				initializationOptions: {completesYaml: true},
			});
			for (const path of [order, loose, extra, 'qms.yaml']) await beside.open(path);
		});
		after(() => beside.stop());

		for (const [what, path, before, after, expected] of [
			['no keys', order, 'outcomes: [EO-4.measures]', 'ri', []],
			['no keys of a list', order, '{ name: Orders on time', '{ na', []],
			['no words', order, 'status: effective', 'status: ', []],
			['no words in a list', order, 'frequency: monthly', 'frequency: ', []],
			['roles', order, 'owner: role:quality-manager', 'owner: ', ['role:quality-manager', 'role:managing-director']],
			['records', order, 'record: REC-CAR', 'record: ', ['REC-CAR']],
			[
				'processes and parties',
				order,
				'to: external:customer',
				'to: ',
				['PRC-A', 'PRC-B', 'PRC-BUY', 'PRC-ORDER', 'external:customer'],
			],
			[
				'words where no schema is',
				loose,
				'frequency: monthly',
				'frequency: ',
				['daily', 'monthly', 'per batch', 'per order', 'quarterly', 'weekly', 'yearly'],
			],
			['words of a head in Markdown', extra, 'language: en', 'language: ', ['de', 'en', 'es', 'fr']],
			['nothing in the configuration', 'qms.yaml', 'external: [customer]', 'no', []],
		] as const) {
			it(`offers ${what}`, async () =>
				assert.deepEqual(
					(await beside.completed(path, before, after)).map(({label}) => label).sort(),
					[...expected].sort(),
				));
		}
		it('offers outcomes', async () =>
			assert.ok(
				(await beside.completed(order, '[EO-4.measures]', '[EO-4')).some(({label}) => label === 'EO-4.measures'),
			));
	});

	it('fixes all of a kind at once', async () => {
		const wrong = await openEditor({
			files: {...files, [capa]: files[capa].replace('covers EO-9.cause', 'covers EO-9.causes, EO-9.actions')},
		});
		try {
			await wrong.open(capa);
			const diagnostic = wrong.diagnostics(capa).find(({code}) => code === 'claim-unknown-id');
			assert.ok(diagnostic);
			const actions = await wrong.request<CodeAction[]>('textDocument/codeAction', {
				textDocument: {uri: wrong.uri(capa)},
				range: diagnostic.range,
				context: {diagnostics: [diagnostic]},
			});
			const all = actions.find(({title}) => title === 'Correct all 2 (claim-unknown-id) in this document');
			assert.ok(all?.edit, actions.map(({title}) => title).join());
			await wrong.apply(all.edit);
			assert.match(wrong.document(capa).getText(), /covers EO-9\.cause, EO-9\.action/);
			assert.ok(!wrong.diagnostics(capa).some(({code}) => code === 'claim-unknown-id'));
		} finally {
			await wrong.stop();
		}
	});

	it('fixes everything safe when a file is saved', async () => {
		const wrong = await openEditor({
			files: {
				...files,
				[capa]: files[capa]
					.replace('kind: procedure', 'kind: procedur')
					.replace(
						'## Train people\n',
						'## Train people\n<!-- qms: ignore vague-time because="nothing vague is here" -->\n',
					),
			},
		});
		try {
			await wrong.open(capa);
			assert.ok(
				['kind-unknown', 'suppression-unused'].every(rule => wrong.diagnostics(capa).some(({code}) => code === rule)),
				wrong
					.diagnostics(capa)
					.map(({code}) => code)
					.join(),
			);
			const [all, ...others] = await wrong.request<CodeAction[]>('textDocument/codeAction', {
				textDocument: {uri: wrong.uri(capa)},
				range: {start: {line: 0, character: 0}, end: {line: 0, character: 0}},
				context: {diagnostics: [], only: ['source.fixAll']},
			});
			assert.ok(all?.edit);
			assert.deepEqual([all.kind, others], ['source.fixAll.qmsLens', []]);
			await wrong.apply(all.edit);
			assert.equal(wrong.document(capa).getText(), files[capa]);
		} finally {
			await wrong.stop();
		}
	});

	it('has one place of lenses for a process with what its fields show', async () => {
		const found = await editor.request<CodeLens[]>('textDocument/codeLens', {textDocument: {uri: editor.uri(order)}});
		const titles = (await Promise.all(found.map(lens => editor.request<CodeLens>('codeLens/resolve', lens)))).map(
			({range, command}) => `${range.start.line + 1}: ${command?.title}`,
		);
		assert.deepEqual(
			titles.map(title => title.split(':')[0]),
			['1', '2', '2'],
		);
		assert.match(titles[0] ?? '', /^1: EO-\d.* covered/);
		const {command} = await editor.request<CodeLens>('codeLens/resolve', found[1] ?? {});
		const [asked] = (command?.arguments ?? []) as object[];
		assert.match(
			(await editor.request<Explanation>(methods.explain, asked ?? {})).parts.map(({id}) => id).join(),
			/EO-4\.measures/,
		);
		assert.match(titles[1] ?? '', /^2: EO-4\.measures covered/);
		assert.match(titles[2] ?? '', /^2: shown, not claimed: EO-/);
	});
});

describe('a repository that changes under the editor', () => {
	const config = 'include: ["**/*.md"]\n';
	const page = (text: string): string => `# Manual\n\n## Responsibilities\n\n${text} is responsible for quality.\n`;
	let editor: Editor;
	afterEach(() => editor.stop());

	it('is judged once when git checks out a thousand files, however the events come', async () => {
		editor = await openEditor({files: {'qms.yaml': config}});
		editor.published.length = 0;
		const told = editor.statuses.length;
		const names = Array.from({length: 1000}, (_, at) => `docs/${at}.md`);
		// Editors tell of many files in several notifications.
		await Promise.all(
			[0, 1, 2, 3].map(part =>
				editor.disk(
					Object.fromEntries(names.slice(part * 250, part * 250 + 250).map(name => [name, page('Everyone')])),
				),
			),
		);
		await editor.settled();
		await editor.settled();
		const shown = (): number =>
			names.filter(name => editor.diagnostics(name).some(({code}) => code === 'everyone-responsible')).length;
		assert.equal(shown(), 1000);
		const times = new Map<string, number>();
		for (const {uri} of editor.published) times.set(uri, (times.get(uri) ?? 0) + 1);
		assert.ok(Math.max(...times.values()) <= 2, `a file was told of ${Math.max(...times.values())} times`);
		editor.published.length = 0;
		await editor.disk(Object.fromEntries(names.map(name => [name, page('The quality manager')])));
		await editor.settled();
		assert.equal(shown(), 0);
		assert.equal(
			editor.published.filter(({diagnostics}) => diagnostics.some(({code}) => code === 'everyone-responsible')).length,
			0,
		);
		assert.ok(editor.statuses.length - told < 40, `${editor.statuses.length - told} statuses`);
		await editor.disk(Object.fromEntries(names.map(name => [name, undefined])));
		await editor.settled();
		assert.deepEqual(
			editor.shown().filter(line => line.includes('/docs/')),
			[],
		);
	}).timeout(120_000);

	it('follows a folder that is renamed', async () => {
		editor = await openEditor({
			files: {'qms.yaml': config, 'docs/a.md': page('Everyone'), 'docs/b.md': page('Everyone')},
		});
		await editor.disk({
			'docs/a.md': undefined,
			'docs/b.md': undefined,
			'manual/a.md': page('Everyone'),
			'manual/b.md': page('Everyone'),
		});
		await editor.settled();
		assert.deepEqual(
			[
				...new Set(
					editor
						.shown()
						.filter(line => line.includes('everyone-responsible'))
						.map(line => line.split(':')[1]),
				),
			],
			['///qms/manual/a.md', '///qms/manual/b.md'],
		);
	});

	it('gives a view of each system of one folder', async () => {
		editor = await openEditor({
			files: {
				'qms.yaml': `${config}organization: Works\n`,
				'a.md': page('Everyone'),
				'lab/qms.yaml': `${config}organization: Laboratory\n`,
				'lab/b.md': page('Everyone'),
			},
		});
		assert.deepEqual(
			(await editor.request<RootView[]>(methods.outcomes, {})).map(({name, uri}) => [name, uri]),
			[
				['Works', 'file:///qms'],
				['Laboratory', 'file:///qms/lab'],
			],
		);
		assert.deepEqual(
			(await editor.request<DocumentView[]>(methods.documents, {})).map(({root, path}) => [root, path]),
			[
				['file:///qms', 'a.md'],
				['file:///qms/lab', 'b.md'],
			],
		);
	});

	it('is read with what is open first', async () => {
		const many = Object.fromEntries(
			Array.from({length: 90}, (_, at) => [`docs/${String(at).padStart(3, '0')}.md`, page('Everyone')]),
		);
		editor = await openEditor({files: {'qms.yaml': config, ...many}});
		await editor.open('docs/089.md');
		editor.reads.length = 0;
		await editor.request(methods.refresh, {});
		// What is open is not read from the disk at all; the configuration comes before the rest.
		assert.equal(editor.reads[0], 'file:///qms/qms.yaml');
		assert.ok(!editor.reads.includes('file:///qms/docs/089.md'));
	});

	it('explains the section that the caret is in, and the document at its top', async () => {
		editor = await openEditor({
			files: {...files, [capa]: files[capa]?.replace('\n## ', '\n## Opening hours\n\nWe open at eight.\n\n## ') ?? ''},
		});
		const line = editor.document(capa).getText().split('\n').indexOf('## Opening hours');
		const section = await editor.request<Explanation>(methods.explain, {uri: editor.uri(capa), line});
		assert.deepEqual(
			[section.title, section.places.length, section.sentences],
			['Opening hours', 0, ['This section neither shows nor claims a criterion.']],
		);
		const whole = await editor.request<Explanation>(methods.explain, {uri: editor.uri(capa), line: 0});
		assert.deepEqual([whole.title, whole.parts.some(({id}) => id === 'EO-9.cause')], ['Corrective action', true]);
	});

	it('explains an outcome of the system that is meant, where one lies in another', async () => {
		editor = await openEditor({
			files: {...files, 'site-b/qms.yaml': 'include: ["**/*.md"]\n', 'site-b/PRO-9.md': '# Anything\n\nText.\n'},
		});
		const inner = await editor.request<Explanation>(methods.explain, {id: 'EO-9.cause', uri: editor.uri('site-b')});
		assert.deepEqual([inner.root, inner.state], [editor.uri('site-b'), 'gap']);
	});

	for (const [what, hidden] of [
		['a file that is missing', {}],
		['none where an ignored one may stand', {'.gitignore': 'docs/PRO-009*\n'}],
	] as const) {
		it(`offers to make ${what}`, async () => {
			editor = await openEditor({
				files: {...files, ...hidden, [capa]: `${files[capa] ?? ''}\nSee [it](PRO-009-hidden.md).\n`},
			});
			await editor.open(capa);
			const [diagnostic] = editor.diagnostics(capa).filter(({code}) => code === 'link-broken');
			assert.ok(diagnostic);
			const actions = await editor.request<CodeAction[]>('textDocument/codeAction', {
				textDocument: {uri: editor.uri(capa)},
				range: diagnostic.range,
				context: {diagnostics: [diagnostic]},
			});
			assert.equal(
				actions.some(({title}) => title.startsWith('Create ')),
				Object.keys(hidden).length === 0,
			);
		});
	}
});
