import assert from 'node:assert/strict';
import type {CodeLens} from 'vscode-languageserver';
import {serverCommands} from '../../server/src/host/protocol.ts';
import {type Editor, openEditor} from './editor.ts';
import {capa, files, order} from './fixture.ts';

describe('what a lens says and does', () => {
	let editor: Editor;
	beforeEach(async () => {
		editor = await openEditor({files});
		await editor.open(capa);
	});
	afterEach(() => editor.stop());

	const lensesOf = async (path: string): Promise<CodeLens[]> => {
		const found = await editor.request<CodeLens[]>('textDocument/codeLens', {textDocument: {uri: editor.uri(path)}});
		return Promise.all(found.map(lens => editor.request<CodeLens>('codeLens/resolve', lens)));
	};
	const below = async (heading: string): Promise<CodeLens[]> => {
		const {line} = editor.position(capa, heading);
		return (await lensesOf(capa)).filter(({range}) => range.start.line === line);
	};
	const titles = (lenses: readonly CodeLens[]): (string | undefined)[] => lenses.map(({command}) => command?.title);
	const press = async (lens: CodeLens | undefined): Promise<void> => {
		await editor.request('workspace/executeCommand', {
			command: lens?.command?.command,
			arguments: lens?.command?.arguments,
		});
		await editor.settled();
	};

	it('is one thing: what is claimed, what is shown besides, or the offer to claim it', async () => {
		await editor.replace(
			capa,
			'## Verify effectiveness\n',
			'## Verify effectiveness\n<!-- qms: covers EO-5.competence -->\n',
		);
		assert.deepEqual(titles(await below('## Verify effectiveness')), [
			'EO-5.competence claimed, not shown',
			'shown, not claimed: EO-9.effectiveness',
			'Claim it',
		]);
	});

	it('writes the claim that it offers, and then says that it is covered', async () => {
		const offer = (await below('## Verify effectiveness')).at(-1);
		assert.equal(offer?.command?.command, serverCommands.claim);
		assert.match(offer.command.tooltip ?? '', /<!-- qms: covers EO-9\.effectiveness -->/);
		await press(offer);
		assert.ok(
			editor.document(capa).getText().includes('## Verify effectiveness\n\n<!-- qms: covers EO-9.effectiveness -->'),
		);
		assert.deepEqual(titles(await below('## Verify effectiveness')), ['EO-9.effectiveness covered']);
	});

	it('claims nothing that is claimed by then, or that the section does not show any more', async () => {
		const offer = (await below('## Verify effectiveness')).at(-1);
		const text = editor.document(capa).getText();
		const section = text.slice(text.indexOf('Three months after'), text.indexOf('## Train people'));
		await editor.replace(capa, section, 'The canteen is closed on Mondays.\n\n');
		const before = editor.document(capa).getText();
		await press(offer);
		assert.equal(editor.document(capa).getText(), before);
	});

	it('offers nothing once its claim is written, though it was listed before', async () => {
		const {line} = editor.position(capa, '## Verify effectiveness');
		const listed = await editor.request<CodeLens[]>('textDocument/codeLens', {textDocument: {uri: editor.uri(capa)}});
		await press((await below('## Verify effectiveness')).at(-1));
		const resolved = await Promise.all(
			listed
				.filter(({range}) => range.start.line === line)
				.map(lens => editor.request<CodeLens>('codeLens/resolve', lens)),
		);
		assert.ok(titles(resolved).includes('QMS'));
		assert.ok(!titles(resolved).some(title => title?.startsWith('Claim')), titles(resolved).join(' | '));
	});

	it('has its details where somebody stays on it', async () => {
		const [lens] = await below('## Train people');
		assert.match(lens?.command?.tooltip ?? '', /^EO-5\.competence Competence: claimed, not shown/);
		const [top] = await lensesOf(capa);
		assert.ok((top?.command?.tooltip ?? '').split('\n').length > 2, 'each outcome has a line');
	});

	it('offers no claim where none can be written: in YAML, and by a client that writes nothing', async () => {
		assert.ok(titles(await lensesOf(order)).every(title => title?.startsWith('Claim') !== true));
		await editor.stop();
		editor = await openEditor({files, capabilities: {textDocument: {publishDiagnostics: {}}}});
		const all = titles(await lensesOf(capa));
		assert.ok(all.includes('shown, not claimed: EO-9.effectiveness'));
		assert.ok(!all.includes('Claim it'));
	});
});
