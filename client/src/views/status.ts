import {commands, type ExtensionContext, MarkdownString, StatusBarAlignment, window} from 'vscode';
import type {StatusView} from '../../../server/src/lsp/protocol.ts';
import type {Quality} from '../quality.ts';

/** The coverage in the status bar. Hidden in a workspace without quality documents. */
export function registerStatus(context: ExtensionContext, quality: Quality): void {
	const item = window.createStatusBarItem('qmsLens.coverage', StatusBarAlignment.Left, 10);
	item.name = 'Quality coverage';
	item.command = 'qmsLens.showCoverage';
	const show = (): void => {
		const status = quality.status;
		void commands.executeCommand('setContext', 'qmsLens.state', stateKey(status));
		if (status === undefined || (status.documents === 0 && status.state !== 'indexing')) return item.hide();
		item.text = status.state === 'indexing' ? '$(sync~spin) QMS' : `$(checklist) QMS ${status.covered}/${status.outcomes}`;
		item.tooltip = tooltip(status);
		item.accessibilityInformation = {label: `Quality coverage: ${status.covered} of ${status.outcomes} outcomes covered`, role: 'button'};
		item.show();
	};
	context.subscriptions.push(item, quality.onDidChange(show));
	show();
}

function stateKey(status: StatusView | undefined): 'starting' | 'indexing' | 'empty' | 'ready' {
	if (status === undefined) return 'starting';
	if (status.documents > 0) return 'ready';
	return status.state === 'indexing' ? 'indexing' : 'empty';
}

function tooltip(status: StatusView): MarkdownString {
	const markdown = new MarkdownString('', true);
	markdown.appendMarkdown(`**${status.covered} of ${status.outcomes} expected outcomes covered**\n\n`);
	markdown.appendMarkdown(`${status.documents} quality documents · $(error) ${status.errors} · $(warning) ${status.warnings}\n\n`);
	if (status.state === 'cancelled') markdown.appendMarkdown('$(circle-slash) Reading was cancelled. Run *QMS Lens: Read All Documents Again*.\n\n');
	return markdown.appendMarkdown('Documented coverage only; no statement on conformity, implementation or effectiveness.');
}
