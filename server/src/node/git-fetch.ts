import {dirname} from 'node:path';
import {runGit} from './git-run.ts';
import {isRepository, openRepository} from './repository.ts';

/** Fetching the whole history of a large repository takes minutes. */
const limit = 15 * 60_000;

/**
 * Fetches a branch of `origin`, with its whole history, into the repository that holds a folder. For the GitHub Action alone,
 * whose checkout holds one commit: nothing else of the product fetches. Returns why it could not be done.
 */
export async function fetchBranch(folder: string, branch: string): Promise<string | undefined> {
	const repository = await openRepository(folder);
	if (!isRepository(repository)) return `${repository.reason} ${repository.remedy}`;
	const {top, shallow} = repository;
	const answer = await runGit({
		top,
		folder: top,
		words: [
			'fetch',
			'--no-tags',
			'--quiet',
			'--no-recurse-submodules',
			...(shallow ? ['--unshallow'] : []),
			'origin',
			`+refs/heads/${branch}:refs/remotes/origin/${branch}`,
		],
		env: {GIT_CEILING_DIRECTORIES: dirname(top)},
		// Whatever a remote is reached by, but no remote that is a command.
		transports: ['https', 'http', 'ssh', 'git', 'file'],
		limit,
	});
	return 'output' in answer ? undefined : answer.message.trim().split('\n')[0];
}
