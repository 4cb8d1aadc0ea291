import {window, workspace} from 'vscode';
import {methods, type ScaffoldView} from '../../../server/src/host/protocol.ts';
import type {Quality} from '../quality.ts';

/** Opens a process with nothing but prompts, as a text that is not saved yet: where it belongs is for the user to say. */
export function describeProcess(quality: Quality): () => Promise<void> {
	return async () => {
		const folder = workspace.workspaceFolders?.[0]?.uri.toString() ?? 'untitled:system';
		const {files} = await quality.client.sendRequest<ScaffoldView>(methods.scaffold, {folder});
		const template = files.find(({path}) => path.startsWith('processes/'));
		if (template === undefined) return;
		// The procedures of a new system are none of one that is there.
		const content = template.text.replace(/^procedures: .*$/m, 'procedures: []');
		await window.showTextDocument(await workspace.openTextDocument({language: 'yaml', content}));
		void window.showInformationMessage('Fill in the prompts and save it as a YAML file among your documents.');
	};
}
