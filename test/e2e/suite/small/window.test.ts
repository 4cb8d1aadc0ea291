import * as vscode from 'vscode';
import {equal, match, ok} from '../assert.ts';
import {diagnostics, extension, isWeb, open, read, remove, replace, save, type, undo, waitFor, write} from '../helpers.ts';

describe('the window', () => {
	it('runs the extension where its manifest says', async () => {
		const {packageJSON, extensionKind} = extension();
		ok((packageJSON as {name?: string}).name, 'The manifest has a name.');
		if (!isWeb) equal(extensionKind, vscode.ExtensionKind.Workspace);
		await extension().activate();
		ok(extension().isActive, 'The extension is active.');
	});

	it('finds the files of the workspace', async () => {
		const found = await vscode.workspace.findFiles('**/*.{md,yaml}');
		equal(found.map(file => vscode.workspace.asRelativePath(file)).sort(), ['docs/corrective-action.md', 'docs/training.md', 'qms.yaml']);
	});

	it('edits, undoes and saves', async () => {
		const editor = await open('docs/training.md');
		equal(editor.document.languageId, 'markdown');
		await type(editor, new vscode.Position(0, 0), 'typed');
		match(editor.document.getText(), /^typed---/);
		await undo();
		match(editor.document.getText(), /^---/);
		await replace(editor, 'each January', 'each February');
		match(await read('docs/training.md'), /each January/);
		await save(editor);
		match(await read('docs/training.md'), /each February/);
	});

	it('leaves unsaved edits unsaved', () => {
		equal(vscode.workspace.getConfiguration('files').get('autoSave'), 'off');
	});

	it('gets back what the last test changed', async () => {
		match(await read('docs/training.md'), /each January/);
		equal(vscode.window.visibleTextEditors.length, 0);
	});

	it('sees files come and go behind the editor', async () => {
		const seen: string[] = [];
		const watcher = vscode.workspace.createFileSystemWatcher('**/*.md');
		watcher.onDidCreate(file => seen.push(`created ${vscode.workspace.asRelativePath(file)}`));
		watcher.onDidDelete(file => seen.push(`deleted ${vscode.workspace.asRelativePath(file)}`));
		await write('docs/new.md', '# New\n');
		await waitFor('the new file', () => seen.includes('created docs/new.md'));
		await remove('docs/new.md');
		await waitFor('its end', () => seen.includes('deleted docs/new.md'));
		watcher.dispose();
	});
});

describe('the extension', () => {
	it('shows findings of a file that is open', async () => {
		await open('docs/corrective-action.md');
		const found = await waitFor('a finding on the unheard-of outcome', () => diagnostics('docs/corrective-action.md').find(({message}) => message.includes('EO-999')));
		equal(found.source, 'qms-lens');
	});
});
