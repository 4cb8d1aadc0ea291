import {modelOptionsOf} from '../core/model/build.ts';
import type {GitFacts, Snapshot} from '../core/workspace/snapshot.ts';
import {contentOf} from './content.ts';
import {gitFacts, gitHead} from './git.ts';

/**
 * What git knows of a root, as far as something is to be compared with it: the commit always, the history of those
 * documents that state an approval. A team whose history says nothing about approval switches `changed-after-approval`
 * off; a folder that is neither marked by `qms.yaml` nor a repository of its own lies in somebody else's history.
 */
export async function historyOf(root: string, snapshot: Snapshot, ownHistory: boolean, revision = 'HEAD'): Promise<GitFacts | undefined> {
	const {config} = snapshot;
	const off = config.rules.some(({rule, severity, paths}) => rule === 'changed-after-approval' && severity === 'off' && paths.length === 0);
	const approved = ownHistory && !off ? [...snapshot.documents.values()].filter(({document}) => document.qms && document.metadata.approved !== undefined).map(({document}) => document.path) : [];
	if (approved.length > 0) return gitFacts(root, approved, (path, text) => contentOf(path, text, modelOptionsOf(config)), revision);
	const head = await gitHead(root, revision);
	return head && {...head, shallow: false, history: new Map()};
}
