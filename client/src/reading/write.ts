import {Range, Uri, workspace, WorkspaceEdit} from 'vscode';
import {methods} from '../../../server/src/host/protocol.ts';
import type {RewrittenFile} from '../../../server/src/host/readingProtocol.ts';
import type {Quality} from '../quality.ts';

/** Why nothing was written where somebody else wrote first. */
const changedMeanwhile = 'It was changed meanwhile.';

/** How long is waited before it is asked again, in milliseconds: an editor takes a moment to see what was written under it. */
const pauses = [0, 200, 1000];

/**
 * Asks the server what to write into the readings files, and writes it. Where somebody else wrote first, the server reads
 * that and is asked again. Gives what it told and, where nothing was written, the reason.
 */
export async function askAndWrite<Told extends {readonly files: readonly RewrittenFile[]}>(
	quality: Quality,
	ask: () => Promise<Told>,
): Promise<{readonly told: Told; readonly reason?: string}> {
	for (let attempt = 0; ; attempt++) {
		const told = await ask();
		// The answer counts from here on; whoever sees the file change may ask at once.
		quality.forget();
		const reason = await writeFiles(told.files);
		if (reason === undefined) return {told};
		const pause = reason === changedMeanwhile ? pauses[attempt] : undefined;
		if (pause !== undefined) await delay(pause);
		// The server counted what could not be written, so it reads again what is there.
		await quality.client.sendRequest(methods.refresh, {});
		quality.forget();
		if (pause === undefined) return {told, reason};
	}
}

/**
 * Writes the readings files that the server told, each over the text that it knew of. Gives the reason where nothing was
 * written. What somebody types in one of them meanwhile stays in the undo list of its editor.
 */
async function writeFiles(files: readonly RewrittenFile[]): Promise<string | undefined> {
	for (const {uri, before, newText} of files) {
		const target = Uri.parse(uri);
		const open = workspace.textDocuments.find(document => document.uri.toString() === target.toString());
		try {
			// Whoever has the file open sees the text of the editor, unless it is gone from the disk.
			if (open !== undefined && open.getText() === before) {
				const edit = new WorkspaceEdit();
				edit.replace(target, new Range(0, 0, open.lineCount, 0), newText);
				if (!(await workspace.applyEdit(edit)) || !(await open.save())) return 'The editor did not save it.';
			} else {
				if (open?.isDirty === true || (await present(target)) !== before) return changedMeanwhile;
				await workspace.fs.writeFile(target, new TextEncoder().encode(newText));
			}
		} catch (error) {
			return error instanceof Error ? error.message : String(error);
		}
	}
	return undefined;
}

const delay = (ms: number): Promise<void> => new Promise(done => setTimeout(done, ms));

async function present(uri: Uri): Promise<string | null> {
	try {
		return new TextDecoder().decode(await workspace.fs.readFile(uri));
	} catch {
		return null;
	}
}
