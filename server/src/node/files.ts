import {basename, dirname} from 'node:path';
import {fileURLToPath} from 'node:url';
import type {Connection} from 'vscode-languageserver/node';
import type {GitFacts} from '../core/workspace/snapshot.ts';
import {clientFiles} from '../lsp/clientFiles.ts';
import type {FileHost, RootListing} from '../host/host.ts';
import type {FileContent} from '../host/protocol.ts';
import {gitHead} from './git.ts';
import {gitUser} from './git-user.ts';
import {historyOf} from './history.ts';
import {readDocument} from './read.ts';
import {isRepository, openRepository, type Repository} from './repository.ts';
import {walk} from './walk.ts';
import {leftOut} from './work-tree.ts';

/** Files of the disk; folders that are not on it are read through the client, where the client can. Git runs only where the user trusts the folder. */
export function diskFiles(connection: Connection, clientReads: boolean, mayAskGit: () => boolean): FileHost {
	const fromClient = clientReads ? clientFiles(connection) : undefined;
	const told = new Set<string>();
	async function repositoryOf(root: string): Promise<Repository | undefined> {
		if (!isFile(root) || !mayAskGit()) return undefined;
		const found = await openRepository(fileURLToPath(root));
		if (isRepository(found)) return found;
		if (found.why !== 'none' && !told.has(found.reason)) {
			told.add(found.reason);
			connection.console.warn(`${found.reason} Approvals are not compared with the history. ${found.remedy}`);
		}
		return undefined;
	}
	return {
		async list(root): Promise<RootListing> {
			if (!isFile(root)) return fromClient?.list(root) ?? emptyListing;
			try {
				const tree = await walk(fileURLToPath(root));
				const repository = await repositoryOf(root);
				const left = repository === undefined ? [] : await leftOut(repository);
				return left.length === 0 ? tree : {...tree, files: [...new Set([...tree.files, ...left])]};
			} catch (error) {
				connection.console.error(`The folder ${root} cannot be listed: ${String(error)}`);
				return emptyListing;
			}
		},
		async commit(root): Promise<string | undefined> {
			const repository = await repositoryOf(root);
			return repository && (await gitHead(repository))?.commit;
		},
		async user(root): Promise<string | undefined> {
			return (await repositoryOf(root)) && gitUser(fileURLToPath(root));
		},
		async git(root, snapshot): Promise<GitFacts | undefined> {
			const repository = await repositoryOf(root);
			if (repository === undefined) return undefined;
			const ownHistory = snapshot.config.path !== undefined || repository.below === '';
			return historyOf(repository, snapshot, ownHistory);
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

const emptyListing: RootListing = {files: [], documents: [], unreadable: [], nestedRoots: [], ignores: () => false};

function isFile(uri: string): boolean {
	return uri.startsWith('file:');
}
