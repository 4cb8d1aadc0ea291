import {type ExtensionContext, Uri} from 'vscode';
import {
	BrowserMessageReader,
	BrowserMessageWriter,
	LanguageClient,
	type MessageTransports,
} from 'vscode-languageclient/browser';
import {activateWith, type Api} from './activate.ts';

/** Starts the extension in a browser: the server is a web worker. */
export function activate(context: ExtensionContext): Promise<Api> {
	const script = Uri.joinPath(context.extensionUri, 'dist/server.worker.js').toString(true);
	let worker: Worker | undefined;
	const end = (): void => worker?.terminate();
	context.subscriptions.push({dispose: end});
	// A worker cannot exit by itself, so each start ends the one before and has its own.
	const start = async (): Promise<MessageTransports> => {
		end();
		worker = new Worker(script);
		return {reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker)};
	};
	return activateWith(context, options => new LanguageClient('qmsLens', 'QMS Lens', start, options));
}
