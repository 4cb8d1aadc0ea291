// A host's web server as a process of its own, which ends together with everything it started.
import {spawn, type ChildProcess} from 'node:child_process';
import {setTimeout as sleep} from 'node:timers/promises';

export interface Service {
	readonly said: readonly string[];
	stop(): Promise<void>;
}

/** Runs a Node program and waits until it answers at an address. */
export async function startService(args: readonly string[], url: string): Promise<Service> {
	const child = spawn(process.execPath, args, {stdio: ['ignore', 'pipe', 'pipe'], detached: true});
	const said: string[] = [];
	for (const stream of [child.stdout, child.stderr]) {
		stream.on('data', (chunk: Buffer) =>
			said.push(
				...chunk
					.toString()
					.split('\n')
					.filter(Boolean)
					.map(line => `server: ${line}`),
			),
		);
	}
	try {
		await answering(url, child);
	} catch (error) {
		await end(child);
		throw new Error([(error as Error).message, ...said.slice(-20)].join('\n'), {cause: error});
	}
	return {said, stop: () => end(child)};
}

async function answering(url: string, child: ChildProcess): Promise<void> {
	for (let tries = 0; tries < 300; tries++) {
		if (child.exitCode !== null) throw new Error(`The server ended with ${child.exitCode}.`);
		if (
			await fetch(url).then(
				response => response.ok,
				() => false,
			)
		)
			return;
		await sleep(100);
	}
	throw new Error('The server did not answer within 30 s.');
}

async function end(child: ChildProcess): Promise<void> {
	if (child.pid === undefined || child.exitCode !== null) return;
	const ended = new Promise(done => child.once('close', done));
	// The group, since extension hosts are children of the server.
	process.kill(-child.pid, 'SIGTERM');
	if (await Promise.race([ended.then(() => true), sleep(3000, false)])) return;
	process.kill(-child.pid, 'SIGKILL');
	await ended;
}
