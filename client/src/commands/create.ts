import {Uri, window, workspace} from 'vscode';
import {methods} from '../../../server/src/host/protocol.ts';
import {exists} from '../files.ts';
import type {Quality} from '../quality.ts';
import {pickFolder} from './roots.ts';

/** Writes a first `qms.yaml` for the documents that are there and opens it; opens the one there is. */
export function createConfig(quality: Quality): () => Promise<void> {
	return async () => {
		const folder = await pickFolder();
		if (folder === undefined) return;
		const target = Uri.joinPath(folder.uri, 'qms.yaml');
		if (!(await exists(target))) {
			const text = await quality.client.sendRequest<string | null>(methods.firstConfig, {
				folder: quality.client.code2ProtocolConverter.asUri(folder.uri),
			});
			if (text === null) {
				void window.showWarningMessage(
					'Nothing was written, because the documents of this folder have not all been read. Read them first: command "Reload Documents".',
				);
				return;
			}
			await workspace.fs.writeFile(target, new TextEncoder().encode(text));
		}
		await window.showTextDocument(target);
	};
}
