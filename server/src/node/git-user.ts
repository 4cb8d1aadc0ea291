import {runGit} from './git-run.ts';
import {isRepository, openRepository} from './repository.ts';

/** The name under which somebody commits in a folder; undefined where git knows none. */
export async function gitUser(folder: string): Promise<string | undefined> {
	const repository = await openRepository(folder);
	const top = isRepository(repository) ? repository.top : folder;
	const answer = await runGit({top, folder: top, words: ['config', '--get', 'user.name']});
	const name = 'output' in answer ? answer.output.toString().trim() : '';
	return name === '' ? undefined : name;
}
