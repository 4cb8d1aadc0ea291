import type {Host, Sink} from './host.ts';
import {UsageProblem} from './problem.ts';
import {codeOf} from '../node/paths.ts';
import {terminalKeys} from './reading/terminal-keys.ts';
import {engine} from '../node/engine.ts';
import {keepNewObjectsFew} from '../node/heap.ts';

/**
 * A standard stream as a sink. A reader that has gone, as in `| head`, ends the writing and is no failure; a disk that is
 * full is one, and nothing more is written then.
 */
function sinkOf(stream: NodeJS.WriteStream, name: string): Sink {
	let gone = false;
	// What is written is told of by its own callback; without a listener the error would end the process before that.
	stream.on('error', () => undefined);
	return {
		write: text =>
			new Promise((done, fail) => {
				if (gone || text.length === 0) return done();
				const end = (error: Error | null | undefined): void => {
					if (!error) return done();
					gone = true;
					const code = codeOf(error);
					if (code === 'EPIPE') done();
					else
						fail(new UsageProblem(`${name} cannot be written (${code}).`, 'Make room for it, or name another place.'));
				};
				// Where it is a file, some versions of Node throw instead of calling back.
				try {
					stream.write(text, end);
				} catch (error) {
					end(error as Error);
				}
			}),
		terminal: stream.isTTY === true,
		get columns() {
			return stream.isTTY === true ? stream.columns : undefined;
		},
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

/** The machine as this process sees it. */
export function processHost(): Host {
	return {
		cwd: process.cwd(),
		env: process.env,
		stdout: sinkOf(process.stdout, 'Standard output'),
		stderr: sinkOf(process.stderr, 'Standard error'),
		stdin: readAll,
		keys: process.stdin.isTTY === true ? () => terminalKeys(process.stdin) : undefined,
		today: localToday,
		engine,
		loaded: keepNewObjectsFew,
		now: () => performance.now(),
		interrupted: () =>
			new Promise(done => {
				process.once('SIGINT', () => done());
			}),
	};
}
