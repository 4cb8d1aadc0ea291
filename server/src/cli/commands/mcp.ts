import type {Arguments} from '../args.ts';
import type {Host} from '../host.ts';
import {UsageProblem} from '../problem.ts';
import {readerOf} from '../reading/reader.ts';
import {requestsOf} from '../roots.ts';
import {tool} from '../version.ts';

/** `mcp`: serves agents over standard input and output until the client is gone. */
export async function mcp(args: Arguments, host: Host): Promise<number> {
	if (host.stdout.terminal)
		throw new UsageProblem(
			'mcp speaks with an agent over standard input and output, and this is a terminal.',
			'Enter it in the settings of the agent; docs/agents.md says how. To read yourself: qms-lens read.',
		);
	// A path that is not there is told before an agent waits for an answer; documents are read at its first call.
	await requestsOf(args, host);
	// Loaded only here: the other commands start without it.
	const {serve} = await import('../../mcp/serve.ts');
	await serve(readerOf(args, host), {version: tool.version, input: process.stdin, output: process.stdout});
	return 0;
}
