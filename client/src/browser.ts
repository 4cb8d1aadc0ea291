import {type ExtensionContext, Uri} from 'vscode';
import {LanguageClient} from 'vscode-languageclient/browser';
import {activateWith, type Api} from './activate.ts';

/** Starts the extension in a browser: the server is a web worker. */
export function activate(context: ExtensionContext): Promise<Api> {
	const script = Uri.joinPath(context.extensionUri, 'dist/server.worker.js').toString(true);
	return activateWith(context, options => new LanguageClient('qmsLens', 'QMS Lens', new Worker(script), options));
}
