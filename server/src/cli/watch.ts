import {resolve} from 'node:path';
import {watchFolders} from '../node/watch.ts';
import type {Arguments} from './args.ts';
import {complainOfCrash} from './crash.ts';
import type {Host} from './host.ts';
import {complain, UsageProblem} from './problem.ts';
import type {Memory} from './roots.ts';
import {requestsOf} from './roots.ts';

/** What an interrupted program ends with, by the custom of shells. */
const interrupted = 130;

/**
 * Checks, then again whenever a file of the roots changes, until the user interrupts. On a terminal each report begins
 * on an empty screen. A mistake that a change brings is told, and the watching goes on.
 */
export async function watchCheck(
	args: Arguments,
	host: Host,
	once: (args: Arguments, host: Host, memory: Memory) => Promise<number>,
): Promise<number> {
	if (args.stdin)
		throw new UsageProblem('--watch cannot follow standard input.', 'Watch the files: leave --stdin out.');
	const roots = await requestsOf(args, host);
	const memory: Memory = new Map();
	async function round(): Promise<void> {
		if (host.stdout.terminal) await host.stdout.write('\u001B[2J\u001B[3J\u001B[H');
		try {
			await once(args, host, memory);
		} catch (error) {
			if (error instanceof UsageProblem) await complain(error, host);
			else await complainOfCrash(error, 'The check', host);
		}
		await host.stderr.write('Watching for changes; press Ctrl+C to end.\n');
	}
	const own = new Set(args.outputs.flatMap(({file}) => (file === undefined ? [] : [resolve(host.cwd, file)])));
	const watching = watchFolders(
		roots.map(request => request.root),
		own,
		round,
	);
	await round();
	await host.interrupted();
	await watching.close();
	return interrupted;
}
