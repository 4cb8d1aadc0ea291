import * as vscode from 'vscode';
import {equal} from '../assert.ts';
import {codeOf, extension, uri, waitFor} from '../helpers.ts';

describe('a window with several folders', () => {
	it('checks each folder by itself', async () => {
		await waitFor('the folders', () => vscode.workspace.workspaceFolders?.length === 2);
		equal(
			vscode.workspace.workspaceFolders?.map(({name}) => name),
			['north', 'south'],
		);
		// Nothing here wakes the extension up by itself: no qms.yaml, and no document is open.
		await extension().activate();
		for (const folder of [0, 1]) {
			const file = uri('policy.md', folder);
			await waitFor(`a finding in ${file.path}`, () =>
				vscode.languages.getDiagnostics(file).some(({code}) => codeOf(code) === 'version-missing'),
			);
		}
	});
});
