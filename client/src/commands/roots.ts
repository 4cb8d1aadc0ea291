import {Uri, window, workspace, type WorkspaceFolder} from 'vscode';
import type {Quality} from '../quality.ts';
import {tellNothing} from './nothing.ts';

/** The quality management system that is meant: the only one, or the one that the user picks. */
export async function pickRoot(quality: Quality): Promise<string | undefined> {
	const roots = [...new Map((await quality.outcomes()).map(root => [root.uri, root])).values()];
	if (roots.length === 0) void tellNothing(quality);
	if (roots.length <= 1) return roots[0]?.uri;
	const items = roots.map(root => ({
		label: root.name,
		description: workspace.asRelativePath(Uri.parse(root.uri)),
		uri: root.uri,
	}));
	return (await window.showQuickPick(items, {title: 'Which quality management system?'}))?.uri;
}

/** The folder of the workspace that is meant: the only one, or the one that the user picks. */
export async function pickFolder(): Promise<WorkspaceFolder | undefined> {
	const folders = workspace.workspaceFolders ?? [];
	if (folders.length === 0) void window.showInformationMessage('Open a folder first.');
	return folders.length > 1
		? window.showWorkspaceFolderPick({placeHolder: 'Where does the quality management system live?'})
		: folders[0];
}
