import type {ClientCapabilities, Connection, ServerCapabilities} from 'vscode-languageserver';
import type {Severity} from '../core/finding/finding.ts';
import type {Runtime} from '../host/host.ts';
import type {InitializationOptions} from '../host/protocol.ts';
import type {Logger} from './log.ts';
import type {QmsRoot} from './root.ts';
import type {SettingsStore} from './settings.ts';
import type {Workspace} from './workspace.ts';
import type {YamlServer} from './yamlServer.ts';

/** What every feature is given when it registers itself. */
export interface Server {
	readonly connection: Connection;
	readonly workspace: Workspace;
	readonly runtime: Runtime;
	readonly log: Logger;
	readonly client: ClientCapabilities;
	readonly options: InitializationOptions;
	readonly settings: SettingsStore;
	readonly yaml: YamlServer;
	/** Called after a root's findings or coverage may have changed. */
	readonly onDidChange: (listener: (root: QmsRoot) => void) => void;
	/** Called when roots come or go, and when indexing begins or ends. */
	readonly onDidChangeState: (listener: () => void) => void;
	/** Called when a client asked to wait until everything is said: what was put off is to be said now. */
	readonly onSettled: (listener: () => void) => void;
	/** How many findings of each severity were told; undefined where the client asks for them. */
	tally: (() => Readonly<Record<Severity, number>>) | undefined;
	/** True while findings of documents that nobody edits are still to be told. */
	busy: () => boolean;
}

/** Registers the handlers of one protocol method and says what the server can do for it. */
export type Feature = (server: Server) => Partial<ServerCapabilities>;
