import {issuesUrl} from '../report/issues.ts';
import type {Host} from './host.ts';
import {complain, UsageProblem} from './problem.ts';

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

/** Says where in the program something broke off, for whoever asks for it. */
export async function debug(failures: readonly {readonly stack: string}[], {env, stderr}: Host): Promise<void> {
	if ((env['QMS_LENS_DEBUG'] ?? '') === '') return;
	for (const {stack} of failures) if (stack !== '') await stderr.write(`${stack}\n`);
}
