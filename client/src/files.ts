import {Disposable, FileSystemError, FileType, Uri, workspace} from 'vscode';
import type {BaseLanguageClient} from 'vscode-languageclient';
import {type FileContent, type FolderListing, methods} from '../../server/src/host/protocol.ts';

/** Folders that never hold documents and may be very large. */
const skipped = new Set(['node_modules', '.git', '.hg', '.svn']);
const mostFiles = 100_000;

/** Answers a server that cannot read files itself: in the browser, and for folders that are not on a disk. */
export function serveFiles(client: BaseLanguageClient): Disposable {
	return Disposable.from(
		client.onRequest(
			methods.listFiles,
			async ({folder}: {folder: string}): Promise<FolderListing> => ({files: await list(folderUri(folder))}),
		),
		client.onRequest<FileContent, unknown>(methods.readFile, ({uri}: {uri: string}) => read(Uri.parse(uri))),
	);
}

/** The root of a file system may come without a path, and nothing can be joined to that. */
export function folderUri(text: string): Uri {
	const uri = Uri.parse(text);
	return uri.path === '' ? uri.with({path: '/'}) : uri;
}

async function list(folder: Uri): Promise<string[]> {
	const files: string[] = [];
	let open = [''];
	while (open.length > 0 && files.length < mostFiles) {
		const next = await Promise.all(open.map(path => children(folder, path)));
		open = [];
		for (const {path, entries} of next) {
			for (const [name, type] of entries) {
				const child = path === '' ? name : `${path}/${name}`;
				if ((type & FileType.File) !== 0) files.push(child);
				else if ((type & FileType.Directory) !== 0 && (type & FileType.SymbolicLink) === 0 && !skipped.has(name))
					open.push(child);
			}
		}
	}
	return files;
}

async function children(folder: Uri, path: string): Promise<{path: string; entries: [string, FileType][]}> {
	try {
		return {path, entries: await workspace.fs.readDirectory(path === '' ? folder : Uri.joinPath(folder, path))};
	} catch {
		// A folder that went away or cannot be read holds nothing for us.
		return {path, entries: []};
	}
}

async function read(uri: Uri): Promise<FileContent> {
	try {
		const bytes = await workspace.fs.readFile(uri);
		return {text: new TextDecoder('utf-8', {fatal: true}).decode(bytes)};
	} catch (error) {
		if (error instanceof TypeError)
			return {reason: 'The file is not UTF-8 text.', remedy: 'Save it with the encoding UTF-8.'};
		return {
			reason: `The file cannot be read: ${error instanceof Error ? error.message : String(error)}`,
			remedy: 'Check that it exists and that you may read it.',
			gone: error instanceof FileSystemError && error.code === 'FileNotFound',
		};
	}
}

export async function exists(uri: Uri): Promise<boolean> {
	try {
		await workspace.fs.stat(uri);
		return true;
	} catch {
		return false;
	}
}
