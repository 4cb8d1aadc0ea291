import type {Failure} from '../core/workspace/failures.ts';
import {failureRemedy, failureSentences, issuesUrl} from '../report/failures.ts';
import type {Result} from '../report/result.ts';
import type {Host} from './host.ts';
import {complain, UsageProblem} from './problem.ts';

/**
 * Says on standard error what broke off, a line for each, and once how to report it; true where anything did. What did
 * not break off was checked, but a run that left something out never ends as if it were clean.
 */
export async function complainOfFailures(
	results: readonly Pick<Result, 'root' | 'failures'>[],
	host: Host,
): Promise<boolean> {
	const lines = results.flatMap(({root, failures}) => failureSentences(failures, root));
	if (lines.length === 0) return false;
	for (const [index, line] of lines.entries())
		await complain(new UsageProblem(line, index === lines.length - 1 ? failureRemedy : ''), host);
	await debug(
		results.flatMap(({failures}) => failures),
		host,
	);
	return true;
}

/** Says that the run itself broke off, which nothing was ready for: a line that names it, and a line on how to report it. */
export async function complainOfCrash(error: unknown, what: string, host: Host): Promise<void> {
	const {name, message, stack} = error instanceof Error ? error : new Error(String(error));
	await complain(
		new UsageProblem(
			`${what} broke off (${`${name}: ${message}`.replaceAll(/\s+/g, ' ').slice(0, 300)}).`,
			`That is a mistake in QMS Lens. Please report the line above at ${issuesUrl}; QMS_LENS_DEBUG=1 adds where in the program it happened.`,
		),
		host,
	);
	await debug([{stack: stack ?? ''}], host);
}

async function debug(failures: readonly Pick<Failure, 'stack'>[], {env, stderr}: Host): Promise<void> {
	if ((env['QMS_LENS_DEBUG'] ?? '') === '') return;
	for (const {stack} of failures) if (stack !== '') await stderr.write(`${stack}\n`);
}
