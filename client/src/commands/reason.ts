import {env, window, workspace} from 'vscode';
import type {WorkspaceEdit} from 'vscode-languageclient';
import {methods, type ReasonedFix} from '../../../server/src/host/protocol.ts';
import type {Quality} from '../quality.ts';

/** Asks for the reason that a fix has to write down, then applies it. */
export function addReason(quality: Quality): (fix: ReasonedFix) => Promise<void> {
	return async fix => {
		const least = Number(fix.arguments['least'] ?? 3);
		const reason = await window.showInputBox({
			title: fix.title,
			prompt: 'The reason is written into the document and read by auditors.',
			placeHolder: 'Why is this right here?',
			validateInput: text =>
				text.trim().split(/\s+/u).length < least ? `Give a reason of at least ${least} words.` : undefined,
			ignoreFocusOut: true,
		});
		if (reason === undefined) return;
		const approver = fix.arguments['approver'] === '' ? await askApprover(fix.title) : fix.arguments['approver'];
		const given = approver === undefined ? fix.arguments : {...fix.arguments, approver};
		const edit = await quality.client.sendRequest<WorkspaceEdit | null>(methods.reasonedFix, {
			...fix,
			arguments: given,
			reason: reason.trim(),
		});
		if (
			edit === null ||
			!(await workspace.applyEdit(await quality.client.protocol2CodeConverter.asWorkspaceEdit(edit)))
		)
			await keep(reason.trim());
	};
}

/** What was thought of is not lost where it cannot be written. */
async function keep(reason: string): Promise<void> {
	const copy = 'Copy the Reason';
	if ((await window.showWarningMessage('The text changed meanwhile, and nothing was written.', copy)) === copy)
		await env.clipboard.writeText(reason);
}

/** Nothing is set aside without somebody who approved it; what is left open here is reported at its place. */
function askApprover(title: string): Thenable<string | undefined> {
	return window.showInputBox({
		title,
		prompt: 'Who approved it? The name is written next to the reason.',
		placeHolder: 'Managing director',
		ignoreFocusOut: true,
	});
}
