import {failureRemedy, failureSentences} from '../report/failures.ts';
import type {Result} from '../report/result.ts';
import {debug} from './crash.ts';
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
