// A fake editor that speaks the protocol with the real server over a pipe inside one process.
import {PassThrough} from 'node:stream';
import {
	type CompletionItem,
	createConnection,
	createProtocolConnection,
	type Diagnostic,
	type InitializeResult,
	type ProtocolConnection,
	ProposedFeatures,
	type PublishDiagnosticsParams,
	type Range,
	ResponseError,
	StreamMessageReader,
	StreamMessageWriter,
	type TextEdit,
	type WorkspaceEdit,
} from 'vscode-languageserver/node';
import {TextDocument} from 'vscode-languageserver-textdocument';
import type {QmsOptions} from '../../server/src/core/service.ts';
import {startServer} from '../../server/src/lsp/server.ts';
import type {FileHost, Runtime} from '../../server/src/host/host.ts';
import type {DocumentReaders} from '../../server/src/host/readers.ts';
import {MadeOrKept} from '../../server/src/node/made.ts';
import {ignoreFilesOf, listingOf} from '../../server/src/host/listing.ts';
import {methods, type StatusView} from '../../server/src/host/protocol.ts';
import {uriOf} from '../../server/src/lsp/uris.ts';

export const today = '2026-11-23';
export const folder = 'file:///qms';

export interface EditorOptions {
	/** The disk: path to text. */
	readonly files: Readonly<Record<string, string>>;
	readonly capabilities?: object;
	readonly initializationOptions?: object;
	/** Further folders of the workspace, by URI, with their files. */
	readonly folders?: Readonly<Record<string, Readonly<Record<string, string>>>>;
	readonly settings?: object;
	/** Cancels the work that the server shows progress of. */
	readonly cancelProgress?: boolean;
	/** Requests of the server that the editor answers with an error, by method. */
	readonly refuses?: readonly string[];
	/** Waits before a file of the disk is read. */
	readonly beforeRead?: (uri: string) => Promise<void>;
	/** Waits before a folder of the disk is listed. */
	readonly beforeList?: (uri: string) => Promise<void>;
	/** Reads documents beside the server, where there are many. */
	readonly readers?: () => DocumentReaders;
	readonly kept?: Runtime['kept'];
	/** Documents that are open before the first folder is read. */
	readonly open?: readonly string[];
	/** False starts with no folder. */
	readonly hasFolder?: boolean;
	/** Rules, fixes and steps in place of the server's own. */
	readonly qms?: Pick<QmsOptions, 'rules' | 'fixes' | 'parts'>;
	/** True where the server is to log errors, which are kept with the rest of the log. */
	readonly expectsErrors?: boolean;
}

const capabilities = {
	workspace: {
		workspaceFolders: true,
		configuration: true,
		applyEdit: true,
		codeLens: {refreshSupport: true},
		didChangeWatchedFiles: {dynamicRegistration: true},
		workspaceEdit: {documentChanges: true, resourceOperations: ['create']},
	},
	textDocument: {
		publishDiagnostics: {
			relatedInformation: true,
			versionSupport: true,
			codeDescriptionSupport: true,
			dataSupport: true,
			tagSupport: {valueSet: [1, 2]},
		},
		completion: {completionItem: {snippetSupport: true, documentationFormat: ['markdown']}},
		codeAction: {
			codeActionLiteralSupport: {codeActionKind: {valueSet: ['quickfix', 'source.fixAll']}},
			dataSupport: true,
			resolveSupport: {properties: ['edit']},
		},
		documentSymbol: {hierarchicalDocumentSymbolSupport: true},
	},
	window: {workDoneProgress: true},
};

/** Opens a workspace and waits until its first index is done. */
export async function openEditor(options: EditorOptions): Promise<Editor> {
	const editor = new Editor(options);
	await editor.start();
	return editor;
}

/** The edits of each file, by its path in the folder, in whichever of its two forms an edit has them. */
export function editsOf(edit: WorkspaceEdit): Map<string, TextEdit[]> {
	const changes = Object.entries(edit.changes ?? {});
	for (const change of edit.documentChanges ?? [])
		if ('edits' in change) changes.push([change.textDocument.uri, change.edits as TextEdit[]]);
	return new Map(changes.map(([uri, edits]) => [decodeURIComponent(uri.replace(`${folder}/`, '')), edits]));
}

export class Editor {
	readonly #options: EditorOptions;
	readonly #disk = new Map<string, string>();
	readonly #open = new Map<string, TextDocument>();
	/** What the files of open documents said last. */
	readonly #saved = new Map<string, string>();
	/** Open documents whose file went when nothing new was in them, and that nobody typed in since. */
	readonly #orphans = new Set<string>();
	readonly #diagnostics = new Map<string, PublishDiagnosticsParams>();
	readonly #connection: ProtocolConnection;
	#result: InitializeResult | undefined;
	/** Every notification of diagnostics, in order. */
	readonly published: PublishDiagnosticsParams[] = [];
	readonly statuses: StatusView[] = [];
	readonly progress: {kind: string; message?: string}[] = [];
	/** What the server read from the disk, in order. */
	readonly reads: string[] = [];
	lensRefreshes = 0;
	refreshes = 0;
	/** What the server asked to be told of. */
	readonly registrations: {method: string; registerOptions: unknown}[] = [];
	/** What the server wrote into its log, errors apart. */
	readonly log: string[] = [];
	/** What the server showed the user, in order. */
	readonly messages: string[] = [];
	settings: object;
	/** Settings of single folders, by URI. */
	folderSettings: Readonly<Record<string, object>> = {};
	cancelProgress: boolean;
	refuses: readonly string[];

	constructor(options: EditorOptions) {
		this.#options = options;
		this.settings = options.settings ?? {};
		this.cancelProgress = options.cancelProgress ?? false;
		this.refuses = options.refuses ?? [];
		for (const [path, text] of Object.entries(options.files)) this.#disk.set(uriOf(folder, path), text);
		for (const [base, files] of Object.entries(options.folders ?? {}))
			for (const [path, text] of Object.entries(files)) this.#disk.set(uriOf(base, path), text);
		const up = new PassThrough();
		const down = new PassThrough();
		const server = createConnection(ProposedFeatures.all, new StreamMessageReader(up), new StreamMessageWriter(down));
		this.#connection = createProtocolConnection(new StreamMessageReader(down), new StreamMessageWriter(up));
		startServer(
			server,
			(): Runtime => ({
				...runtimeOf(this.#files()),
				...(options.readers ? {readers: options.readers} : {}),
				...(options.kept || options.readers ? {kept: options.kept ?? (() => new MadeOrKept(undefined))} : {}),
			}),
			options.qms,
		);
		this.#listen();
	}

	async start(): Promise<void> {
		this.#connection.listen();
		await this.initialize();
		await this.settled();
	}

	/** The handshake; a second one on the same connection is a restart. */
	async initialize(): Promise<void> {
		const folders = this.#options.hasFolder === false ? [] : [folder, ...Object.keys(this.#options.folders ?? {})];
		this.#result = await this.#connection.sendRequest<InitializeResult>('initialize', {
			processId: null,
			rootUri: folders[0] ?? null,
			capabilities: this.#options.capabilities ?? capabilities,
			initializationOptions: {today, ...this.#options.initializationOptions},
			workspaceFolders: folders.length === 0 ? null : folders.map(uri => ({uri, name: uri})),
		});
		await this.#connection.sendNotification('initialized', {});
		for (const path of this.#options.open ?? []) await this.#show(path);
	}

	get capabilities(): InitializeResult['capabilities'] {
		if (this.#result === undefined) throw new Error('The editor was not started.');
		return this.#result.capabilities;
	}

	uri(path: string): string {
		return /^[a-z]+:/.test(path) ? path : uriOf(folder, path);
	}

	request<T>(method: string, params: object): Promise<T> {
		return this.#connection.sendRequest<T>(method, params);
	}

	/** A request about a place: the offset of `at` in the text of the document, plus `plus`. */
	async at<T>(method: string, path: string, at: string, plus = 0, more: object = {}): Promise<T> {
		return this.request<T>(method, {
			textDocument: {uri: this.uri(path)},
			position: this.position(path, at, plus),
			...more,
		});
	}

	/** Puts `after` in place of `before`, asks for completion at the end of `at`, and takes it back. */
	async completed(path: string, before: string, after: string, at = after): Promise<CompletionItem[]> {
		const text = this.document(path).getText();
		const start = text.indexOf(before);
		await this.replace(path, before, after);
		try {
			const position = this.document(path).positionAt(start + after.indexOf(at) + at.length);
			return await this.request<CompletionItem[]>('textDocument/completion', {
				textDocument: {uri: this.uri(path)},
				position,
			});
		} finally {
			const now = this.document(path);
			await this.type(path, {start: {line: 0, character: 0}, end: now.positionAt(now.getText().length)}, text);
			await this.settled();
		}
	}

	position(path: string, at: string, plus = 0): {line: number; character: number} {
		const document = this.document(path);
		const offset = document.getText().indexOf(at);
		if (offset < 0) throw new Error(`${path} does not hold: ${at}`);
		return document.positionAt(offset + plus);
	}

	/** The document as the editor shows it: its buffer, else the disk. */
	document(path: string): TextDocument {
		const uri = this.uri(path);
		return this.#open.get(uri) ?? TextDocument.create(uri, languageOf(path), 0, this.#disk.get(uri) ?? '');
	}

	async open(path: string): Promise<void> {
		await this.#show(path);
		await this.settled();
	}

	/** Opens a document without waiting for what follows. */
	async #show(path: string): Promise<void> {
		const uri = this.uri(path);
		const document = TextDocument.create(uri, languageOf(path), 1, this.#disk.get(uri) ?? '');
		this.#open.set(uri, document);
		this.#saved.set(uri, document.getText());
		await this.#connection.sendNotification('textDocument/didOpen', {
			textDocument: {uri, languageId: document.languageId, version: 1, text: document.getText()},
		});
	}

	/** Types `newText` over a range of an open document. */
	async type(path: string, range: Range, newText: string): Promise<void> {
		const document = this.document(path);
		const next = TextDocument.update(document, [{range, text: newText}], document.version + 1);
		this.#open.set(this.uri(path), next);
		this.#orphans.delete(this.uri(path));
		await this.#connection.sendNotification('textDocument/didChange', {
			textDocument: {uri: this.uri(path), version: next.version},
			contentChanges: [{range, text: newText}],
		});
	}

	/** Replaces the first `before` in an open document and waits for what follows. */
	async replace(path: string, before: string, after: string): Promise<void> {
		const start = this.position(path, before);
		await this.type(path, {start, end: this.position(path, before, before.length)}, after);
		await this.settled();
	}

	async close(path: string): Promise<void> {
		this.#open.delete(this.uri(path));
		this.#orphans.delete(this.uri(path));
		await this.#connection.sendNotification('textDocument/didClose', {textDocument: {uri: this.uri(path)}});
		await this.settled();
	}

	/** Saves an open document; an editor that hears of no files tells only this. */
	async save(path: string): Promise<void> {
		this.#disk.set(this.uri(path), this.document(path).getText());
		this.#saved.set(this.uri(path), this.document(path).getText());
		await this.#connection.sendNotification('textDocument/didSave', {textDocument: {uri: this.uri(path)}});
		await this.settled();
	}

	/** Adds and removes folders of the workspace. */
	async changeFolders(added: readonly string[], removed: readonly string[]): Promise<void> {
		const folders = (uris: readonly string[]): object[] => uris.map(uri => ({uri, name: uri}));
		await this.#connection.sendNotification('workspace/didChangeWorkspaceFolders', {
			event: {added: folders(added), removed: folders(removed)},
		});
	}

	/** Removes a folder with all that lies in it; the editor hears of the folder alone. */
	async removeFolder(path: string): Promise<void> {
		for (const uri of this.#disk.keys()) if (uri.startsWith(`${this.uri(path)}/`)) this.#disk.delete(uri);
		await this.disk({[path]: undefined});
	}

	/** Changes the disk, as git or another program would, and tells the server. Undefined deletes. */
	async disk(changes: Readonly<Record<string, string | undefined>>): Promise<void> {
		const events = Object.entries(changes).map(([path, text]) => {
			const uri = this.uri(path);
			const type = text === undefined ? 3 : this.#disk.has(uri) ? 2 : 1;
			if (text === undefined) this.#disk.delete(uri);
			else this.#disk.set(uri, text);
			if (text !== undefined) {
				this.#saved.set(uri, text);
				this.#orphans.delete(uri);
			}
			for (const [open, document] of this.#open) {
				if (
					text === undefined &&
					(open === uri || open.startsWith(`${uri}/`)) &&
					document.getText() === this.#saved.get(open)
				)
					this.#orphans.add(open);
			}
			return {uri, type};
		});
		await this.#connection.sendNotification('workspace/didChangeWatchedFiles', {changes: events});
		await this.settled();
	}

	notify(method: string, params: object): Promise<void> {
		return this.#connection.sendNotification(method, params);
	}

	/** What the editor shows for a file. */
	diagnostics(path: string): readonly Diagnostic[] {
		return this.#diagnostics.get(this.uri(path))?.diagnostics ?? [];
	}

	/** All diagnostics shown, as lines `path:line:column severity rule message`, sorted. */
	shown(): string[] {
		return [...this.#diagnostics]
			.flatMap(([uri, {diagnostics}]) =>
				diagnostics.map(
					({range, code, message}) =>
						`${decodeURIComponent(uri)}:${range.start.line}:${range.start.character}-${range.end.line}:${range.end.character} ${String(code)} ${message as string}`,
				),
			)
			.sort();
	}

	/** Applies an edit to open documents and the disk. */
	async apply(edit: WorkspaceEdit): Promise<void> {
		const all = new Map<string, TextEdit[]>(Object.entries(edit.changes ?? {}));
		const disk: Record<string, string> = {};
		for (const change of edit.documentChanges ?? []) {
			if ('edits' in change) all.set(change.textDocument.uri, change.edits as TextEdit[]);
			else if (change.kind === 'create') disk[change.uri] = '';
		}
		for (const [uri, edits] of all) {
			const document = this.document(uri);
			const text = TextDocument.applyEdits(document, edits);
			if (this.#open.has(uri))
				await this.type(
					uri,
					{start: {line: 0, character: 0}, end: document.positionAt(document.getText().length)},
					text,
				);
			else disk[uri] = text;
		}
		await this.disk(disk);
	}

	/** The present content of the disk with open buffers over it; one whose file is gone only where something was typed in it. */
	content(): Map<string, string> {
		const buffers = [...this.#open].filter(([uri]) => !this.#orphans.has(uri));
		return new Map([...this.#disk, ...buffers.map(([uri, document]) => [uri, document.getText()] as const)]);
	}

	/** Waits until the server has taken everything that was said so far. */
	async settled(): Promise<void> {
		await this.request(methods.settled, {});
	}

	/** Waits until the server has told this state; views follow at a distance. */
	async statusIs(state: StatusView['state']): Promise<void> {
		for (let turn = 0; this.statuses.at(-1)?.state !== state; turn++) {
			if (turn > 500)
				throw new Error(`The server says it is ${this.statuses.at(-1)?.state ?? 'nothing'}, not ${state}.`);
			await new Promise(done => setTimeout(done, 10));
		}
	}

	async stop(): Promise<void> {
		await this.request('shutdown', {});
		this.#connection.dispose();
	}

	#listen(): void {
		const connection = this.#connection;
		connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
			this.published.push(params);
			if (params.diagnostics.length === 0) this.#diagnostics.delete(params.uri);
			else this.#diagnostics.set(params.uri, params);
		});
		connection.onNotification(methods.changed, (status: StatusView) => void this.statuses.push(status));
		connection.onNotification('$/progress', ({token, value}: {token: string | number; value: {kind: string}}) => {
			this.progress.push(value);
			if (this.cancelProgress && value.kind === 'begin')
				void connection.sendNotification('window/workDoneProgress/cancel', {token});
		});
		connection.onNotification('window/logMessage', ({type, message}: {type: number; message: string}) => {
			if (type === 1 && this.#options.expectsErrors !== true) throw new Error(`The server logged an error: ${message}`);
			this.log.push(message);
		});
		connection.onNotification('window/showMessage', ({message}: {message: string}) => void this.messages.push(message));
		const answer = <T>(method: string, work: (params: T) => unknown): void =>
			void connection.onRequest(method, (params: T): unknown =>
				this.refuses.includes(method) ? new ResponseError(-32603, 'The editor does not want to.') : work(params),
			);
		answer('window/workDoneProgress/create', () => null);
		answer(
			'client/registerCapability',
			({registrations}: {registrations: {method: string; registerOptions: unknown}[]}) => {
				this.registrations.push(...registrations);
				return null;
			},
		);
		answer('workspace/applyEdit', async ({edit}: {edit: WorkspaceEdit}) => {
			await this.apply(edit);
			return {applied: true};
		});
		answer('workspace/diagnostic/refresh', () => {
			this.refreshes++;
			return null;
		});
		answer('workspace/codeLens/refresh', () => {
			this.lensRefreshes++;
			return null;
		});
		answer('workspace/configuration', ({items}: {items: {scopeUri?: string}[]}) =>
			items.map(({scopeUri}) => this.folderSettings[scopeUri ?? ''] ?? this.settings),
		);
	}

	#files(): FileHost {
		return {
			list: async root => {
				await this.#options.beforeList?.(root);
				const files = [...this.#disk.keys()]
					.filter(uri => uri.startsWith(`${root}/`))
					.map(uri => decodeURIComponent(uri.slice(root.length + 1)));
				const ignores = new Map(ignoreFilesOf(files).map(path => [path, this.#disk.get(uriOf(root, path)) ?? '']));
				return listingOf(files, ignores);
			},
			read: async uri => {
				this.reads.push(uri);
				await this.#options.beforeRead?.(uri);
				const text = this.#disk.get(uri);
				return text === undefined ? {reason: 'The file is gone.', remedy: 'Run the check again.', gone: true} : {text};
			},
		};
	}
}

function runtimeOf(files: FileHost): Runtime {
	return {
		files,
		now: () => performance.now(),
		today: () => today,
		after(ms, callback) {
			const timer = setTimeout(callback, Math.min(ms, 5));
			return () => clearTimeout(timer);
		},
	};
}

function languageOf(path: string): string {
	return /\.ya?ml$/.test(path) ? 'yaml' : 'markdown';
}
