import {painter, visible, wrap} from '../report/terminal.ts';
import {Refused} from '../reading/refused.ts';
import type {Host} from './host.ts';

/** A mistake in how the program was called or set up: one message and what to do about it. Ends the run with exit code 2. */
export class UsageProblem extends Refused {
	constructor(message: string, remedy: string) {
		super(message, remedy);
		this.name = 'UsageProblem';
	}

	/** By name, since every bundle of the program holds a class of its own. */
	static override [Symbol.hasInstance](value: unknown): boolean {
		return value instanceof Error && value.name === 'UsageProblem';
	}
}

/** Tells on standard error what could not be looked at and what to do about it, in one line; the run goes on. */
export async function note(reason: string, remedy: string, host: Host): Promise<void> {
	await host.stderr.write(`${visible(`qms-lens: ${reason} ${remedy}`)}\n`);
}

/** Tells a mistake on standard error: one line says what is wrong, one what to do; wrapped for a terminal only, so that programs can read them. */
export async function complain(problem: Refused, host: Host): Promise<void> {
	const columns = host.stderr.terminal ? Math.min(host.stderr.columns ?? 100, 100) : Number.POSITIVE_INFINITY;
	const paint = painter(host.stderr.terminal && host.env['NO_COLOR'] === undefined);
	const [first = '', ...rest] = wrap(visible(`qms-lens: ${problem.message}`), columns);
	await host.stderr.write(
		[paint('red', first), ...rest, ...(problem.remedy === '' ? [] : wrap(visible(problem.remedy), columns))]
			.map(line => `${line}\n`)
			.join(''),
	);
}
