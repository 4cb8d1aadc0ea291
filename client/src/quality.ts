import {type Disposable, EventEmitter} from 'vscode';
import type {BaseLanguageClient} from 'vscode-languageclient';
import {type DocumentView, methods, type RootView, type StatusView} from '../../server/src/host/protocol.ts';
import type {ToReadView} from '../../server/src/host/readingProtocol.ts';

const leastPauseMs = 250;

/** The server's view of quality, asked for when a view needs it and kept until the server says that it changed. */
export class Quality implements Disposable {
	readonly client: BaseLanguageClient;
	status: StatusView | undefined;
	readonly #changed = new EventEmitter<void>();
	readonly #subscription: Disposable;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#lastAnswerMs = 0;
	#outcomes: Promise<readonly RootView[]> | undefined;
	#documents: Promise<readonly DocumentView[]> | undefined;
	#toRead: Promise<readonly ToReadView[]> | undefined;

	constructor(client: BaseLanguageClient) {
		this.client = client;
		this.#subscription = client.onNotification(methods.changed, (status: StatusView) => {
			const before = this.status;
			this.status = status;
			// What the status bar shows is in the message; views ask for more, and wait until the typing pauses.
			if (before?.state !== status.state || before.documents !== status.documents) this.#renew();
			else this.#soon();
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

	toRead(): Promise<readonly ToReadView[]> {
		return (this.#toRead ??= this.#ask<readonly ToReadView[]>(methods.toRead));
	}

	dispose(): void {
		clearTimeout(this.#timer);
		this.#subscription.dispose();
		this.#changed.dispose();
	}

	/** Large workspaces are slower to ask for, so they are asked less often. */
	#soon(): void {
		this.#timer ??= setTimeout(() => this.#renew(), Math.max(leastPauseMs, 5 * this.#lastAnswerMs));
	}

	#renew(): void {
		clearTimeout(this.#timer);
		this.#timer = undefined;
		this.forget();
		this.#changed.fire();
	}

	/** What is known is out of date: the server told of a change, or will. */
	forget(): void {
		this.#outcomes = undefined;
		this.#documents = undefined;
		this.#toRead = undefined;
	}

	async #ask<T>(method: string): Promise<T> {
		const begun = performance.now();
		try {
			const answer = await this.client.sendRequest<T>(method, {});
			this.#lastAnswerMs = performance.now() - begun;
			return answer;
		} catch (error) {
			this.forget();
			throw error;
		}
	}
}
