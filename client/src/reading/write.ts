import {Range, Uri, workspace, WorkspaceEdit} from 'vscode';
import type {RewrittenFile} from '../../../server/src/host/readingProtocol.ts';

/** Why nothing was written where somebody else wrote first. */
export const changedMeanwhile = 'It was changed meanwhile.';

/**
 * Writes the readings files that the server told, each over the text that it knew of. Gives the reason where nothing was
 * written. What somebody types in one of them meanwhile stays in the undo list of its editor.
 */
export async function writeFiles(files: readonly RewrittenFile[]): Promise<string | undefined> {
	for (const {uri, before, newText} of files) {
		const target = Uri.parse(uri);
		const open = workspace.textDocuments.find(document => document.uri.toString() === target.toString());
		try {
			if (open?.isDirty === true) {
				const edit = new WorkspaceEdit();
				edit.replace(target, new Range(0, 0, open.lineCount, 0), newText);
				if (!(await workspace.applyEdit(edit)) || !(await open.save())) return 'The editor did not save it.';
			} else {
				if ((await present(target)) !== before) return changedMeanwhile;
				await workspace.fs.writeFile(target, new TextEncoder().encode(newText));
			}
		} catch (error) {
			return error instanceof Error ? error.message : String(error);
		}
	}
	return undefined;
}

async function present(uri: Uri): Promise<string | null> {
	try {
		return new TextDecoder().decode(await workspace.fs.readFile(uri));
	} catch {
		return null;
	}
}
