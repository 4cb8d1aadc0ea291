import type {ClientCapabilities, Connection} from 'vscode-languageserver';
import type {Logger} from './log.ts';
import type {Settings} from '../host/protocol.ts';

/** Default and meaning of each setting of the editor; the manifest says the same, and a test compares them. */
export const settingDefaults: Settings = {codeLens: true};

/**
 * The editor's settings. A client with `workspace/configuration` is asked for those of each folder when they are needed, and
 * again after they changed; others give them at start or push them, for all folders alike.
 */
export class SettingsStore {
	#common: Settings;
	readonly #connection: Connection;
	readonly #log: Logger;
	readonly #pulls: boolean;
	readonly #answers = new Map<string, Promise<Settings>>();
	readonly #listeners: (() => void)[] = [];

	constructor(connection: Connection, log: Logger, client: ClientCapabilities, initial: Partial<Settings> | undefined) {
		this.#connection = connection;
		this.#log = log;
		this.#pulls = client.workspace?.configuration === true;
		this.#common = {...settingDefaults, ...initial};
		connection.onDidChangeConfiguration(({settings}) => {
			const pushed = (settings as {qmsLens?: unknown} | null)?.qmsLens;
			if (this.#pulls) this.#answers.clear();
			else if (pushed === undefined) return;
			else this.#common = settingsOf(pushed);
			for (const listener of this.#listeners) listener();
		});
	}

	/** The settings that hold for a folder. A client that does not answer gets what it was started with. */
	of(folder: string): Promise<Settings> {
		if (!this.#pulls) return Promise.resolve(this.#common);
		const known = this.#answers.get(folder) ?? this.#ask(folder);
		this.#answers.set(folder, known);
		return known;
	}

	onDidChange(listener: () => void): void {
		this.#listeners.push(listener);
	}

	async #ask(folder: string): Promise<Settings> {
		try {
			return settingsOf(await this.#connection.workspace.getConfiguration({scopeUri: folder, section: 'qmsLens'}));
		} catch (error) {
			this.#log.info(`The client did not tell its settings: ${String(error)}`);
			return this.#common;
		}
	}
}

function settingsOf(section: unknown): Settings {
	const enabled = (section as {codeLens?: {enabled?: unknown}} | null)?.codeLens?.enabled;
	return {codeLens: typeof enabled === 'boolean' ? enabled : settingDefaults.codeLens};
}
