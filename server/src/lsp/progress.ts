import type {Connection} from 'vscode-languageserver';
import type {Logger} from './log.ts';

/** Long work as the user sees it. */
export interface Progress {
	readonly cancelled: boolean;
	/** `share` of the whole from 0 to 1. */
	report(share: number, message: string): void;
	done(): void;
}

export type OpenProgress = () => Promise<Progress>;

const silent: Progress = {cancelled: false, report: () => undefined, done: () => undefined};

/** Progress in the editor's own place for it; silent where the editor has none or refuses to show it. */
export function progressOf(connection: Connection, log: Logger, supported: () => boolean): OpenProgress {
	return async () => {
		if (!supported()) return silent;
		const reporter = await connection.window.createWorkDoneProgress().catch((error: unknown) => {
			log.info(`The client shows no progress: ${String(error)}`);
			return undefined;
		});
		if (reporter === undefined) return silent;
		reporter.begin('QMS Lens', 0, 'Reading quality documents', true);
		return {
			get cancelled() {
				return reporter.token.isCancellationRequested;
			},
			report: (share, message) => reporter.report(Math.round(share * 100), message),
			done: () => reporter.done(),
		};
	};
}
