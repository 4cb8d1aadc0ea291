import {window, workspace} from 'vscode';
import type {WorkspaceEdit} from 'vscode-languageclient';
import {methods, type ReasonedFix} from '../../../server/src/lsp/protocol.ts';
import type {Quality} from '../quality.ts';

const fewestWords = 3;

/** Asks for the reason that a fix has to write down, then applies it. */
export function addReason(quality: Quality): (fix: ReasonedFix) => Promise<void> {
	return async fix => {
		const reason = await window.showInputBox({
			title: fix.title,
			prompt: 'The reason is written into the document and read by auditors.',
			placeHolder: 'Why is this right here?',
			validateInput: text => (text.trim().split(/\s+/u).length < fewestWords ? `Give a reason of at least ${fewestWords} words.` : undefined),
		});
		if (reason === undefined) return;
		const edit = await quality.client.sendRequest<WorkspaceEdit | null>(methods.reasonedFix, {...fix, reason: reason.trim()});
		if (edit !== null) await workspace.applyEdit(await quality.client.protocol2CodeConverter.asWorkspaceEdit(edit));
	};
}
