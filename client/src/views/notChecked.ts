import {workspace} from 'vscode';
import {notCheckedWords} from './words.ts';

/** What is not checked in this window; empty where everything is. */
export function notChecked(): string {
	const folders = workspace.workspaceFolders ?? [];
	return notCheckedWords(workspace.isTrusted, folders.length > 0 && folders.every(({uri}) => uri.scheme !== 'file'));
}
