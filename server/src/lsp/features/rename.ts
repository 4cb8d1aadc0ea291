import {LSPErrorCodes, type PrepareRenameResult, ResponseError, type WorkspaceEdit} from 'vscode-languageserver';
import {rename as renameEdits, renameTarget} from '../../core/features/rename.ts';
import {rangeOf, workspaceEditOf} from '../convert.ts';
import {handled} from '../runner.ts';
import type {Feature, Server} from '../context.ts';
import type {QmsRoot} from '../root.ts';
import {askedOfAll, offsetOf} from './place.ts';

/** Renames documents, processes, roles and records in all files; moves the claims of one outcome id to another. */
export const rename: Feature = server => {
	const {connection} = server;
	connection.onPrepareRename(
		handled(
			server,
			'textDocument/prepareRename',
			null,
			async ({textDocument, position}, token): Promise<PrepareRenameResult | null> => {
				const place = await askedOfAll(server, textDocument.uri, token);
				const target =
					place === undefined ? undefined : renameTarget(place.context, place.path, offsetOf(place, position));
				if (target !== undefined && 'problem' in target)
					throw new ResponseError(LSPErrorCodes.RequestFailed, target.problem);
				return place === undefined || target === undefined
					? null
					: {range: rangeOf(place.root.lines(place.path), target.span), placeholder: target.placeholder};
			},
		),
	);
	connection.onRenameRequest(
		handled(
			server,
			'textDocument/rename',
			null,
			async ({textDocument, position, newName}, token): Promise<WorkspaceEdit | null> => {
				const place = await askedOfAll(server, textDocument.uri, token);
				if (place === undefined || place.root.qms.text(place.path) === undefined) return null;
				const offset = offsetOf(place, position);
				const target = renameTarget(place.context, place.path, offset);
				const result = renameEdits(place.context, place.path, offset, newName.trim());
				if ('problem' in result) throw new ResponseError(LSPErrorCodes.RequestFailed, result.problem);
				const edit = workspaceEditOf(server, place.root, result);
				return target === undefined || 'problem' in target
					? edit
					: withFile(server, place.root, edit, {old: target.placeholder, now: newName.trim()});
			},
		),
	);
	return {renameProvider: {prepareProvider: true}};
};

/** The edit, and beside it the offer to rename the file that bears the old id, where the editor can ask about it. The links follow as for any file. */
function withFile(
	{client}: Server,
	root: QmsRoot,
	edit: WorkspaceEdit,
	{old, now}: {readonly old: string; readonly now: string},
): WorkspaceEdit {
	const can = client.workspace?.workspaceEdit;
	const path = root.qms.snapshot.index.byId.get(old.toUpperCase())?.[0];
	const name = path?.slice(path.lastIndexOf('/') + 1) ?? '';
	const at = name.toUpperCase().indexOf(old.toUpperCase());
	if (
		path === undefined ||
		edit.documentChanges === undefined ||
		can?.resourceOperations?.includes('rename') !== true ||
		can.changeAnnotationSupport === undefined ||
		at < 0 ||
		/[\p{L}\p{N}]/u.test(name[at + old.length] ?? ' ')
	)
		return edit;
	const renamed = name.slice(0, at) + now + name.slice(at + old.length);
	const newPath = path.slice(0, path.length - name.length) + renamed;
	if (root.qms.snapshot.files.has(newPath)) return edit;
	return {
		documentChanges: [
			...edit.documentChanges,
			{kind: 'rename', oldUri: root.uriOf(path), newUri: root.uriOf(newPath), annotationId: 'file'},
		],
		changeAnnotations: {
			file: {label: `Rename the file to ${renamed}`, needsConfirmation: true, description: `It bears the id ${old}.`},
		},
	};
}
