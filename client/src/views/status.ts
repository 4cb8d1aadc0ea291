import {commands, type ExtensionContext, MarkdownString, StatusBarAlignment, window, workspace} from 'vscode';
import type {Quality} from '../quality.ts';
import {notChecked} from './notChecked.ts';
import {stateKey, statusWords, type StatusWords} from './words.ts';

/** The coverage in the status bar. Hidden in a workspace without quality documents. */
export function registerStatus(context: ExtensionContext, quality: Quality): void {
	const item = window.createStatusBarItem('qmsLens.coverage', StatusBarAlignment.Left, 10);
	item.name = 'Quality coverage';
	const show = (): void => {
		const {status} = quality;
		void commands.executeCommand('setContext', 'qmsLens.state', stateKey(status));
		const words = statusWords(status, window.activeTextEditor?.document.uri.toString());
		if (words === undefined) return item.hide();
		item.text = words.text;
		item.command = words.command;
		item.tooltip = tooltip(words, status?.state === 'cancelled');
		item.accessibilityInformation = {label: `Quality coverage: ${words.label}`, role: 'button'};
		item.show();
	};
	context.subscriptions.push(
		item,
		quality.onDidChange(show),
		window.onDidChangeActiveTextEditor(show),
		workspace.onDidGrantWorkspaceTrust(show),
	);
	show();
}

const trust = 'workbench.trust.manage';
const manageTrust = (): string => (workspace.isTrusted ? '\n\n' : ` [Manage trust](command:${trust})\n\n`);

function tooltip({label, counts, systems}: StatusWords, isCancelled: boolean): MarkdownString {
	const markdown = new MarkdownString('', true);
	markdown.isTrusted = {enabledCommands: [trust]};
	markdown.appendMarkdown('**').appendText(label).appendMarkdown('**\n\n');
	if (counts !== '') markdown.appendMarkdown(`${counts}\n\n`);
	const missing = notChecked();
	if (missing !== '') markdown.appendMarkdown('$(shield) ').appendText(missing).appendMarkdown(manageTrust());
	for (const system of systems) markdown.appendMarkdown('- ').appendText(system).appendMarkdown('\n');
	if (systems.length > 0) markdown.appendMarkdown('\n');
	if (isCancelled)
		markdown.appendMarkdown('$(circle-slash) Not all documents were read. Run *QMS Lens: Reload Documents*.\n\n');
	return markdown.appendMarkdown(
		'Documented coverage only; no statement on conformity, implementation or effectiveness.',
	);
}
