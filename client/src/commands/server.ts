import {methods} from '../../../server/src/host/protocol.ts';
import type {Quality} from '../quality.ts';

/** Has the server read every document again. */
export function refresh(quality: Quality): () => Promise<void> {
	return async () => {
		await quality.client.sendRequest(methods.refresh, {});
	};
}

export function restart(quality: Quality): () => Promise<void> {
	return async () => {
		// A server that hangs does not stop in time either; that is why it is started anew.
		if (quality.client.isRunning())
			await quality.client
				.stop()
				.catch((error: unknown) => quality.client.error('The server did not stop', error, false));
		await quality.client.start();
	};
}
