import type {Arguments} from '../args.ts';
import type {Host} from '../host.ts';
import {UsageProblem} from '../problem.ts';

export async function explain(_args: Arguments, _host: Host): Promise<number> {
	throw new UsageProblem('explain', 'later');
}
