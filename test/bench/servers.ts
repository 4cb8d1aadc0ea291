import {existsSync, readdirSync, readFileSync, statSync} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath, pathToFileURL} from 'node:url';
import MarkdownIt from 'markdown-it';
import {percentile, type Spawned, spawnServer} from './client.ts';
import type {Generated} from './workspace.ts';

export interface Measured {
	readonly server: string;
	/** From the handshake to the first result for the whole workspace; for servers that know none, for the open document. */
	readonly first: number;
	readonly p50: number;
	readonly p95: number;
	readonly memory: number;
	readonly peak: number;
}

const keystrokes = 200;
const warmUp = 30;

interface Typing {
	readonly uri: string;
	readonly languageId: string;
	readonly text: string;
	/** The line at whose end the keys are pressed. */
	readonly line: number;
}

/** The first line that fits, of the first document that fits; throws where there is none, since keys typed nowhere measure nothing. */
function typing(workspace: Generated, pattern: RegExp, wanted: RegExp): Typing {
	const path = workspace.documents.find(each => pattern.test(each));
	if (path === undefined) throw new Error(`No document fits ${pattern}.`);
	const text = readFileSync(join(workspace.folder, path), 'utf8');
	const lines = text.split('\n');
	const line = lines.findIndex(each => wanted.test(each));
	if (line < 0) throw new Error(`No line of ${path} fits ${wanted}.`);
	return {
		uri: pathToFileURL(join(workspace.folder, path)).href,
		languageId: path.endsWith('.md') ? 'markdown' : 'yaml',
		text,
		line,
	};
}

/** Presses keys at the end of a line, one after the answer to the other, and gives the times in ms. */
async function pressKeys(
	{connection}: Spawned,
	{uri, text, line}: Typing,
	answered: (version: number) => Promise<unknown>,
): Promise<number[]> {
	let length = text.split('\n')[line]?.length ?? 0;
	const times: number[] = [];
	for (let key = 0; key < keystrokes + warmUp; key++) {
		const version = key + 2;
		// Words come and go: twelve letters and a blank, then they are taken back.
		const forward = key % 26 < 13;
		const at = {line, character: length};
		const change = forward
			? {range: {start: at, end: at}, text: key % 13 === 12 ? ' ' : 'e'}
			: {range: {start: {line, character: length - 1}, end: at}, text: ''};
		length += forward ? 1 : -1;
		const answer = answered(version);
		const begun = performance.now();
		await connection.sendNotification('textDocument/didChange', {
			textDocument: {uri, version},
			contentChanges: [change],
		});
		await answer;
		times.push(performance.now() - begun);
	}
	return times.slice(warmUp);
}

async function open({connection}: Spawned, {uri, languageId, text}: Typing): Promise<void> {
	await connection.sendNotification('textDocument/didOpen', {textDocument: {uri, languageId, version: 1, text}});
}

async function initialize(
	{connection}: Spawned,
	folder: string,
	initializationOptions: object,
	capabilities: object,
): Promise<void> {
	connection.listen();
	const uri = pathToFileURL(folder).href;
	await connection.sendRequest('initialize', {
		processId: process.pid,
		rootUri: uri,
		workspaceFolders: [{uri, name: 'bench'}],
		capabilities,
		initializationOptions,
	});
	await connection.sendNotification('initialized', {});
}

function result(server: string, spawned: Spawned, first: number, times: readonly number[]): Measured {
	const {now, peak} = spawned.memory();
	return {server, first, p50: percentile(times, 0.5), p95: percentile(times, 0.95), memory: now, peak};
}

/** A line of prose; a heading follows no such pattern, and no key of a head stands before its colon. */
const prose = /^[A-Z][a-z]+ [^:]{40,}\w\.?$/;

/** Where keys are pressed: in a paragraph, in the title of a document, which every other document can see, in a process. */
const places = {
	paragraph: [/procedures\/.*\.md$/, prose],
	title: [/procedures\/.*\.md$/, /^title:/],
	process: [/processes\/.*\.yaml$/, /^title:/],
} as const;

export async function measureOurs(workspace: Generated, kind: keyof typeof places): Promise<Measured> {
	const spawned = spawnServer(process.execPath, ['dist/server.node.cjs', '--stdio'], process.cwd());
	try {
		const begun = performance.now();
		await initialize(
			spawned,
			workspace.folder,
			{},
			{textDocument: {publishDiagnostics: {versionSupport: true}}, workspace: {workspaceFolders: true}},
		);
		await spawned.connection.sendRequest('qmsLens/settled', {});
		const first = performance.now() - begun;
		const document = typing(workspace, ...places[kind]);
		// Something is always found in this document, so that every keystroke is answered.
		const broken = {
			...document,
			text:
				kind !== 'process'
					? `${document.text}\n[gone](gone.md)\n`
					: document.text.replace(/procedure: [A-Z]+-[0-9]+/, 'procedure: PRO-999999'),
		};
		const opened = spawned.diagnosed(document.uri, 1);
		await open(spawned, broken);
		await opened;
		const times = await pressKeys(spawned, broken, version => spawned.diagnosed(document.uri, version));
		return result(`qms-lens, ${kind}`, spawned, first, times);
	} finally {
		spawned.stop();
	}
}

export async function measureMarkdown(workspace: Generated): Promise<Measured> {
	const spawned = spawnServer(
		process.execPath,
		['node_modules/vscode-markdown-languageserver/dist/node/workerMain.js', '--stdio'],
		process.cwd(),
	);
	try {
		const {connection} = spawned;
		const parser = MarkdownIt({html: true});
		const texts = new Map<string, string>();
		const pathOf = (uri: string): string => fileURLToPath(uri);
		connection.onRequest('markdown/parse', ({uri, text}: {uri: string; text?: string}) =>
			parser.parse(text ?? texts.get(uri) ?? readFileSync(pathOf(uri), 'utf8'), {}),
		);
		connection.onRequest('markdown/fs/readFile', ({uri}: {uri: string}) => [...readFileSync(pathOf(uri))]);
		connection.onRequest('markdown/fs/stat', ({uri}: {uri: string}) =>
			existsSync(pathOf(uri)) ? {isDirectory: statSync(pathOf(uri)).isDirectory()} : null,
		);
		connection.onRequest('markdown/fs/readDirectory', ({uri}: {uri: string}) =>
			readdirSync(pathOf(uri), {withFileTypes: true}).map(entry => [entry.name, {isDirectory: entry.isDirectory()}]),
		);
		connection.onRequest('markdown/findMarkdownFilesInWorkspace', () =>
			workspace.documents
				.filter(path => path.endsWith('.md'))
				.map(path => pathToFileURL(join(workspace.folder, path)).href),
		);
		connection.onRequest('markdown/fs/watcher/create', () => null);
		connection.onRequest('markdown/fs/watcher/delete', () => null);
		connection.onRequest('workspace/configuration', ({items}: {items: unknown[]}) => items.map(() => null));
		connection.onRequest('client/registerCapability', () => null);
		connection.onRequest('workspace/diagnostic/refresh', () => null);
		const document = typing(workspace, ...places.paragraph);
		const begun = performance.now();
		await initialize(
			spawned,
			workspace.folder,
			{markdownFileExtensions: ['md']},
			{textDocument: {diagnostic: {}}, workspace: {workspaceFolders: true, configuration: true}},
		);
		await connection.sendNotification('workspace/didChangeConfiguration', {
			settings: {
				markdown: {
					validate: {
						enabled: true,
						referenceLinks: {enabled: 'warning'},
						fragmentLinks: {enabled: 'warning'},
						fileLinks: {enabled: 'warning', markdownFragmentLinks: 'warning'},
						ignoredLinks: [],
						unusedLinkDefinitions: {enabled: 'hint'},
						duplicateLinkDefinitions: {enabled: 'warning'},
					},
					suggest: {paths: {enabled: true}},
					occurrencesHighlight: {enabled: false},
				},
			},
		});
		texts.set(document.uri, document.text);
		await open(spawned, document);
		const ask = (): Promise<unknown> =>
			connection.sendRequest('textDocument/diagnostic', {textDocument: {uri: document.uri}});
		await ask();
		const first = performance.now() - begun;
		const times = await pressKeys(
			spawned,
			document,
			() =>
				new Promise(resolve => {
					// The question goes out right behind the change, as an editor that pulls would send it.
					setImmediate(() => void ask().then(resolve));
				}),
		);
		return result('VS Code Markdown', spawned, first, times);
	} finally {
		spawned.stop();
	}
}

export async function measureYaml(workspace: Generated): Promise<Measured> {
	const spawned = spawnServer(
		process.execPath,
		['node_modules/yaml-language-server/bin/yaml-language-server', '--stdio'],
		process.cwd(),
	);
	try {
		const {connection} = spawned;
		connection.onRequest('workspace/configuration', ({items}: {items: {section?: string}[]}) =>
			items.map(({section}) =>
				section === 'yaml' ? {validate: true, schemaStore: {enable: false}, schemas: {}} : null,
			),
		);
		connection.onRequest('client/registerCapability', () => null);
		connection.onRequest('custom/schema/request', () => []);
		const document = typing(workspace, ...places.process);
		const begun = performance.now();
		await initialize(
			spawned,
			workspace.folder,
			{},
			{
				textDocument: {publishDiagnostics: {versionSupport: true}},
				workspace: {workspaceFolders: true, configuration: true},
			},
		);
		const opened = spawned.diagnosed(document.uri, 1);
		await open(spawned, document);
		await opened;
		const first = performance.now() - begun;
		const times = await pressKeys(spawned, document, version => spawned.diagnosed(document.uri, version));
		return result('yaml-language-server', spawned, first, times);
	} finally {
		spawned.stop();
	}
}
