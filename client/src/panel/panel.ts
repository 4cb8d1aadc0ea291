import {commands, type ExtensionContext, Uri, ViewColumn, type WebviewPanel, window} from 'vscode';
import {type ExplainParams, type Explanation, methods} from '../../../server/src/lsp/protocol.ts';
import {questionOf} from '../commands/given.ts';
import {goTo} from '../commands/goto.ts';
import type {Quality} from '../quality.ts';
import {pageHtml} from './html.ts';
import type {FromPage, ToPage} from './messages.ts';

const viewType = 'qmsLens.coverage';

/** The coverage panel: one at a time, following the server's changes, restored with its window. */
export function registerPanel(context: ExtensionContext, quality: Quality): void {
	let shown: Panel | undefined;
	const adopt = (webview: WebviewPanel): Panel => {
		const panel = new Panel(webview, context.extensionUri, quality);
		webview.onDidDispose(() => {
			if (shown === panel) shown = undefined;
		});
		return (shown = panel);
	};
	context.subscriptions.push(
		commands.registerCommand('qmsLens.showCoverage', (given?: unknown) => {
			const params = questionOf(given);
			const column = params === undefined ? ViewColumn.Active : ViewColumn.Beside;
			shown?.reveal();
			const panel = shown ?? adopt(window.createWebviewPanel(viewType, 'Quality Coverage', column, {enableFindWidget: true, retainContextWhenHidden: false}));
			if (params !== undefined) panel.explain(params);
		}),
		window.registerWebviewPanelSerializer(viewType, {
			deserializeWebviewPanel: async webview => {
				adopt(webview);
			},
		}),
		quality.onDidChange(() => shown?.update()),
		{dispose: () => shown?.dispose()},
	);
}

class Panel {
	readonly #webview: WebviewPanel;
	readonly #quality: Quality;
	/** What the user asked to have explained, as it is asked now: a section by its heading, since lines move. */
	#asked: {now: ExplainParams} | undefined;
	#ready = false;

	constructor(webview: WebviewPanel, extensionUri: Uri, quality: Quality) {
		this.#webview = webview;
		this.#quality = quality;
		const dist = Uri.joinPath(extensionUri, 'dist');
		webview.webview.options = {enableScripts: true, localResourceRoots: [dist]};
		webview.webview.onDidReceiveMessage((message: FromPage) => this.#receive(message));
		webview.onDidChangeViewState(() => this.update());
		webview.webview.html = pageHtml(webview.webview, dist, 'panel', 'Quality Coverage');
	}

	reveal(): void {
		this.#webview.reveal(undefined, true);
	}

	dispose(): void {
		this.#webview.dispose();
	}

	/** Shows the explanation of an outcome, a criterion or a place. */
	explain(params: ExplainParams): void {
		this.#asked = {now: params};
		if (this.#ready) void this.#sendExplanation(true);
	}

	/** Sends the present state to the page; nothing while it is hidden. */
	update(): void {
		if (!this.#webview.visible || !this.#ready) return;
		void this.#sendData();
		if (this.#asked !== undefined) void this.#sendExplanation(false);
	}

	async #receive(message: FromPage): Promise<void> {
		switch (message.type) {
			case 'ready':
				this.#ready = true;
				await this.#sendData();
				if (this.#asked !== undefined) await this.#sendExplanation(true);
				return;
			case 'goTo':
				return goTo(message.uri, message.range, this.#webview.viewColumn === ViewColumn.One ? ViewColumn.Two : ViewColumn.One);
			case 'explain':
				return this.explain(message.params);
			case 'forget':
				this.#asked = undefined;
				return;
			case 'export':
				await commands.executeCommand('qmsLens.exportReport', message.root, message.format);
		}
	}

	async #sendData(): Promise<void> {
		await this.#guarded(async () => {
			const [roots, documents] = await Promise.all([this.#quality.outcomes(), this.#quality.documents()]);
			await this.#send({type: 'data', roots, documents, ready: this.#quality.status?.state !== 'indexing'});
		});
	}

	async #sendExplanation(focus: boolean): Promise<void> {
		await this.#guarded(async () => {
			const asked = this.#asked;
			if (asked === undefined) return;
			const explanation = await this.#quality.client.sendRequest<Explanation | null>(methods.explain, asked.now);
			if (asked !== this.#asked) return;
			asked.now = explanation?.again ?? asked.now;
			await this.#send({type: 'explanation', explanation, focus});
		});
	}

	async #guarded(work: () => Promise<void>): Promise<void> {
		try {
			await work();
		} catch (error) {
			await this.#send({type: 'problem', message: error instanceof Error ? error.message : String(error)});
		}
	}

	async #send(message: ToPage): Promise<void> {
		await this.#webview.webview.postMessage(message);
	}
}
