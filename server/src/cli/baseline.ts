import {readFile} from 'node:fs/promises';
import {resolve} from 'node:path';
import {codeOf} from '../node/paths.ts';
import type {Baseline} from '../report/baseline.ts';
import {readBaseline} from '../report/baseline.ts';
import type {Host} from './host.ts';
import {UsageProblem} from './problem.ts';

/** Reads a baseline file. Throws a UsageProblem where it is missing or none. */
export async function loadBaseline(path: string, host: Host): Promise<Baseline> {
	const remedy = `Write it with qms-lens check --write-baseline ${path === '-' ? 'FILE' : path}`;
	const reading =
		path === '-'
			? host.stdin().then(bytes => new TextDecoder().decode(bytes))
			: readFile(resolve(host.cwd, path), 'utf8');
	const content = await reading.catch((error: unknown) => {
		throw new UsageProblem(`The baseline ${path} cannot be read (${codeOf(error)}).`, remedy);
	});
	const baseline = readBaseline(content);
	if ('problem' in baseline) throw new UsageProblem(`The baseline ${path} cannot be used. ${baseline.problem}`, remedy);
	return baseline;
}
