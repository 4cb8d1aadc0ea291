import assert from 'node:assert/strict';
import type {
	CodeAction,
	CodeLens,
	DocumentLink,
	DocumentSymbol,
	FoldingRange,
	Hover,
	Location,
	SemanticTokens,
	WorkspaceEdit,
	WorkspaceSymbol,
} from 'vscode-languageserver/node';
import type {DiagnosticData} from '../../server/src/lsp/convert.ts';
import {
	methods,
	type DocumentView,
	type Explanation,
	type RootView,
	type SectionOffer,
} from '../../server/src/host/protocol.ts';
import {type Editor, editsOf, openEditor} from './editor.ts';
import {capa, complaints, files, order} from './fixture.ts';

describe('editor features', () => {
	let editor: Editor;
	before(async () => {
		editor = await openEditor({files});
		for (const path of [capa, complaints, order, 'qms.yaml']) await editor.open(path);
	});
	after(() => editor.stop());

	const places = (locations: readonly Location[]): string[] =>
		locations.map(({uri, range}) => `${uri.replace('file:///qms/', '')}:${range.start.line}`);
	const hover = async (path: string, at: string, plus = 1): Promise<string> => {
		const answer = await editor.at<Hover | null>('textDocument/hover', path, at, plus);
		return answer === null ? '' : (answer.contents as {value: string}).value;
	};
	const lenses = async (path: string): Promise<string[]> => {
		const found = await editor.request<CodeLens[]>('textDocument/codeLens', {textDocument: {uri: editor.uri(path)}});
		assert.ok(
			found.every(({command}) => command === undefined),
			'titles are worked out in resolve',
		);
		const resolved = await Promise.all(found.map(lens => editor.request<CodeLens>('codeLens/resolve', lens)));
		return resolved.map(({range, command}) => `${range.start.line} ${command?.title}`);
	};

	describe('code lenses', () => {
		it('stand at the top, on sections with claims or evidence, and on processes', async () => {
			const shown = await lenses(capa);
			assert.match(shown[0] ?? '', /^0 EO-.*EO-7\/9 partially covered \(\d of 7\)/);
			assert.ok(
				shown.some(lens => lens.startsWith('21 EO-9.cause covered')),
				shown.join('\n'),
			);
			assert.ok(
				shown.some(lens => /^27 shown, not claimed: .*EO-9\.effectiveness/.test(lens)),
				shown.join('\n'),
			);
			assert.ok(
				shown.some(lens => lens.startsWith('32 EO-5.competence claimed, not shown')),
				shown.join('\n'),
			);
			assert.ok((await lenses(order)).some(lens => lens.startsWith('1 EO-4.measures covered')));
		});

		it('are silent where there is nothing to say', async () => {
			assert.deepEqual(await lenses('README.md'), []);
			assert.deepEqual(
				(await lenses(capa)).filter(lens => lens.startsWith('17 ')),
				[],
			);
		});

		it('open an explanation', async () => {
			const [lens] = await editor.request<CodeLens[]>('textDocument/codeLens', {textDocument: {uri: editor.uri(capa)}});
			const {command} = await editor.request<CodeLens>('codeLens/resolve', lens ?? {});
			assert.equal(command?.command, 'qmsLens.server.explain');
			assert.deepEqual(command.arguments, [{uri: editor.uri(capa), line: 0}]);
		});
	});

	describe('hover', () => {
		it('explains a criterion with its trace', async () => {
			const text = await hover(capa, 'EO-9.cause');
			assert.match(text, /^\*\*EO-9\.cause\*\* .* — covered/);
			assert.match(
				text,
				/specified: \[PRO-001 Find the cause\]\(file:\/\/\/qms\/docs\/PRO-001-corrective-action\.md#L22\), claimed/,
			);
			assert.match(text, /found: .*"5 Whys"/);
		});
		it('explains documents, processes, roles and records', async () => {
			assert.match(
				await hover(capa, 'PRO-002'),
				/Customer complaints.*procedure · version 1\.0 · effective · owner role:quality-manager/s,
			);
			assert.match(await hover(order, 'PRC-ORDER'), /PRC-ORDER/);
			assert.match(await hover(capa, 'role:quality-manager', 6), /Quality manager.*May block shipment.*named 5 times/s);
			assert.match(await hover(capa, 'REC-CAR'), /Corrective action report.*kept P10Y/s);
		});
		it('says nothing of ordinary words and of words that only look like ids', async () => {
			assert.equal(await hover(capa, 'Complaints are'), '');
			assert.equal(await hover(complaints, 'PRO-001-corrective-action'), '');
		});
	});

	describe('definition and references', () => {
		it('lead from an id to the document, from a role and a record to where they are defined', async () => {
			assert.deepEqual(places(await editor.at('textDocument/definition', capa, 'PRO-002', 2)), [
				'docs/PRO-002-complaints.md:1',
			]);
			assert.deepEqual(places(await editor.at('textDocument/definition', order, 'role:quality-manager', 8)), [
				'qms.yaml:3',
			]);
			assert.deepEqual(places(await editor.at('textDocument/definition', order, 'REC-CAR', 2)), ['qms.yaml:6']);
		});
		it('lead from a criterion to the section that covers it', async () => {
			assert.deepEqual(places(await editor.at('textDocument/definition', capa, 'EO-9.cause', 4)), [`${capa}:21`]);
		});
		it('find every place that names a document', async () => {
			const found = await editor.at<Location[]>('textDocument/references', complaints, 'PRO-002', 1, {
				context: {includeDeclaration: true},
			});
			assert.deepEqual(places(found), [`${capa}:19`, `${complaints}:1`, `${order}:10`]);
			const used = await editor.at<Location[]>('textDocument/references', complaints, 'PRO-002', 1, {
				context: {includeDeclaration: false},
			});
			assert.deepEqual(places(used), [`${capa}:19`, `${order}:10`]);
		});
		it('find every claim and every place that shows an outcome', async () => {
			const found = await editor.at<Location[]>('textDocument/references', capa, 'EO-9.cause', 1, {
				context: {includeDeclaration: true},
			});
			assert.deepEqual(places(found), [`${capa}:21`, `${capa}:22`]);
		});
	});

	describe('rename', () => {
		const rename = (path: string, at: string, newName: string, plus = 1): Promise<WorkspaceEdit> =>
			editor.at('textDocument/rename', path, at, plus, {newName});
		const touched = (edit: WorkspaceEdit): Record<string, number> =>
			Object.fromEntries([...editsOf(edit)].map(([path, edits]) => [path, edits.length]));

		it('changes an id in all documents and leaves file names alone', async () => {
			assert.deepEqual(touched(await rename(complaints, 'PRO-001](', 'PRO-010')), {[capa]: 1, [complaints]: 1});
		});
		it('changes a role where it is defined and wherever it is named', async () => {
			assert.deepEqual(touched(await rename(capa, 'role:quality-manager', 'quality-lead', 7)), {
				[capa]: 1,
				[complaints]: 1,
				[order]: 3,
				'qms.yaml': 1,
			});
		});
		it('moves the claims of a criterion to another of the catalogue', async () => {
			assert.deepEqual(touched(await rename(capa, 'EO-9.cause', 'EO-9.extent')), {[capa]: 1});
		});
		it('refuses what is taken, unknown or malformed, with the reason', async () => {
			await assert.rejects(rename(capa, 'PRO-002', 'PRO-001'), /The id PRO-001 is taken already\./);
			await assert.rejects(rename(capa, 'PRO-002', 'PRO 3'), /without spaces/);
			await assert.rejects(rename(capa, 'EO-9.cause', 'EO-9.reason'), /EO-9\.reason is not an id of the catalogue/);
		});
		it('offers nothing on ordinary words', async () => {
			assert.equal(await editor.at('textDocument/prepareRename', capa, 'Complaints are', 2), null);
			assert.deepEqual(
				(await editor.at<{placeholder: string}>('textDocument/prepareRename', capa, 'PRO-002', 2)).placeholder,
				'PRO-002',
			);
		});
	});

	describe('completion', () => {
		const labels = async (path: string, before: string, after: string, at?: string): Promise<string[]> =>
			(await editor.completed(path, before, after, at)).map(({label}) => label);
		it('offers verbs, ids and rules in a directive', async () => {
			assert.ok(
				(await labels(capa, '<!-- qms: covers EO-9.cause -->', '<!-- qms:  -->', '<!-- qms: ')).includes('attests'),
			);
			const ids = await labels(
				capa,
				'<!-- qms: covers EO-9.cause -->',
				'<!-- qms: covers EO-9 -->',
				'<!-- qms: covers EO-9',
			);
			assert.ok(ids.includes('EO-9.action') && ids.includes('EO-9'));
			assert.ok(
				(await labels(capa, '<!-- qms: covers EO-9.cause -->', '<!-- qms: ignore  -->', '<!-- qms: ignore ')).includes(
					'outcome-gap',
				),
			);
		});
		it('offers keys that the head lacks, and values by key', async () => {
			const keys = await labels(capa, 'language: en\n', 'language: en\ns\n', 'language: en\ns');
			assert.ok(keys.includes('supersedes') && !keys.includes('status'));
			assert.deepEqual(await labels(capa, 'status: effective', 'status: ', 'status: '), [
				'draft',
				'in-review',
				'approved',
				'effective',
				'superseded',
				'withdrawn',
			]);
			assert.deepEqual(await labels(capa, 'owner: role:quality-manager', 'owner: ', 'owner: '), [
				'role:managing-director',
				'role:quality-manager',
			]);
			assert.deepEqual(await labels(capa, 'records: [REC-CAR]', 'records: [REC]', 'records: [REC'), ['REC-CAR']);
		});
		it('offers the fields of a process and what they name', async () => {
			assert.ok((await labels(order, 'outcomes: [EO-4.measures]', 'ri', 'ri')).includes('risks'));
			assert.deepEqual(
				await labels(order, 'procedure: PRO-002', 'procedure: PRO', 'procedure: PRO').then(found =>
					found.filter(label => label.startsWith('PRO')),
				),
				['PRO-001', 'PRO-002'],
			);
			assert.deepEqual(await labels(order, 'to: external:customer', 'to: ', 'to: '), [
				'PRC-ORDER',
				'external:customer',
			]);
		});
		it('offers sections for open criteria where a heading begins', async () => {
			const found = await labels(capa, '## Train people', '## ', '## ');
			assert.ok(found.length > 10 && found.every(label => label.startsWith('## ')));
		});
		it('is silent in prose', async () => {
			assert.deepEqual(
				await labels(
					capa,
					'The canteen is closed on Mondays.',
					'The canteen is closed on Mondays. A',
					'The canteen is closed on Mondays. A',
				),
				[],
			);
		});
	});

	it('outlines a document with its claims', async () => {
		const [top] = await editor.request<DocumentSymbol[]>('textDocument/documentSymbol', {
			textDocument: {uri: editor.uri(capa)},
		});
		assert.equal(top?.name, 'Corrective action');
		assert.deepEqual(
			top.children?.map(({name}) => name),
			['Purpose', 'Find the cause', 'Verify effectiveness', 'Train people'],
		);
		assert.deepEqual(
			top.children?.[1]?.children?.map(({name}) => name),
			['covers EO-9.cause'],
		);
	});

	it('finds documents, processes, roles and records by letters of their names', async () => {
		const names = async (query: string): Promise<string[]> =>
			(await editor.request<WorkspaceSymbol[]>('workspace/symbol', {query})).map(({name}) => name);
		assert.deepEqual(await names('pro2'), ['PRO-002 Customer complaints']);
		assert.deepEqual(await names('qmanager'), ['Quality manager']);
		assert.deepEqual(await names('reccar'), ['REC-CAR Corrective action report']);
	});

	it('finds symbols of the workspace under the name that was typed last', async () => {
		await editor.open(complaints);
		const start = editor.position(complaints, 'title: Customer complaints');
		void editor.type(
			complaints,
			{start, end: {line: start.line, character: start.character + 'title: Customer complaints'.length}},
			'title: Grievances',
		);
		const names = (await editor.request<WorkspaceSymbol[]>('workspace/symbol', {query: 'grieva'})).map(
			({name}) => name,
		);
		assert.ok(
			names.some(name => name.includes('Grievances')),
			names.join(),
		);
		await editor.replace(complaints, 'title: Grievances', 'title: Customer complaints');
	});

	it('folds the head', async () => {
		const found = await editor.request<FoldingRange[]>('textDocument/foldingRange', {
			textDocument: {uri: editor.uri(capa)},
		});
		assert.deepEqual(
			found.find(({startLine}) => startLine === 0),
			{startLine: 0, endLine: 13, kind: 'imports'},
		);
	});

	it('links ids to their documents', async () => {
		const found = await editor.request<DocumentLink[]>('textDocument/documentLink', {
			textDocument: {uri: editor.uri(order)},
		});
		assert.deepEqual(
			found.map(({target}) => target),
			['file:///qms/docs/PRO-002-complaints.md#L2'],
		);
	});

	it('colours claims and the ids that are defined', async () => {
		const {data} = await editor.request<SemanticTokens>('textDocument/semanticTokens/full', {
			textDocument: {uri: editor.uri(capa)},
		});
		const {tokenTypes} = editor.capabilities.semanticTokensProvider?.legend ?? {tokenTypes: []};
		const types = Array.from({length: data.length / 5}, (_, at) => tokenTypes[data[at * 5 + 3] ?? 0]);
		assert.ok(
			['directive', 'outcome', 'role', 'record'].every(type => types.includes(type)),
			types.join(),
		);
	});

	describe('views', () => {
		it('give outcomes with criteria and places', async () => {
			const [root] = await editor.request<RootView[]>(methods.outcomes, {});
			assert.equal(root?.name, 'Pump Works');
			const cause = root.outcomes.find(({id}) => id === 'EO-9')?.criteria.find(({id}) => id === 'EO-9.cause');
			assert.deepEqual(
				[cause?.state, cause?.places[0]?.path, cause?.places[0]?.range.start.line],
				['covered', capa, 21],
			);
		});
		it('give documents with what they bring', async () => {
			const documents = await editor.request<DocumentView[]>(methods.documents, {});
			assert.deepEqual(
				documents.map(({id}) => id),
				['PRO-001', 'PRO-002', 'PRC-ORDER'],
			);
			assert.equal(documents[0]?.cells['EO-9']?.state, 'covered');
		});
		it('explain an id and a section', async () => {
			const criterion = await editor.request<Explanation>(methods.explain, {id: 'EO-9.cause'});
			assert.deepEqual(
				[criterion.title.slice(0, 12), criterion.state, criterion.places[0]?.title],
				['EO-7/9.cause', 'covered', 'Find the cause'],
			);
			const section = await editor.request<Explanation>(methods.explain, {uri: editor.uri(capa), line: 30});
			assert.equal(section.title, 'Verify effectiveness');
			await editor.type(capa, {start: {line: 20, character: 0}, end: {line: 20, character: 0}}, '\n\n\n\n\n\n\n\n\n\n');
			const moved = await editor.request<Explanation>(methods.explain, section.again ?? {});
			assert.deepEqual([moved.title, moved.again?.line], [section.title, (section.again?.line ?? 0) + 10]);
			await editor.type(capa, {start: {line: 20, character: 0}, end: {line: 30, character: 0}}, '');
			assert.equal(await editor.request(methods.explain, {id: 'EO-99'}), null);
		});
		it('offer claims and sections', async () => {
			const offers = await editor.request<SectionOffer[]>(methods.offers, {uri: editor.uri(capa), line: 29});
			assert.ok(offers.some(({kind, id}) => kind === 'claim' && id === 'EO-9.effectiveness'));
			assert.ok(offers.some(({kind}) => kind === 'skeleton'));
		});
		it('offer a section after the one at the cursor, whole, from the head to the middle of a paragraph', async () => {
			const text = editor.document(capa).getText();
			const lines = text.split('\n');
			for (const line of [0, 1, lines.indexOf('## Find the cause'), lines.indexOf('## Find the cause') + 2]) {
				const offers = await editor.request<SectionOffer[]>(methods.offers, {uri: editor.uri(capa), line});
				const offer = offers.find(({kind}) => kind === 'skeleton');
				assert.ok(offer);
				assert.match(offer.id, /^EO-\d+\.[\w-]+$/);
				assert.deepEqual(offer.range.start, offer.range.end);
				const at = editor.document(capa).offsetAt(offer.range.start);
				const rest = text.slice(at).trimStart();
				assert.ok(rest === '' || rest.startsWith('#'), `line ${line}: ${rest.slice(0, 40)}`);
				assert.ok(offer.range.start.line > line, `line ${line}: ${offer.range.start.line}`);
				assert.match(offer.newText, /^\n*## .*\n\n<!-- Counts: /);
				assert.match(offer.newText, /^\[Describe: /m);
			}
		});
		it('export the coverage', async () => {
			for (const format of ['html', 'markdown', 'csv', 'json'])
				assert.match(await editor.request<string>(methods.export, {root: 'file:///qms', format}), /EO-9/);
		});
	});

	describe('quick fixes', () => {
		const actionsAt = async (path: string, code: string): Promise<CodeAction[]> => {
			const diagnostic = editor.diagnostics(path).find(each => each.code === code);
			assert.ok(
				diagnostic,
				`${code} in ${editor
					.diagnostics(path)
					.map(each => each.code)
					.join()}`,
			);
			return editor.request('textDocument/codeAction', {
				textDocument: {uri: editor.uri(path)},
				range: diagnostic.range,
				context: {diagnostics: [diagnostic]},
			});
		};
		it('claim what is evidenced', async () => {
			const actions = await editor.request<CodeAction[]>('textDocument/codeAction', {
				textDocument: {uri: editor.uri(capa)},
				range: {start: {line: 29, character: 0}, end: {line: 29, character: 0}},
				context: {diagnostics: []},
			});
			const claim = actions.find(({title}) => title.startsWith('Claim '));
			assert.ok(claim?.edit);
			await editor.apply(claim.edit);
			assert.match(
				editor.document(capa).getText(),
				/## Verify effectiveness\n\n<!-- qms: covers .*EO-9\.effectiveness/,
			);
			const shown = await lenses(capa);
			assert.ok(
				shown.some(lens => /^27 EO-9\.\w+ covered/.test(lens)),
				shown.join('\n'),
			);
		});
		it('insert a section for what is open', async () => {
			const insert = (await actionsAt(capa, 'claim-without-evidence')).find(({title}) =>
				title.startsWith('Insert a section for EO-5.competence ('),
			);
			assert.ok(insert?.edit);
			await editor.apply(insert.edit);
			assert.match(editor.document(capa).getText(), /\n\n## Competence\n\n<!-- .*\n/);
		});
		it('silence a finding with a reason', async () => {
			const silence = (await actionsAt(capa, 'claim-without-evidence')).find(({title}) => title.startsWith('Silence '));
			assert.ok(silence);
			const key = (silence.diagnostics?.[0]?.data as DiagnosticData | undefined)?.key ?? '';
			const fix = {
				uri: editor.uri(capa),
				kind: 'silence',
				title: '',
				arguments: {
					rule: 'claim-without-evidence',
					key,
					offset: String(editor.document(capa).getText().indexOf('## Train people')),
				},
				reason: 'shown by the "skill" matrix',
			};
			// While somebody thinks of a reason, others write above.
			await editor.replace(capa, '\n## ', '\n\nOne.\n\nTwo.\n\nThree.\n\nFour.\n\nFive.\n\n## ');
			await editor.apply(await editor.request<WorkspaceEdit>(methods.reasonedFix, fix));
			assert.match(
				editor.document(capa).getText(),
				/## Train people\n<!-- qms: covers EO-5\.competence; ignore claim-without-evidence because="shown by the 'skill' matrix" -->/,
			);
			assert.deepEqual(
				editor.diagnostics(capa).filter(({code}) => code === 'claim-without-evidence'),
				[],
			);
			assert.equal(
				await editor.request(methods.reasonedFix, {...fix, arguments: {...fix.arguments, key: 'gone'}}),
				null,
			);
			await editor.replace(capa, '\n\nOne.\n\nTwo.\n\nThree.\n\nFour.\n\nFive.\n\n## ', '\n## ');
		});
		it('create the process that one hands over to and nobody describes', async () => {
			await editor.open(order);
			const receiver = async (name: string): Promise<CodeAction[]> => {
				await editor.replace(order, 'to: external:customer', `to: ${name}`);
				const offered = (await actionsAt(order, 'process-unknown')).filter(({title}) => title.startsWith('Create '));
				await editor.replace(order, `to: ${name}`, 'to: external:customer');
				return offered;
			};
			for (const name of ['shipping', 'XYZ-SHIPPING', '"PRC-A, PRC-B"'])
				assert.deepEqual(await receiver(name), [], name);
			const [create] = await receiver('PRC-SHIPPING');
			assert.equal(create?.title, 'Create processes/PRC-SHIPPING.yaml');
			await editor.replace(order, 'to: external:customer', 'to: PRC-SHIPPING');
			assert.ok(create.edit);
			await editor.apply(create.edit);
			const made = 'processes/PRC-SHIPPING.yaml';
			assert.match(
				editor.document(made).getText(),
				/\ninputs:\n {2}- \{ name: Reviewed order, from: PRC-ORDER \}\noutputs:\n {2}- \{ name: "\[Name of what goes out\]", to: external:customer \}\n/,
			);
			const codes = (path: string): unknown[] => editor.diagnostics(path).map(({code}) => code);
			assert.deepEqual(
				codes(order).filter(code => code === 'process-unknown'),
				[],
			);
			assert.deepEqual(
				codes(made).filter(code =>
					['process-unknown', 'syntax-invalid', 'input-without-supplier', 'output-not-received'].includes(String(code)),
				),
				[],
			);
			await editor.disk({[made]: undefined});
			await editor.replace(order, 'to: PRC-SHIPPING', 'to: external:customer');
		});
		it('do not silence a rule for every outcome at once', async () => {
			const offered = await actionsAt('qms.yaml', 'outcome-gap');
			assert.ok(
				offered.some(({title}) => title.startsWith('Create ')),
				offered.map(({title}) => title).join('\n'),
			);
			assert.deepEqual(
				offered.filter(({title}) => title.startsWith('Silence ')),
				[],
			);
		});
		it('mark a topic as not applicable', async () => {
			const edit = await editor.request<WorkspaceEdit>(methods.reasonedFix, {
				uri: editor.uri('qms.yaml'),
				kind: 'not-applicable',
				title: '',
				arguments: {topic: 'design'},
				reason: 'We build to print.',
			});
			await editor.apply(edit);
			assert.match(
				editor.document('qms.yaml').getText(),
				/notApplicable:\n {2}- topic: design\n {4}clause: "8\.3"\n {4}justification: We build to print\.\n/,
			);
			assert.deepEqual(
				editor.diagnostics('qms.yaml').filter(({code}) => String(code).startsWith('config')),
				[],
			);
		});
	});
});
