import type {Connection, Position, TextDocuments} from 'vscode-languageserver';
import type {TextDocument} from 'vscode-languageserver-textdocument';
import type {FileEvent} from './events.ts';
import type {Logger} from './log.ts';

type TextDocumentConnection = Parameters<TextDocuments<TextDocument>['listen']>[0];

/**
 * The part of a connection that tells of open documents, with notifications left out that do not say what the protocol
 * has them say: a text that is no text would break everything that is asked about it later.
 */
export function checkedDocuments(connection: Connection, log: Logger): TextDocumentConnection {
	const checked =
		<P>(name: string, isWhole: (params: P) => boolean, handler: (params: P) => void) =>
		(params: P): void => {
			if (isWhole(params)) handler(params);
			else log.info(`${name} was ignored, since it does not say what it has to: ${excerpt(params)}`);
		};
	return {
		onDidOpenTextDocument: handler =>
			connection.onDidOpenTextDocument(
				checked('textDocument/didOpen', params => namesDocument(params) && isText(params.textDocument.text), handler),
			),
		onDidChangeTextDocument: handler =>
			connection.onDidChangeTextDocument(
				checked(
					'textDocument/didChange',
					params =>
						namesDocument(params) &&
						Array.isArray(params.contentChanges) &&
						params.contentChanges.every(isContentChange),
					handler,
				),
			),
		onDidCloseTextDocument: handler =>
			connection.onDidCloseTextDocument(checked('textDocument/didClose', namesDocument, handler)),
		onDidSaveTextDocument: handler =>
			connection.onDidSaveTextDocument(checked('textDocument/didSave', namesDocument, handler)),
		onWillSaveTextDocument: handler => connection.onWillSaveTextDocument(handler),
		onWillSaveTextDocumentWaitUntil: handler => connection.onWillSaveTextDocumentWaitUntil(handler),
	};
}

/** The events that name a file and what became of it; of the others a line in the log. */
export function checkedEvents(
	changes: readonly {readonly uri: string; readonly type: number}[],
	types: Readonly<Record<number, FileEvent['type']>>,
	log: Logger,
): FileEvent[] {
	return changes.flatMap(change => {
		const type = isObject(change) ? types[change.type as number] : undefined;
		if (type !== undefined && isText(change.uri)) return [{uri: change.uri, type}];
		log.info(`A change of a file was ignored, since it does not say which: ${excerpt(change)}`);
		return [];
	});
}

/** The URIs of the folders that came, or of those that went; of what is no folder a line in the log. */
export function checkedFolders(event: unknown, which: 'added' | 'removed', log: Logger): string[] {
	const folders: unknown = isObject(event) ? event[which] : undefined;
	const uris = Array.isArray(folders)
		? folders.map((folder: unknown) => (isObject(folder) ? folder['uri'] : undefined))
		: [undefined];
	const known = uris.filter(isText);
	if (known.length < uris.length)
		log.info(`A change of folders was ignored, since it does not say which: ${excerpt(event)}`);
	return known;
}

/** True for parameters of a request that name their document and their place the way the protocol has it, where they name any. */
export function isWellFormed(params: unknown): boolean {
	if (!isObject(params)) return params === undefined || params === null;
	if ('textDocument' in params && !namesDocument(params)) return false;
	return !('position' in params) || isPosition(params['position']);
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const isText = (value: unknown): value is string => typeof value === 'string';

function namesDocument(params: unknown): boolean {
	return isObject(params) && isObject(params['textDocument']) && isText(params['textDocument']['uri']);
}

function isContentChange(change: unknown): boolean {
	if (!isObject(change) || !isText(change['text'])) return false;
	const {range} = change;
	return range === undefined || (isObject(range) && isPosition(range['start']) && isPosition(range['end']));
}

function isPosition(value: unknown): value is Position {
	return isObject(value) && Number.isInteger(value['line']) && Number.isInteger(value['character']);
}

function excerpt(params: unknown): string {
	return (JSON.stringify(params) ?? 'nothing').slice(0, 200);
}
