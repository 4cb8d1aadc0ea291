import {run} from './run.ts';
import type {Sink} from './host.ts';
import {isReadingThread} from '../node/thread.ts';

/** A standard stream as a sink. A reader that has gone, as in `| head`, ends the writing and is no failure. */
function sinkOf(stream: NodeJS.WriteStream): Sink {
	let gone = false;
	stream.on('error', (error: NodeJS.ErrnoException) => {
		if (error.code !== 'EPIPE') throw error;
		gone = true;
	});
	return {
		write: text =>
			new Promise(done => {
				if (gone || text === '') done();
				else stream.write(text, () => done());
			}),
		terminal: stream.isTTY === true,
		columns: stream.isTTY === true ? stream.columns : undefined,
	};
}

async function readAll(): Promise<Uint8Array> {
	const chunks: Uint8Array[] = [];
	for await (const chunk of process.stdin) chunks.push(chunk as Uint8Array);
	return Buffer.concat(chunks);
}

/** The day where the user is, not in Greenwich: review dates are days of a calendar on a wall. */
function localToday(): string {
	const now = new Date();
	return [now.getFullYear(), now.getMonth() + 1, now.getDate()]
		.map((part, index) => String(part).padStart(index === 0 ? 4 : 2, '0'))
		.join('-');
}

// The exit code is set and the process left to end by itself, so that nothing on its way to a pipe is lost.
if (!isReadingThread)
	void run(process.argv.slice(2), {
		cwd: process.cwd(),
		env: process.env,
		stdout: sinkOf(process.stdout),
		stderr: sinkOf(process.stderr),
		stdin: readAll,
		today: localToday,
		now: () => performance.now(),
		interrupted: () =>
			new Promise(done => {
				process.once('SIGINT', () => done());
			}),
	}).then(code => {
		process.exitCode = code;
	});
