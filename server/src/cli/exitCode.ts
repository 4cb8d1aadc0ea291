import {complainOfCrash} from './crash.ts';
import type {Host} from './host.ts';
import {Refused} from '../reading/refused.ts';
import {complain} from './problem.ts';

/** The exit code of some work; 2 where it ends in a problem or breaks off, which is told on standard error. */
export async function exitCodeOf(work: () => Promise<number>, host: Host): Promise<number> {
	try {
		return await work();
	} catch (error) {
		if (error instanceof Refused) await complain(error, host);
		else await complainOfCrash(error, 'The run', host);
		return 2;
	}
}
