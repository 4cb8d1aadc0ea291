import type {ClientCapabilities, Connection} from 'vscode-languageserver';
import type {Settings} from './protocol.ts';

/** Default and meaning of each setting of the editor; the manifest says the same, and a test compares them. */
export const settingDefaults: Settings = {codeLens: true};

/** The editor's settings as last read. Clients without `workspace/configuration` give them at start or push them. */
export class SettingsStore {
	#values: Settings;
	readonly #connection: Connection;
	readonly #pulls: boolean;
	readonly #listeners: (() => void)[] = [];

	constructor(connection: Connection, client: ClientCapabilities, initial: Partial<Settings> | undefined) {
		this.#connection = connection;
		this.#pulls = client.workspace?.configuration === true;
		this.#values = {...settingDefaults, ...initial};
		connection.onDidChangeConfiguration(({settings}) => {
			const pushed = (settings as {qmsLens?: unknown} | null)?.qmsLens;
			if (this.#pulls) void this.read();
			else if (pushed !== undefined) this.#take(pushed);
		});
	}

	get values(): Settings {
		return this.#values;
	}

	onDidChange(listener: () => void): void {
		this.#listeners.push(listener);
	}

	/** Asks the client for the settings, where it can be asked. */
	async read(): Promise<void> {
		if (this.#pulls) this.#take(await this.#connection.workspace.getConfiguration('qmsLens'));
	}

	#take(section: unknown): void {
		const enabled = (section as {codeLens?: {enabled?: unknown}} | null)?.codeLens?.enabled;
		const next: Settings = {codeLens: typeof enabled === 'boolean' ? enabled : settingDefaults.codeLens};
		if (next.codeLens === this.#values.codeLens) return;
		this.#values = next;
		for (const listener of this.#listeners) listener();
	}
}
