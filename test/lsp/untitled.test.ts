import assert from 'node:assert/strict';
import type {CodeAction, CodeLens, DocumentSymbol, Hover} from 'vscode-languageserver';
import {type Explanation, methods, type RootView, type SectionOffer} from '../../server/src/host/protocol.ts';
import type {ToolAnswer} from '../../server/src/host/readingProtocol.ts';
import {type Editor, type EditorOptions, openEditor} from './editor.ts';
import {files} from './fixture.ts';

const uri = 'untitled:Untitled-1';
const text = `---
id: PRO-099
title: Complaints
kind: procedure
owner: role:quality-manager
---

# Complaints

## Investigate

<!-- qms: covers EO-10.investigate -->

Everyone is responsible for quality. See [the rules](missing.md).

## Receive complaints

The sales clerk records every customer complaint in the complaint log within one working day and gives it a number.
`;

describe('a text that is not saved yet', () => {
	let editor: Editor;
	const start = async (options: Partial<EditorOptions> = {}, written = text): Promise<void> => {
		editor = await openEditor({files: {}, hasFolder: false, ...options});
		await editor.open(uri);
		await editor.type(uri, {start: {line: 0, character: 0}, end: {line: 0, character: 0}}, written);
		await editor.settled();
	};
	const of = <T>(method: string, more: object = {}): Promise<T> =>
		editor.request<T>(method, {textDocument: {uri}, ...more});
	const codes = (): string[] => editor.diagnostics(uri).map(({code}) => String(code));
	const lenses = async (): Promise<string[]> =>
		Promise.all(
			(await of<CodeLens[]>('textDocument/codeLens')).map(
				async lens => (await editor.request<CodeLens>('codeLens/resolve', lens)).command?.title ?? '',
			),
		);
	afterEach(() => editor.stop());

	for (const [where, options] of [
		['without a folder', {}],
		['beside a folder that holds a system', {files, hasFolder: true}],
	] as const) {
		describe(where, () => {
			beforeEach(() => start(options));

			it('gets the findings that need no other document, and follows what is typed', async () => {
				assert.ok(codes().includes('everyone-responsible'));
				for (const code of ['link-broken', 'outcome-gap', 'role-undefined', 'file-name-without-id'])
					assert.ok(!codes().includes(code), code);
				await editor.replace(uri, 'Everyone is', 'The quality manager is');
				assert.ok(!codes().includes('everyone-responsible'));
			});

			it('says above its sections what they show, and of no outcome how far it is covered', async () => {
				assert.deepEqual(await lenses(), [
					'EO-10.investigate claimed, not shown',
					'shown, not claimed: EO-10.receive',
					'Claim it',
				]);
			});

			it('is explained section by section, with nothing to go on to', async () => {
				const {line} = editor.position(uri, 'The sales clerk');
				const explanation = await editor.request<Explanation>(methods.explain, {uri, line});
				assert.equal(explanation.title, 'Receive complaints');
				assert.deepEqual(
					explanation.places.map(({criterion, state}) => [criterion, state]),
					[['EO-10.receive', 'evidenced']],
				);
				assert.deepEqual(explanation.parts, []);
			});

			it('is offered claims of what it shows, by the lightbulb and by the command, and no sections', async () => {
				const position = editor.position(uri, 'The sales clerk');
				const actions = await of<CodeAction[]>('textDocument/codeAction', {
					range: {start: position, end: position},
					context: {diagnostics: []},
				});
				assert.ok(actions.some(({title}) => title === 'Claim EO-10.receive for this section'));
				const offers = await editor.request<SectionOffer[]>(methods.offers, {uri, line: position.line});
				assert.deepEqual(
					offers.map(({id, kind}) => [id, kind]),
					[['EO-10.receive', 'claim']],
				);
			});

			it('has completion, hover, symbols, folds and colours', async () => {
				const ids = await editor.completed(uri, 'covers EO-10.investigate', 'covers EO-10.inv');
				assert.ok(ids.some(({label}) => label === 'EO-10.investigate'));
				const hover = await editor.at<Hover>('textDocument/hover', uri, 'EO-10.investigate', 3);
				assert.match(
					(hover.contents as {value: string}).value,
					/Complaint investigated[\s\S]*not saved in a folder yet/,
				);
				assert.ok((await of<DocumentSymbol[]>('textDocument/documentSymbol')).length > 0);
				assert.ok((await of<object[]>('textDocument/foldingRange')).length > 0);
				assert.ok((await of<{data: number[]}>('textDocument/semanticTokens/full')).data.length > 0);
			});

			it('is no part of a system, and says so where other documents would be needed', async () => {
				await assert.rejects(
					editor.at('textDocument/rename', uri, 'PRO-099', 1, {newName: 'PRO-100'}),
					/not saved yet.*Save it/,
				);
				const roots = await editor.request<RootView[]>(methods.outcomes, {});
				assert.equal(roots.length, 'hasFolder' in options ? 1 : 0);
				assert.ok(!JSON.stringify(roots).includes('untitled:'));
			});

			it('is forgotten when it is closed', async () => {
				await editor.close(uri);
				assert.deepEqual(codes(), []);
				assert.equal(await editor.request(methods.explain, {uri, line: 0}), null);
			});
		});
	}

	it('is no system to an agent, wherever the folders lie', async () => {
		const tool = (name: string, input: object): Promise<ToolAnswer> =>
			editor.request(methods.tool, {name, input, agent: 'helper'});
		await start({hasFolder: true, folders: {'vscode-vfs://github/pump/works': files}});
		const told = await tool('documents', {});
		assert.ok('text' in told && told.text.includes('docs/PRO-002-complaints.md'), JSON.stringify(told));
		assert.ok(!told.text.includes('PRO-099'));
		await editor.stop();
		await start();
		assert.match(JSON.stringify(await tool('documents', {})), /No quality management system was found/);
	});

	it('stays when a folder is opened', async () => {
		await start({files, capabilities: {workspace: {workspaceFolders: true}, textDocument: {publishDiagnostics: {}}}});
		await editor.changeFolders(['file:///qms'], []);
		await editor.settled();
		await editor.replace(uri, 'Everyone is responsible for quality.', 'Everyone is responsible for quality. Really.');
		assert.ok(codes().includes('everyone-responsible'));
	});

	it('is told nothing where it is no quality document', async () => {
		await start({files, hasFolder: true}, '# Shopping\n\nEveryone is responsible for quality.\n');
		assert.deepEqual([codes(), await lenses()], [[], []]);
	});

	it('is offered a head and claims where a system is open, and nothing where none is', async () => {
		for (const hasFolder of [true, false]) {
			await start({files: hasFolder ? files : {}, hasFolder}, 'x\n');
			const keys = (await editor.completed(uri, 'x\n', '---\n\n---\n', '---\n')).map(({label}) => label);
			assert.equal(keys.includes('owner'), hasFolder);
			const claims = (await editor.completed(uri, 'x\n', '# Training\n\n<!--', '<!--')).map(({label}) => label);
			assert.equal(claims.length > 0, hasFolder);
			if (hasFolder) await editor.stop();
		}
	});
});
