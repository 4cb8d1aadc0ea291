import {type Connection, MessageType, ShowMessageNotification} from 'vscode-languageserver';
import {issuesUrl} from '../report/issues.ts';
import {messageText} from '../report/markdownText.ts';

/** What the server writes for people who look into it; the client shows it in an output channel with levels. */
export interface Logger {
	/** Something broke off; as `failed`, by the name of what did. */
	error(message: string, error: unknown): void;
	/** A mistake of the tool: always in the log, with where it happened, and the first of its kind where the user sees it. */
	failed(kind: string, sentence: string, stack: string): void;
	info(message: string): void;
	debug(message: string): void;
}

export function loggerOf(connection: Connection): Logger {
	const shown = new Set<string>();
	const failed: Logger['failed'] = (kind, sentence, stack) => {
		connection.console.error(`${sentence}${stack === '' ? '' : `\n${stack}`}`);
		if (shown.has(kind)) return;
		shown.add(kind);
		void connection.sendNotification(ShowMessageNotification.type, {
			type: MessageType.Error,
			message: `QMS Lens: ${messageText(sentence)} That is a mistake in QMS Lens; everything else goes on. Please report it at ${issuesUrl}, with what the log says of it.`,
		});
	};
	return {
		failed,
		error: (message, error) =>
			error instanceof Error
				? failed(message, `${message} (${error.name}: ${error.message}).`, error.stack ?? '')
				: failed(message, `${message} (${String(error)}).`, ''),
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
