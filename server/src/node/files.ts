import {basename, dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import type {Connection} from 'vscode-languageserver/node';
import type {GitFacts} from '../core/workspace/snapshot.ts';
import {clientFiles} from '../lsp/clientFiles.ts';
import type {FileHost, RootListing} from '../host/host.ts';
import type {FileContent} from '../host/protocol.ts';
import {gitHead} from './git.ts';
import {historyOf} from './history.ts';
import {exists} from './paths.ts';
import {readDocument} from './read.ts';
import {walk} from './walk.ts';

/** Files of the disk; folders that are not on it are read through the client, where the client can. Git runs only where the user trusts the folder. */
export function diskFiles(connection: Connection, clientReads: boolean, mayAskGit: () => boolean): FileHost {
	const fromClient = clientReads ? clientFiles(connection) : undefined;
	return {
		async list(root): Promise<RootListing> {
			if (!isFile(root)) return fromClient?.list(root) ?? nothing;
			try {
				return await walk(fileURLToPath(root));
			} catch (error) {
				connection.console.error(`The folder ${root} cannot be listed: ${String(error)}`);
				return nothing;
			}
		},
		async commit(root): Promise<string | undefined> {
			return isFile(root) && mayAskGit() ? (await gitHead(fileURLToPath(root)))?.commit : undefined;
		},
		async git(root, snapshot): Promise<GitFacts | undefined> {
			if (!isFile(root) || !mayAskGit()) return undefined;
			const folder = fileURLToPath(root);
			const ownHistory = snapshot.config.path !== undefined || (await exists(join(folder, '.git')));
			return historyOf(folder, snapshot, ownHistory);
		},
		async read(uri): Promise<FileContent> {
			if (!isFile(uri))
				return fromClient?.read(uri) ?? {reason: 'The file is not on a disk.', remedy: 'Open the folder from a disk.'};
			const content = await readFileAt(fileURLToPath(uri));
			return 'text' in content
				? {text: content.text}
				: {reason: content.reason, remedy: content.remedy, ...(content.gone === true ? {gone: true} : {})};
		},
	};
}

function readFileAt(path: string): ReturnType<typeof readDocument> {
	return readDocument(dirname(path), basename(path));
}

const nothing: RootListing = {files: [], documents: [], unreadable: [], nestedRoots: [], ignores: () => false};

function isFile(uri: string): boolean {
	return uri.startsWith('file:');
}
