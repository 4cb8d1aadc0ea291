import {resolve} from 'node:path';
import {notRead} from '../node/read.ts';
import {type NotRead, readRegular} from '../node/regular.ts';
import type {Baseline} from '../report/baseline.ts';
import {readBaseline} from '../report/baseline.ts';
import type {Host} from './host.ts';
import {UsageProblem} from './problem.ts';

/** Why a file that the command line names was not read. */
export function unread(what: string, why: NotRead, path: string, remedy: string): UsageProblem {
	return why.kind === 'failed'
		? new UsageProblem(`${what} cannot be read (${why.code}).`, remedy)
		: new UsageProblem(`${what} cannot be read. ${notRead(why, path).reason}`, remedy);
}

/** Reads a baseline file. Throws a UsageProblem where it is missing or none. */
export async function loadBaseline(path: string, host: Host): Promise<Baseline> {
	const remedy = `Write it with qms-lens check --write-baseline ${path === '-' ? 'FILE' : path}`;
	const bytes = path === '-' ? await host.stdin() : await readRegular(resolve(host.cwd, path), {links: 'followed'});
	if (!(bytes instanceof Uint8Array)) throw unread(`The baseline ${path}`, bytes, path, remedy);
	const baseline = readBaseline(new TextDecoder().decode(bytes));
	if ('problem' in baseline) throw new UsageProblem(`The baseline ${path} cannot be used. ${baseline.problem}`, remedy);
	return baseline;
}
