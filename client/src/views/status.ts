import {commands, type ExtensionContext, MarkdownString, StatusBarAlignment, window} from 'vscode';
import type {Quality} from '../quality.ts';
import {stateKey, statusWords, type StatusWords} from './words.ts';

/** The coverage in the status bar. Hidden in a workspace without quality documents. */
export function registerStatus(context: ExtensionContext, quality: Quality): void {
	const item = window.createStatusBarItem('qmsLens.coverage', StatusBarAlignment.Left, 10);
	item.name = 'Quality coverage';
	const show = (): void => {
		const {status} = quality;
		void commands.executeCommand('setContext', 'qmsLens.state', stateKey(status));
		const words = statusWords(status);
		if (words === undefined) return item.hide();
		item.text = words.text;
		item.command = words.command;
		item.tooltip = tooltip(words, status?.state === 'cancelled');
		item.accessibilityInformation = {label: `Quality coverage: ${words.label}`, role: 'button'};
		item.show();
	};
	context.subscriptions.push(item, quality.onDidChange(show));
	show();
}

function tooltip({label, counts}: StatusWords, isCancelled: boolean): MarkdownString {
	const markdown = new MarkdownString('', true);
	markdown.appendMarkdown(`**${label}**\n\n`);
	if (counts !== '') markdown.appendMarkdown(`${counts}\n\n`);
	if (isCancelled)
		markdown.appendMarkdown('$(circle-slash) Not all documents were read. Run *QMS Lens: Reload Documents*.\n\n');
	return markdown.appendMarkdown(
		'Documented coverage only; no statement on conformity, implementation or effectiveness.',
	);
}
