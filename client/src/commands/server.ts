import {methods} from '../../../server/src/lsp/protocol.ts';
import type {Quality} from '../quality.ts';

/** Has the server read every document again. */
export function refresh(quality: Quality): () => Promise<void> {
	return async () => {
		await quality.client.sendRequest(methods.refresh, {});
	};
}

export function restart(quality: Quality): () => Promise<void> {
	return async () => {
		await quality.client.stop();
		await quality.client.start();
	};
}
