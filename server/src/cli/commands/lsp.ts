import type {Arguments} from '../args.ts';
import {UsageProblem} from '../problem.ts';

/** `lsp`: hands standard input and output to the language server, which ends the process when its editor is gone. */
export async function lsp(args: Arguments): Promise<number> {
	if (args.paths.length > 0)
		throw new UsageProblem(
			`lsp takes no argument, and got "${args.paths.join(' ')}".`,
			'The editor tells the server its folders; write qms-lens lsp --stdio.',
		);
	// Loaded only here: the other commands start without it.
	const {startStdio} = await import('../../node/server.ts');
	startStdio();
	return 0;
}
