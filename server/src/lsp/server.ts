import {readableGlob} from '../core/text/fileTypes.ts';
import {
	type Connection,
	DidChangeConfigurationNotification,
	DidChangeWatchedFilesNotification,
	type Disposable,
	ErrorCodes,
	FileChangeType,
	type InitializeParams,
	type InitializeResult,
	ResponseError,
	type ServerCapabilities,
	TextDocuments,
	TextDocumentSyncKind,
	WatchKind,
} from 'vscode-languageserver';
import {TextDocument} from 'vscode-languageserver-textdocument';
import {URI} from 'vscode-uri';
import {createQms, type QmsOptions} from '../core/service.ts';
import {checkedDocuments, checkedEvents, checkedFolders} from './checked.ts';
import type {Server} from './context.ts';
import {features} from './features/all.ts';
import type {Runtime} from '../host/host.ts';
import {follow, loggerOf} from './log.ts';
import {progressOf} from './progress.ts';
import {type InitializationOptions, methods} from '../host/protocol.ts';
import {SettingsStore} from './settings.ts';
import type {QmsRoot} from './root.ts';
import {version} from './version.ts';
import type {FileEvent} from './events.ts';
import {Workspace} from './workspace.ts';
import {YamlServer} from './yamlServer.ts';

/** What a host may decide after it knows what the client said. */
export type RuntimeFactory = (connection: Connection, options: InitializationOptions) => Runtime;

/**
 * Serves one client over a connection, until it exits. The same in Node, in a worker and in the tests. A worker outlives
 * its client's `shutdown` or `exit`, and may be asked to start anew. `qms` hands in rules, fixes and steps in place of the
 * server's own.
 */
export function startServer(
	connection: Connection,
	runtimeOf: RuntimeFactory,
	qms: Pick<QmsOptions, 'rules' | 'fixes' | 'parts'> = {},
): void {
	let session: Session | undefined;
	let begun = false;
	const refuseEarly = (): void => {
		if (!begun) throw new ResponseError(ErrorCodes.ServerNotInitialized, 'The server was not initialized yet.');
	};
	const end = (): void => {
		session?.end();
		session = undefined;
	};
	connection.onInitialize(params => {
		if (session !== undefined)
			throw new ResponseError(ErrorCodes.InvalidRequest, 'The server was initialized already. Shut it down first.');
		session = startSession(connection, runtimeOf, params, qms);
		begun = true;
		return session.result;
	});
	// Everything else is registered by a session, so this is asked for what nobody answers, or nobody yet.
	connection.onRequest(method => {
		refuseEarly();
		throw new ResponseError(ErrorCodes.MethodNotFound, `${method} is not known here.`);
	});
	connection.onShutdown(() => {
		refuseEarly();
		end();
	});
	connection.onExit(end);
	connection.listen();
}

/** What lies between `initialize` and `shutdown`. */
interface Session {
	readonly result: InitializeResult;
	/** After this nothing is said and nothing is heard of. */
	readonly end: () => void;
}

function startSession(
	connection: Connection,
	runtimeOf: RuntimeFactory,
	params: InitializeParams,
	own: Pick<QmsOptions, 'rules' | 'fixes' | 'parts'>,
): Session {
	let alive = true;
	const log = loggerOf(connection);
	const changeListeners: ((root: QmsRoot) => void)[] = [];
	const stateListeners: (() => void)[] = [];
	const settledListeners: (() => void)[] = [];
	const options = (params.initializationOptions ?? {}) as InitializationOptions;
	const client = params.capabilities;
	const bare = runtimeOf(connection, options);
	const guarded = (name: string, work: () => void): void => {
		try {
			work();
		} catch (error) {
			log.error(`${name} failed`, error);
		}
	};
	// Nobody waits for what a timer starts, so what breaks off there would end the process.
	const runtime: Runtime = {
		...bare,
		after: (ms, callback) => bare.after(ms, () => guarded('What was put off', callback)),
	};
	const workspace = new Workspace({
		runtime,
		log,
		createQms: kept => createQms({...own, ...(kept && {kept}), today: () => options.today ?? runtime.today()}),
		progress: progressOf(connection, log, () => client.window?.workDoneProgress === true),
		changed: root => alive && changeListeners.forEach(listener => guarded('Telling of a change', () => listener(root))),
		stateChanged: () => alive && stateListeners.forEach(listener => guarded('Telling of the state', listener)),
	});
	const server: Server = {
		connection,
		workspace,
		log,
		client,
		options,
		// What features put off is not said after the end.
		runtime: {...runtime, after: (ms, callback) => runtime.after(ms, () => alive && callback())},
		settings: new SettingsStore(connection, log, client, options.settings),
		yaml: new YamlServer(connection, workspace, options),
		onDidChange: listener => changeListeners.push(listener),
		onDidChangeState: listener => stateListeners.push(listener),
		onSettled: listener => settledListeners.push(listener),
		tally: undefined,
		busy: () => false,
	};
	const offered = Object.assign({}, ...features.map(feature => feature(server))) as Partial<ServerCapabilities>;
	const capabilities: ServerCapabilities = {
		textDocumentSync: {openClose: true, change: TextDocumentSyncKind.Incremental, save: true},
		...offered,
		workspace: {workspaceFolders: {supported: true, changeNotifications: true}, ...offered.workspace},
	};
	const heard = [listen(server, () => settledListeners.forEach(listener => listener()))];
	connection.onInitialized(() => void heard.push(...begin(server, foldersOf(params))));
	return {
		result: {capabilities, serverInfo: {name: 'qms-lens', version}},
		end() {
			alive = false;
			workspace.dispose();
			for (const each of heard) each.dispose();
		},
	};
}

/** The folders of the editor, in the words of newer and older clients. */
function foldersOf({workspaceFolders, rootUri, rootPath}: InitializeParams): string[] {
	if (workspaceFolders) return workspaceFolders.map(({uri}) => uri);
	return rootUri ? [rootUri] : rootPath ? [URI.file(rootPath).toString()] : [];
}

/** Hands what the client tells of documents, files and folders to the workspace. */
function listen({connection, workspace, log}: Server, sayAll: () => void): Disposable {
	const documents = new TextDocuments(TextDocument);
	// The first text of a document is told as a change as well; opening alone would read it twice.
	const opened = new WeakSet<TextDocument>();
	documents.onDidOpen(({document}) => {
		opened.add(document);
		workspace.opened(document);
	});
	documents.onDidChangeContent(({document}) => {
		if (opened.has(document)) workspace.changed(document);
	});
	documents.onDidSave(({document}) => workspace.saved(document));
	documents.onDidClose(({document}) => workspace.closed(document));
	connection.onDidChangeWatchedFiles(({changes}) => workspace.filesChanged(checkedEvents(changes, eventTypes, log)));
	connection.onRequest(methods.settled, async () => {
		await workspace.settled();
		sayAll();
		return null;
	});
	connection.onRequest(methods.refresh, async () => {
		await workspace.refresh();
		sayAll();
		return null;
	});
	return documents.listen(checkedDocuments(connection, log));
}

const eventTypes: Readonly<Record<number, FileEvent['type']>> = {
	[FileChangeType.Created]: 'created',
	[FileChangeType.Changed]: 'changed',
	[FileChangeType.Deleted]: 'deleted',
};

/** After the handshake: asks to be told of files and settings, and reads the folders. */
function begin({connection, client, workspace, log}: Server, folders: readonly string[]): readonly Disposable[] {
	workspace.setFolders(folders, []);
	if (client.workspace?.didChangeWatchedFiles?.dynamicRegistration === true) {
		follow(
			log,
			'the files to be watched',
			connection.client.register(DidChangeWatchedFilesNotification.type, {
				watchers: [
					{globPattern: readableGlob, kind: WatchKind.Change},
					{globPattern: '**/{.gitignore,.qmsignore}', kind: WatchKind.Change},
					// These tell of commits and of other branches.
					{globPattern: '**/.git/{HEAD,logs/HEAD}', kind: WatchKind.Change},
					// Links point at files of every kind; that they are there is all that counts.
					{globPattern: '**/*', kind: WatchKind.Create | WatchKind.Delete},
				],
			}),
		);
	}
	if (client.workspace?.didChangeConfiguration?.dynamicRegistration === true) {
		follow(
			log,
			'the settings to be watched',
			connection.client.register(DidChangeConfigurationNotification.type, {section: 'qmsLens'}),
		);
	}
	if (client.workspace?.workspaceFolders !== true) return [];
	return [
		connection.workspace.onDidChangeWorkspaceFolders(event =>
			workspace.setFolders(checkedFolders(event, 'added', log), checkedFolders(event, 'removed', log)),
		),
	];
}
