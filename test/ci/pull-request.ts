import {execFileSync} from 'node:child_process';
import {join} from 'node:path';
import {pathToFileURL} from 'node:url';
import {makeFolder} from '../cli/folder.ts';
import {Repository} from '../cli/repository.ts';

const head = (id: string, title: string): string =>
	`---\nid: ${id}\ntitle: ${title}\nkind: procedure\nversion: "1.0"\nstatus: effective\nowner: role:quality-manager\napprover: role:managing-director\napproved: 2026-03-02\neffective: 2026-03-16\nreview: {next: 2030-03-02}\n---\n\n# ${title}\n`;

export const correctiveAction = `${head('PRO-010', 'Corrective action')}
## Cause analysis
<!-- qms: covers EO-9.cause -->

The quality manager finds the root cause with the 5 whys within ten working days and records it in the corrective action report.
`;

export const complaints = `${head('PRO-011', 'Customer complaints')}
## Receiving complaints
<!-- qms: covers EO-10.receive -->

The sales office receives every complaint by telephone or mail and records it in the complaint log on the day it arrives.

## Answer
<!-- qms: covers EO-10.respond -->

The sales manager acknowledges the complaint within two working days and tells the customer the outcome within ten.
`;

/** A repository on a server as a pull request makes it: `main`, the branch, and the merge of both that CI checks out. */
export interface PullRequest {
	/** Address of the bare repository. */
	readonly remote: string;
	readonly base: string;
	readonly head: string;
	/** `refs/pull/7/merge` */
	readonly merge: string;
}

/** A pull request that takes the only procedure on complaints away and misspells a status. */
export function makePullRequest(): PullRequest {
	const bare = makeFolder({});
	execFileSync('git', ['init', '-q', '--bare', '-b', 'main', bare]);
	const work = new Repository();
	work.write(
		'qms.yaml',
		'organization: Brightwell Gauges\nroles:\n  quality-manager: {title: Quality manager}\n  managing-director: {title: Managing director, top: true}\n',
	);
	work.write('procedures/PRO-010-corrective-action.md', correctiveAction);
	work.write('procedures/PRO-011-complaints.md', complaints);
	work.commit('2026-03-01', 'Write the first procedures');
	const base = work.commit('2026-03-02', 'Go on');
	work.git('checkout', '-q', '-b', 'feature');
	work.remove('procedures/PRO-011-complaints.md');
	work.write(
		'procedures/PRO-012-audits of suppliers.md',
		head('PRO-012', 'Audits of suppliers').replace('status: effective', 'status: efective'),
	);
	const tip = work.commit('2026-03-03', 'Tidy up');
	work.git('checkout', '-q', 'main');
	work.at('2026-03-04', 'merge', '-q', '--no-ff', '-m', 'Merge the pull request', 'feature');
	const merge = work.git('rev-parse', 'HEAD').trim();
	const remote = pathToFileURL(bare).href;
	work.git('remote', 'add', 'origin', remote);
	work.git('push', '-q', 'origin', `${base}:refs/heads/main`, 'feature', `${merge}:refs/pull/7/merge`);
	return {remote, base, head: tip, merge};
}

/** What a checkout step leaves: the merge commit alone, detached, from a clone of that depth. Zero takes the whole history. */
export function checkout({remote, merge}: PullRequest, depth: number): string {
	const folder = join(makeFolder({'checkout/': ''}), 'checkout');
	const git = (...words: string[]): void => void execFileSync('git', words, {cwd: folder, stdio: 'ignore'});
	git('init', '-q');
	git('remote', 'add', 'origin', remote);
	git(
		'fetch',
		'--no-tags',
		'-q',
		...(depth === 0 ? [] : [`--depth=${depth}`]),
		'origin',
		`+${merge}:refs/remotes/pull/7/merge`,
	);
	git('checkout', '-q', '--force', 'refs/remotes/pull/7/merge');
	return folder;
}
