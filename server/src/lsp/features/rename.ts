import {LSPErrorCodes, type PrepareRenameResult, ResponseError, type WorkspaceEdit} from 'vscode-languageserver';
import {rename as renameEdits, renameTarget} from '../../core/features/rename.ts';
import {rangeOf, workspaceEditOf} from '../convert.ts';
import {handled} from '../runner.ts';
import type {Feature} from '../context.ts';
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
				const result = renameEdits(place.context, place.path, offsetOf(place, position), newName.trim());
				if ('problem' in result) throw new ResponseError(LSPErrorCodes.RequestFailed, result.problem);
				return workspaceEditOf(server, place.root, result);
			},
		),
	);
	return {renameProvider: {prepareProvider: true}};
};
