import {commands, type ExtensionContext, Uri, ViewColumn, type WebviewPanel, window} from 'vscode';
import {goTo} from '../commands/goto.ts';
import type {Quality} from '../quality.ts';
import {pageHtml} from './html.ts';
import {type FromAnyPage, pageCommands} from './messages.ts';

type AnyPage = Pick<Page<{readonly type: string}, unknown>, 'reveal' | 'dispose' | 'update'>;

/** A kind of page: of each, one is shown at a time, following the server's changes, restored with its window. */
export interface PageKind<P extends AnyPage> {
	readonly command: string;
	readonly viewType: string;
	readonly title: string;
	/** Name of its script and style under `dist`. */
	readonly script: 'panel' | 'map';
	/** Where it opens, by what the command was given. */
	column(given: unknown): ViewColumn;
	make(parts: PageParts): P;
	/** The command was run: with nothing from the palette, with an argument from a view or a lens. */
	asked(page: P, given: unknown): void;
}

export interface PageParts {
	readonly panel: WebviewPanel;
	readonly quality: Quality;
}

export function registerPage<P extends AnyPage>(
	{subscriptions, extensionUri}: ExtensionContext,
	quality: Quality,
	kind: PageKind<P>,
): void {
	let shown: P | undefined;
	const adopt = (panel: WebviewPanel): P => {
		const dist = Uri.joinPath(extensionUri, 'dist');
		panel.webview.options = {enableScripts: true, localResourceRoots: [dist]};
		const page = kind.make({panel, quality});
		panel.onDidDispose(() => {
			if (shown === page) shown = undefined;
		});
		panel.webview.html = pageHtml(panel.webview, dist, kind.script, kind.title);
		return (shown = page);
	};
	subscriptions.push(
		commands.registerCommand(kind.command, (given?: unknown) => {
			shown?.reveal();
			kind.asked(
				shown ??
					adopt(
						window.createWebviewPanel(kind.viewType, kind.title, kind.column(given), {
							enableFindWidget: true,
							retainContextWhenHidden: false,
						}),
					),
				given,
			);
		}),
		window.registerWebviewPanelSerializer(kind.viewType, {
			deserializeWebviewPanel: async panel => {
				adopt(panel);
			},
		}),
		quality.onDidChange(() => shown?.update()),
		{dispose: () => shown?.dispose()},
	);
}

/** A webview that shows what the server says; `From` is what its page tells, `To` what it is sent. */
export abstract class Page<From extends {readonly type: string}, To> {
	readonly #panel: WebviewPanel;
	protected readonly quality: Quality;
	/** True once the page listens. */
	#ready = false;

	constructor({panel, quality}: PageParts) {
		this.#panel = panel;
		this.quality = quality;
		panel.webview.onDidReceiveMessage((message: From | FromAnyPage) => this.#receive(message));
		panel.onDidChangeViewState(() => this.update());
	}

	reveal(): void {
		this.#panel.reveal();
	}

	dispose(): void {
		this.#panel.dispose();
	}

	/** Sends the present state to the page; nothing while it is hidden. */
	update(): void {
		if (this.#panel.visible && this.#ready) void this.refresh(false);
	}

	/** Sends the present state; `isNew` is true for a page that shows nothing yet. */
	protected abstract refresh(isNew: boolean): Promise<void>;

	/** Answers a message of the page. */
	protected abstract take(message: From): Promise<void>;

	protected get isReady(): boolean {
		return this.#ready;
	}

	protected async send(message: To): Promise<void> {
		await this.#panel.webview.postMessage(message);
	}

	async #receive(message: From | FromAnyPage): Promise<void> {
		if (isReady(message)) {
			this.#ready = true;
			return this.refresh(true);
		}
		// What is opened from a page stands beside it, so that both can be read.
		if (isGoTo(message))
			return goTo(
				message.uri,
				message.range,
				this.#panel.viewColumn === ViewColumn.One ? ViewColumn.Two : ViewColumn.One,
			);
		if (isRun(message)) {
			if (pageCommands.includes(message.command)) await commands.executeCommand(message.command);
			return;
		}
		return this.take(message as From);
	}
}

function isReady(message: {readonly type: string}): message is Extract<FromAnyPage, {type: 'ready'}> {
	return message.type === 'ready';
}

function isRun(message: {readonly type: string}): message is Extract<FromAnyPage, {type: 'run'}> {
	return message.type === 'run';
}

function isGoTo(message: {readonly type: string}): message is Extract<FromAnyPage, {type: 'goTo'}> {
	return message.type === 'goTo';
}
