import type {Connection} from 'vscode-languageserver';

/** What the server writes for people who look into it; the client shows it in an output channel with levels. */
export interface Logger {
	error(message: string, error: unknown): void;
	info(message: string): void;
	debug(message: string): void;
}

export function loggerOf(connection: Connection): Logger {
	return {
		error: (message, error) =>
			connection.console.error(
				`${message}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
			),
		info: message => connection.console.info(message),
		debug: message => connection.console.debug(message),
	};
}

/** Follows a message to its end: a client that refuses it, or is gone, is worth a line in the log and nothing more. */
export function follow(log: Logger, what: string, sent: Promise<unknown>): void {
	sent.catch((error: unknown) =>
		log.info(`The client did not take ${what}: ${error instanceof Error ? error.message : String(error)}`),
	);
}
