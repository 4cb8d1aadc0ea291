import {rmSync} from 'node:fs';
import {resolve} from 'node:path';
import {keptFiles, keptFolder} from '../../node/keptFolder.ts';
import {codeOf} from '../../node/paths.ts';
import {visible} from '../../report/terminal.ts';
import {counted} from '../../report/words.ts';
import type {Arguments} from '../args.ts';
import type {Host} from '../host.ts';
import {UsageProblem} from '../problem.ts';

/** `cache`: says where results are kept and how much room they take; `cache clear` deletes them. */
export async function cache(args: Arguments, host: Host): Promise<number> {
	const [what, ...more] = args.paths;
	if (more.length > 0 || (what !== undefined && what !== 'clear'))
		throw new UsageProblem(
			`cache does not know "${args.paths.join(' ')}".`,
			'Write qms-lens cache, or qms-lens cache clear; --cache-location names another folder.',
		);
	const folder = args.cacheLocation === undefined ? keptFolder(host.env) : resolve(host.cwd, args.cacheLocation);
	const files = keptFiles(folder);
	if (what === 'clear')
		for (const {path} of files) {
			try {
				rmSync(path, {force: true});
			} catch (error) {
				throw new UsageProblem(`${path} cannot be deleted (${codeOf(error)}).`, 'Delete it yourself.');
			}
		}
	const bytes = files.reduce((sum, each) => sum + each.bytes, 0);
	const size = `${counted(files.length, 'file')}, ${(bytes / 1e6).toFixed(1)} MB`;
	await host.stdout.write(visible(`${folder}: ${size}${what === 'clear' ? ' deleted' : ''}`) + '\n');
	return 0;
}
