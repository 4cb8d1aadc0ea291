import {
	BrowserMessageReader,
	BrowserMessageWriter,
	createConnection,
	ProposedFeatures,
} from 'vscode-languageserver/browser';
import {clientFiles} from '../lsp/clientFiles.ts';
import {startServer} from '../lsp/server.ts';

declare const self: DedicatedWorkerGlobalScope;

const connection = createConnection(
	ProposedFeatures.all,
	new BrowserMessageReader(self),
	new BrowserMessageWriter(self),
);

startServer(connection, () => ({
	files: clientFiles(connection),
	now: () => performance.now(),
	today: localDate,
	after(ms, callback) {
		const timer = setTimeout(callback, ms);
		return () => clearTimeout(timer);
	},
}));

function localDate(): string {
	const now = new Date();
	const two = (value: number): string => String(value).padStart(2, '0');
	return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
