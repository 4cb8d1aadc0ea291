import {env, type QuickPickItem, UIKind, Uri, window, workspace} from 'vscode';
import {type ExportParams, methods} from '../../../server/src/host/protocol.ts';
import {folderUri} from '../files.ts';
import type {Quality} from '../quality.ts';
import {rootOf} from './given.ts';
import {pickRoot} from './roots.ts';

type Format = ExportParams['format'];

const formats: readonly (QuickPickItem & {readonly format: Format; readonly extension: string})[] = [
	{label: 'HTML', description: 'One self-contained page for an auditor', format: 'html', extension: 'html'},
	{label: 'Markdown', description: 'The matrix as a table', format: 'markdown', extension: 'md'},
	{label: 'CSV', description: 'For a spreadsheet', format: 'csv', extension: 'csv'},
	{label: 'JSON', description: 'For other programs', format: 'json', extension: 'json'},
];

/** Writes the coverage of a QMS root to a file that the user names. */
export function exportReport(quality: Quality): (root?: unknown, format?: unknown) => Promise<void> {
	return async (givenRoot, givenFormat) => {
		const root = rootOf(givenRoot) ?? (await pickRoot(quality));
		if (root === undefined) return;
		const format =
			formats.find(entry => entry.format === givenFormat) ??
			(await window.showQuickPick(formats, {title: 'Export the coverage as'}));
		if (format === undefined) return;
		const target = await window.showSaveDialog({
			title: 'Export the coverage',
			defaultUri: Uri.joinPath(folderUri(root), `coverage.${format.extension}`),
			filters: {[format.label]: [format.extension]},
		});
		if (target === undefined) return;
		const text = await quality.client.sendRequest<string>(methods.export, {
			root,
			format: format.format,
		} satisfies ExportParams);
		await workspace.fs.writeFile(target, new TextEncoder().encode(text));
		const open = 'Open';
		if (
			(await window.showInformationMessage(
				`The coverage was written to ${workspace.asRelativePath(target)}.`,
				open,
			)) === open
		)
			await show(target, format.format);
	};
}

/** A page is for the browser, which reaches only files of the machine that the window is on; all else is shown as text. */
async function show(target: Uri, format: Format): Promise<void> {
	const isHere = env.uiKind === UIKind.Desktop && env.remoteName === undefined && target.scheme === 'file';
	if (format === 'html' && isHere && (await env.openExternal(target))) return;
	await window.showTextDocument(target);
}
