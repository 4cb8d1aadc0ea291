import {modelOptionsOf} from '../core/model/options.ts';
import {comparedWithHistory} from '../core/workspace/approvals.ts';
import type {GitFacts, Snapshot} from '../core/workspace/snapshot.ts';
import {contentOf} from './content.ts';
import {gitFacts, gitHead} from './git.ts';
import type {Repository} from './repository.ts';

/**
 * What git knows of a root, as far as something is to be compared with it: the commit always, the history of those
 * documents that are compared with it. A folder that is neither marked by `qms.yaml` nor a repository of its own lies in
 * somebody else's history.
 */
export async function historyOf(
	repository: Repository,
	snapshot: Snapshot,
	ownHistory: boolean,
	revision = 'HEAD',
): Promise<GitFacts | undefined> {
	const approved = ownHistory ? comparedWithHistory(snapshot) : [];
	if (approved.length > 0)
		return gitFacts(
			repository,
			approved,
			(path, text) => contentOf(path, text, modelOptionsOf(snapshot.config)),
			revision,
		);
	const head = await gitHead(repository, revision);
	return head && {...head, shallow: false, history: new Map()};
}
