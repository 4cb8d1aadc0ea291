// What the suites do to a window. Everything goes through the `vscode` API, so that it works the same on every host.
import * as vscode from 'vscode';

/** Put in by the bundler from the manifest. */
declare const QMS_EXTENSION_ID: string;

/** True in the web worker host: no processes, no disk, files live in memory. */
export const isWeb = vscode.env.uiKind === vscode.UIKind.Web && vscode.env.remoteName === undefined;

export function extension(): vscode.Extension<unknown> {
	const found = vscode.extensions.getExtension(QMS_EXTENSION_ID);
	if (found === undefined) throw new Error(`${QMS_EXTENSION_ID} is not installed in this window.`);
	return found;
}

/** Polls until `get` gives something true-like; says what was seen last when it never does. */
export async function waitFor<T>(what: string, get: () => T | PromiseLike<T>, limit = 20_000): Promise<NonNullable<T>> {
	const end = Date.now() + limit;
	let last: T | undefined;
	for (let pause = 10; Date.now() < end; pause = Math.min(pause * 2, 200)) {
		last = await get();
		if (last) return last;
		await sleep(pause);
	}
	throw new Error(`Waited ${limit} ms for ${what}; the last answer was ${JSON.stringify(last)}.`);
}

export const sleep = (ms: number): Promise<void> => new Promise(done => setTimeout(done, ms));

/** A file of the workspace by its path from the folder (the first, unless another is named). */
export function uri(path: string, folder = 0): vscode.Uri {
	const root = vscode.workspace.workspaceFolders?.[folder];
	if (root === undefined) throw new Error(`The window has no folder ${folder}.`);
	return vscode.Uri.joinPath(root.uri, path);
}

// ---- editing

export async function open(path: string): Promise<vscode.TextEditor> {
	await keep(uri(path));
	return vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri(path)), {preview: false});
}

/** Replaces the first place where `old` stands; the document stays unsaved. */
export async function replace(editor: vscode.TextEditor, old: string, text: string): Promise<void> {
	const range = rangeOf(editor.document, old);
	if (!(await editor.edit(edit => edit.replace(range, text)))) throw new Error('The editor refused the edit.');
}

/** Types as a person does, at the cursor, with everything that listens to typing. */
export async function type(editor: vscode.TextEditor, at: vscode.Position, text: string): Promise<void> {
	editor.selection = new vscode.Selection(at, at);
	await vscode.commands.executeCommand('type', {text});
}

export async function undo(): Promise<void> {
	await vscode.commands.executeCommand('undo');
}

export async function save(editor: vscode.TextEditor): Promise<void> {
	if (!(await editor.document.save())) throw new Error(`${editor.document.uri.path} was not saved.`);
}

/** Where a text stands first in a document. */
export function rangeOf(document: vscode.TextDocument, text: string): vscode.Range {
	const offset = document.getText().indexOf(text);
	if (offset === -1) throw new Error(`${document.uri.path} does not hold ${JSON.stringify(text)}.`);
	return new vscode.Range(document.positionAt(offset), document.positionAt(offset + text.length));
}

// ---- files, changed behind the editor's back

export async function read(path: string): Promise<string> {
	return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri(path)));
}

export async function write(path: string, text: string): Promise<void> {
	await keep(uri(path));
	await vscode.workspace.fs.writeFile(uri(path), new TextEncoder().encode(text));
}

export async function remove(path: string): Promise<void> {
	await keep(uri(path));
	await vscode.workspace.fs.delete(uri(path));
}

/** A rename as the explorer does it: extensions are asked for the edits that go with it. */
export async function move(from: string, to: string): Promise<void> {
	await keep(uri(from));
	await keep(uri(to));
	const edit = new vscode.WorkspaceEdit();
	edit.renameFile(uri(from), uri(to));
	if (!(await vscode.workspace.applyEdit(edit))) throw new Error(`${from} was not renamed.`);
}

// ---- what a user sees

/** A finding as the Problems panel shows it, with positions as people count them. */
export interface Shown {
	readonly rule: string;
	readonly severity: string;
	readonly message: string;
	readonly line: number;
	readonly text: string;
}

export function diagnostics(path: string): vscode.Diagnostic[] {
	return vscode.languages.getDiagnostics(uri(path));
}

export async function shown(path: string): Promise<Shown[]> {
	const document = await vscode.workspace.openTextDocument(uri(path));
	return diagnostics(path).map(({code, severity, message, range}) => ({
		rule: codeOf(code),
		severity: vscode.DiagnosticSeverity[severity] ?? '',
		message,
		line: range.start.line + 1,
		text: document.getText(range),
	}));
}

/** The rule of a diagnostic; its code is an object where it links to the rule's page. */
export function codeOf(code: vscode.Diagnostic['code']): string {
	return String(typeof code === 'object' ? code.value : (code ?? ''));
}

/** Waits until the diagnostics of a file are as `accept` wants them, and gives them. */
export async function waitForDiagnostics(
	path: string,
	accept: (all: readonly vscode.Diagnostic[]) => boolean,
	limit?: number,
): Promise<readonly vscode.Diagnostic[]> {
	const describe = () => diagnostics(path).map(({message}) => message);
	return waitFor(
		`diagnostics of ${path}`,
		() => (accept(diagnostics(path)) ? diagnostics(path) : undefined),
		limit,
	).catch(error => {
		throw new Error(`${(error as Error).message} Present: ${JSON.stringify(describe())}`);
	});
}

export async function lenses(path: string): Promise<string[]> {
	const all = await vscode.commands.executeCommand<vscode.CodeLens[]>(
		'vscode.executeCodeLensProvider',
		uri(path),
		1000,
	);
	return all.map(lens => `${lens.range.start.line + 1}: ${lens.command?.title ?? ''}`);
}

export async function hover(path: string, at: vscode.Position): Promise<string> {
	const all = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', uri(path), at);
	return all
		.flatMap(one => one.contents.map(content => (typeof content === 'string' ? content : content.value)))
		.join('\n');
}

export async function completions(path: string, at: vscode.Position): Promise<vscode.CompletionItem[]> {
	const list = await vscode.commands.executeCommand<vscode.CompletionList>(
		'vscode.executeCompletionItemProvider',
		uri(path),
		at,
	);
	return list.items;
}

/** The label of an item, without what stands beside it. */
export function labelOf({label}: vscode.CompletionItem): string {
	return typeof label === 'string' ? label : label.label;
}

export async function codeActions(
	path: string,
	range: vscode.Range,
	kind = vscode.CodeActionKind.QuickFix,
): Promise<vscode.CodeAction[]> {
	return vscode.commands.executeCommand<vscode.CodeAction[]>(
		'vscode.executeCodeActionProvider',
		uri(path),
		range,
		kind.value,
		50,
	);
}

/** Applies a code action as a click does: its edit, then its command. */
export async function apply(action: vscode.CodeAction): Promise<void> {
	for (const [file] of action.edit?.entries() ?? []) await keep(file);
	if (action.edit !== undefined && !(await vscode.workspace.applyEdit(action.edit)))
		throw new Error(`"${action.title}" was not applied.`);
	if (action.command !== undefined)
		await vscode.commands.executeCommand(action.command.command, ...((action.command.arguments ?? []) as unknown[]));
}

export async function rename(path: string, at: vscode.Position, name: string): Promise<string[]> {
	const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
		'vscode.executeDocumentRenameProvider',
		uri(path),
		at,
		name,
	);
	for (const [file] of edit.entries()) await keep(file);
	// What has to be confirmed, such as a new name of the file, waits for a person; the texts do not.
	const texts = new vscode.WorkspaceEdit();
	for (const [file, edits] of edit.entries()) texts.set(file, edits);
	if (!(await vscode.workspace.applyEdit(texts))) throw new Error('The rename was not applied.');
	return edit.entries().map(([file]) => vscode.workspace.asRelativePath(file));
}

/** What the extension wrote to its output channel, and what the Problems panel holds. An output on screen is a document like any other. */
export async function describeWindow(): Promise<string> {
	await vscode.commands.executeCommand('qmsLens.showLog');
	const log = await waitFor(
		'the output',
		() => vscode.workspace.textDocuments.find(({uri: {scheme}}) => scheme === 'output')?.getText(),
		3000,
	).catch(error => String(error));
	const problems = vscode.languages
		.getDiagnostics()
		.map(([file, all]) => `${file.toString()}: ${all.map(({code}) => codeOf(code)).join(', ')}`);
	return [log, ...problems].join('\n');
}

// ---- leaving things as they were

const kept = new Map<string, Uint8Array | undefined>();

/** Remembers how a file was before a test touches it. Helpers call it; a test that changes files in its own way does too. */
export async function keep(file: vscode.Uri): Promise<void> {
	if (kept.has(file.toString())) return;
	kept.set(
		file.toString(),
		await vscode.workspace.fs.readFile(file).then(
			bytes => bytes,
			() => undefined,
		),
	);
}

/** Runs after each test: drops unsaved edits, closes editors, puts back the files that were kept. */
export async function restoreWorkspace(): Promise<void> {
	for (const document of vscode.workspace.textDocuments.filter(each => each.isDirty && !each.isUntitled)) {
		await vscode.window.showTextDocument(document);
		await vscode.commands.executeCommand('workbench.action.files.revert');
	}
	while (
		vscode.workspace.textDocuments.some(each => each.isUntitled && each.isDirty) &&
		vscode.window.activeTextEditor !== undefined
	) {
		await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
	}
	await vscode.commands.executeCommand('workbench.action.closeAllEditors');
	for (const [name, bytes] of kept) {
		const file = vscode.Uri.parse(name);
		const now = await vscode.workspace.fs.readFile(file).then(
			content => content,
			() => undefined,
		);
		if (bytes === undefined) {
			if (now !== undefined) await vscode.workspace.fs.delete(file);
		} else if (now === undefined || !sameBytes(now, bytes)) {
			await vscode.workspace.fs.writeFile(file, bytes);
		}
	}
	kept.clear();
}

function sameBytes(left: Uint8Array, right: Uint8Array): boolean {
	return left.length === right.length && left.every((byte, index) => byte === right[index]);
}
