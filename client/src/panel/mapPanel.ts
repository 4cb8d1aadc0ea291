import {commands, env, type ExtensionContext, Uri, ViewColumn, type WebviewPanel, window, workspace} from 'vscode';
import {type MapView, methods} from '../../../server/src/lsp/protocol.ts';
import {rootOf} from '../commands/given.ts';
import {goTo} from '../commands/goto.ts';
import {folderUri} from '../files.ts';
import type {Quality} from '../quality.ts';
import {pageHtml} from './html.ts';
import type {FromMapPage, ToMapPage} from './messages.ts';

const viewType = 'qmsLens.map';

/** The map of the processes: one panel, following the server's changes, restored with its window. */
export function registerMap(context: ExtensionContext, quality: Quality): void {
	let shown: MapPanel | undefined;
	const adopt = (webview: WebviewPanel): MapPanel => {
		const panel = new MapPanel(webview, context.extensionUri, quality);
		webview.onDidDispose(() => {
			if (shown === panel) shown = undefined;
		});
		return (shown = panel);
	};
	context.subscriptions.push(
		commands.registerCommand('qmsLens.showMap', (given?: unknown) => {
			shown?.reveal();
			const panel = shown ?? adopt(window.createWebviewPanel(viewType, 'Process Map', ViewColumn.Active, {enableFindWidget: true, retainContextWhenHidden: false}));
			panel.choose(rootOf(given));
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

class MapPanel {
	readonly #webview: WebviewPanel;
	readonly #quality: Quality;
	#chosen: string | undefined;
	#ready = false;

	constructor(webview: WebviewPanel, extensionUri: Uri, quality: Quality) {
		this.#webview = webview;
		this.#quality = quality;
		const dist = Uri.joinPath(extensionUri, 'dist');
		webview.webview.options = {enableScripts: true, localResourceRoots: [dist]};
		webview.webview.onDidReceiveMessage((message: FromMapPage) => this.#receive(message));
		webview.onDidChangeViewState(() => this.update());
		webview.webview.html = pageHtml(webview.webview, dist, 'map', 'Process Map');
	}

	reveal(): void {
		this.#webview.reveal(undefined, true);
	}

	dispose(): void {
		this.#webview.dispose();
	}

	/** Shows the map of a root, where one is named. */
	choose(root: string | undefined): void {
		this.#chosen = root;
		this.update();
	}

	/** Sends the present maps to the page; nothing while it is hidden. */
	update(): void {
		if (this.#webview.visible && this.#ready) void this.#sendMaps();
	}

	async #receive(message: FromMapPage): Promise<void> {
		switch (message.type) {
			case 'ready':
				this.#ready = true;
				return this.#sendMaps();
			case 'goTo':
				return goTo(message.uri, message.range, this.#webview.viewColumn === ViewColumn.One ? ViewColumn.Two : ViewColumn.One);
			case 'copy':
				await env.clipboard.writeText(message.mermaid);
				void window.setStatusBarMessage('The map was copied as Mermaid.', 4000);
				return;
			case 'save':
				return this.#save(message.root);
		}
	}

	async #sendMaps(): Promise<void> {
		const root = this.#chosen;
		this.#chosen = undefined;
		const message: ToMapPage = {type: 'maps', maps: await this.#maps(false), ready: this.#quality.status?.state !== 'indexing', ...(root === undefined ? {} : {root})};
		await this.#webview.webview.postMessage(message);
	}

	#maps(alone: boolean): Promise<readonly MapView[]> {
		return this.#quality.client.sendRequest<readonly MapView[]>(methods.maps, {alone});
	}

	async #save(root: string): Promise<void> {
		const map = (await this.#maps(true)).find(each => each.root === root);
		if (map === undefined) return;
		const target = await window.showSaveDialog({title: 'Save the process map', defaultUri: Uri.joinPath(folderUri(root), 'process-map.svg'), filters: {SVG: ['svg']}});
		if (target === undefined) return;
		await workspace.fs.writeFile(target, new TextEncoder().encode(map.svg));
		void window.showInformationMessage(`The process map was written to ${workspace.asRelativePath(target)}.`);
	}
}
