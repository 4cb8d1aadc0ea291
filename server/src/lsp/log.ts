import type {Connection} from 'vscode-languageserver';

/** What the server writes for people who look into it; the client shows it in an output channel with levels. */
export interface Logger {
	error(message: string, error: unknown): void;
	info(message: string): void;
	debug(message: string): void;
}

export function loggerOf(connection: Connection): Logger {
	return {
		error: (message, error) => connection.console.error(`${message}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`),
		info: message => connection.console.info(message),
		debug: message => connection.console.debug(message),
	};
}
