import {readableGlob} from '../../core/text/fileTypes.ts';
import type {WorkspaceEdit} from 'vscode-languageserver';
import {movedFiles} from '../../core/features/moveFiles.ts';
import {workspaceEditOf} from '../convert.ts';
import {handled} from '../runner.ts';
import type {Feature} from '../context.ts';
import type {QmsRoot} from '../root.ts';
import {normalizeUri, pathBelow} from '../uris.ts';

/** Before files or folders are moved: links and entries that name them are written anew, and what stays is said. */
export const moveFiles: Feature = server => {
	const {connection, workspace} = server;
	connection.workspace.onWillRenameFiles(
		handled(server, 'workspace/willRenameFiles', null, async ({files}): Promise<WorkspaceEdit | null> => {
			await workspace.settled();
			const moves = new Map<QmsRoot, Map<string, string>>();
			for (const {oldUri, newUri} of files) {
				for (const root of workspace.roots) {
					for (const [path, now] of movesIn(root, normalizeUri(oldUri), normalizeUri(newUri))) {
						const own = moves.get(root) ?? new Map<string, string>();
						moves.set(root, own.set(path, now));
					}
				}
			}
			const edits: WorkspaceEdit[] = [];
			for (const [root, own] of moves) {
				// Of files that are not all read it is not known which of them name what is moved.
				if (!root.complete) {
					connection.window.showWarningMessage(
						'Links to what is moved were not updated: not all documents were read. Run "QMS Lens: Reload Documents" first.',
					);
					continue;
				}
				const moved = movedFiles(root.qms, own);
				if (moved.left.length > 0)
					connection.window.showWarningMessage(
						`Links that could not be updated: ${moved.left.slice(0, 5).join(', ')}${moved.left.length > 5 ? ` and ${moved.left.length - 5} more` : ''}. Change them by hand.`,
					);
				if (moved.edits.length > 0) edits.push(workspaceEditOf(server, root, moved.edits));
			}
			return joined(edits);
		}),
	);
	return {
		workspace: {
			fileOperations: {
				willRename: {
					filters: [
						{pattern: {glob: readableGlob, matches: 'file', options: {ignoreCase: true}}},
						{pattern: {glob: '**/*', matches: 'folder'}},
					],
				},
			},
		},
	};
};

/** The documents of a root that a move of a file or folder takes along, old path to new; none where they leave the root. */
function movesIn(root: QmsRoot, oldUri: string, newUri: string): [string, string][] {
	const from = pathBelow(root.uri, oldUri);
	const to = pathBelow(root.uri, newUri);
	if (from === undefined || to === undefined) return [];
	return [...root.qms.snapshot.files].flatMap((path): [string, string][] =>
		path === from || path.startsWith(`${from}/`) ? [[path, to + path.slice(from.length)]] : [],
	);
}

function joined(edits: readonly WorkspaceEdit[]): WorkspaceEdit | null {
	const [first, ...more] = edits;
	if (first === undefined) return null;
	return more.reduce<WorkspaceEdit>(
		(all, edit) => ({
			...(all.changes === undefined && edit.changes === undefined ? {} : {changes: {...all.changes, ...edit.changes}}),
			...(all.documentChanges === undefined && edit.documentChanges === undefined
				? {}
				: {documentChanges: [...(all.documentChanges ?? []), ...(edit.documentChanges ?? [])]}),
		}),
		first,
	);
}
