import {fileURLToPath} from 'node:url';
import {type Connection, createConnection, ProposedFeatures} from 'vscode-languageserver/node';
import type {Runtime} from '../host/host.ts';
import {type InitializationOptions, methods} from '../host/protocol.ts';
import {startServer} from '../lsp/server.ts';
import {engine} from './engine.ts';
import {diskFiles} from './files.ts';
import {keepObjectsYoung} from './heap.ts';
import {joined} from './joined.ts';
import {openKept} from './keptFile.ts';
import {keptFileOf, keptFolder} from './keptFolder.ts';
import {MadeOrKept} from './made.ts';
import {readingThreads, usualThreads} from './threads.ts';

/** Serves one editor over standard input and output; the process ends when the editor is gone. */
export function startStdio(): void {
	// Whatever a library prints would break the protocol.
	console.log = console.info = console.debug = console.error;
	keepObjectsYoung();
	startServer(createConnection(ProposedFeatures.all, process.stdin, joined(process.stdout)), nodeRuntime);
}

/** Serves VS Code over the channel to the parent process that forked this one. */
export function startIpc(): void {
	keepObjectsYoung();
	startServer(createConnection(ProposedFeatures.all), nodeRuntime);
}

/** What the server needs of a machine with a disk. */
export function nodeRuntime(connection: Connection, options: InitializationOptions): Runtime {
	// Trust is the user's to give: an editor that says nothing has not been given any.
	let trusted = options.trusted === true;
	connection.onNotification(methods.trust, (told: {trusted: boolean}) => {
		trusted = told.trusted === true;
	});
	return {
		files: diskFiles(connection, options.files === true, () => trusted),
		kept: root => keptOf(root),
		// One at least, so that the thread that answers keystrokes has less to do while a folder is read.
		readers: () => readingThreads(Math.max(1, usualThreads() - 1), engine ?? ''),
		now: () => performance.now(),
		today: localDate,
		after(ms, callback) {
			const timer = ms > 0 ? setTimeout(callback, ms) : undefined;
			const immediate = ms > 0 ? undefined : setImmediate(callback);
			return () => {
				clearTimeout(timer);
				clearImmediate(immediate);
			};
		},
	};
}

/** What is made beside of a root, and what runs keep of it on the disk, of this program and of the command line. */
function keptOf(root: string): MadeOrKept {
	if (engine === undefined || !root.startsWith('file:')) return new MadeOrKept(engine);
	const folder = fileURLToPath(root).replace(/[/\\]$/, '');
	return new MadeOrKept(engine, openKept(keptFileOf(keptFolder(process.env), folder), engine, process.env));
}

function localDate(): string {
	const now = new Date();
	const two = (value: number): string => String(value).padStart(2, '0');
	return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
