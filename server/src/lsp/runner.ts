import {type CancellationToken, ErrorCodes, LSPErrorCodes, ResponseError} from 'vscode-languageserver';
import {isWellFormed} from './checked.ts';
import type {Server} from './context.ts';

/** Slower answers are worth a line in the log. */
const slowMs = 50;

/**
 * Wraps a handler: times it, logs what fails and gives `fallback` instead. `'keep'` answers with an error that makes
 * the editor keep what it shows, for what would make the text jump if it went away.
 */
export function handled<P, R>(
	server: Server,
	name: string,
	fallback: R | 'keep',
	work: (params: P, token: CancellationToken | undefined) => R | Promise<R>,
): (params: P, token?: CancellationToken) => Promise<R> {
	return async (params, token) => {
		const begun = server.runtime.now();
		try {
			if (token?.isCancellationRequested === true)
				throw new ResponseError(LSPErrorCodes.RequestCancelled, 'The request was cancelled.');
			if (!isWellFormed(params))
				throw new ResponseError(ErrorCodes.InvalidParams, `${name} does not say which document or place it is about.`);
			return await work(params, token);
		} catch (error) {
			if (error instanceof ResponseError) throw error;
			server.log.error(`${name} failed`, error);
			if (fallback === 'keep') throw new ResponseError(LSPErrorCodes.RequestFailed, `${name} failed.`);
			return fallback as R;
		} finally {
			const spent = server.runtime.now() - begun;
			if (spent > slowMs) server.log.debug(`${name} took ${Math.round(spent)} ms`);
		}
	};
}
