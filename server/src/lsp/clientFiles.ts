import type {Connection} from 'vscode-languageserver';
import {eachLimited, type FileHost, type RootListing} from '../host/host.ts';
import {ignoreFilesOf, listingOf} from '../host/listing.ts';
import {type FileContent, type FolderListing, methods} from '../host/protocol.ts';
import {uriOf} from './uris.ts';

const readsAtOnce = 16;

/** Files read through the client, for a server that has no disk of its own. */
export function clientFiles(connection: Connection): FileHost {
	const read = async (uri: string): Promise<FileContent> => {
		try {
			return await connection.sendRequest<FileContent>(methods.readFile, {uri});
		} catch (error) {
			return {
				reason: `The editor could not read the file: ${error instanceof Error ? error.message : String(error)}`,
				remedy: 'Check that it exists and that you may read it.',
			};
		}
	};
	return {
		read,
		async list(root): Promise<RootListing> {
			const {files} = await connection.sendRequest<FolderListing>(methods.listFiles, {folder: root});
			const texts = new Map<string, string>();
			await eachLimited(ignoreFilesOf(files), readsAtOnce, async path => {
				const content = await read(uriOf(root, path));
				if ('text' in content) texts.set(path, content.text);
			});
			return listingOf(files, texts);
		},
	};
}
