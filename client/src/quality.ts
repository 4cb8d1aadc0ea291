import {type Disposable, EventEmitter} from 'vscode';
import type {BaseLanguageClient} from 'vscode-languageclient';
import {type DocumentView, methods, type RootView, type StatusView} from '../../server/src/lsp/protocol.ts';

/** The server's view of quality, asked for when a view needs it and kept until the server says that it changed. */
export class Quality implements Disposable {
	readonly client: BaseLanguageClient;
	status: StatusView | undefined;
	readonly #changed = new EventEmitter<void>();
	readonly #subscription: Disposable;
	#outcomes: Promise<readonly RootView[]> | undefined;
	#documents: Promise<readonly DocumentView[]> | undefined;

	constructor(client: BaseLanguageClient) {
		this.client = client;
		this.#subscription = client.onNotification(methods.changed, (status: StatusView) => {
			if (status.version !== this.status?.version) this.#forget();
			this.status = status;
			this.#changed.fire();
		});
	}

	/** Fires after coverage, documents or the state of the server changed. */
	get onDidChange(): EventEmitter<void>['event'] {
		return this.#changed.event;
	}

	outcomes(): Promise<readonly RootView[]> {
		return (this.#outcomes ??= this.#ask<readonly RootView[]>(methods.outcomes));
	}

	documents(): Promise<readonly DocumentView[]> {
		return (this.#documents ??= this.#ask<readonly DocumentView[]>(methods.documents));
	}

	dispose(): void {
		this.#subscription.dispose();
		this.#changed.dispose();
	}

	#forget(): void {
		this.#outcomes = undefined;
		this.#documents = undefined;
	}

	async #ask<T>(method: string): Promise<T> {
		try {
			return await this.client.sendRequest<T>(method, {});
		} catch (error) {
			this.#forget();
			throw error;
		}
	}
}
