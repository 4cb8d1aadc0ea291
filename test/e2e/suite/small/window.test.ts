import * as vscode from 'vscode';
import {equal, match, ok} from '../assert.ts';
import {
	codeOf,
	extension,
	isWeb,
	open,
	read,
	remove,
	replace,
	save,
	type,
	undo,
	waitFor,
	waitForDiagnostics,
	write,
} from '../helpers.ts';

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
		equal(found.map(file => vscode.workspace.asRelativePath(file)).sort(), [
			'docs/corrective-action.md',
			'docs/training.md',
			'qms.yaml',
		]);
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

const missesVersion = (all: readonly vscode.Diagnostic[]) => all.some(({code}) => codeOf(code) === 'version-missing');

describe('the extension', () => {
	it('shows findings that come and go with unsaved edits', async () => {
		const editor = await open('docs/training.md');
		await waitForDiagnostics('docs/training.md', missesVersion);
		await replace(editor, 'status: draft', 'status: draft\nversion: 1.0');
		await waitForDiagnostics('docs/training.md', all => !missesVersion(all));
		await undo();
		await waitForDiagnostics('docs/training.md', missesVersion);
	});

	it('shows findings of a file that nobody opened', async () => {
		await waitForDiagnostics('docs/corrective-action.md', missesVersion);
	});
});
