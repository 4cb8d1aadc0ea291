import type {BaseState} from '../node/base.ts';
import {baseState, newLines} from '../node/base.ts';
import {differenceOf} from '../report/difference.ts';
import type {Result} from '../report/result.ts';
import {withFindings} from '../report/build.ts';
import type {Arguments} from './args.ts';
import type {Host} from './host.ts';
import {UsageProblem} from './problem.ts';
import {resultOf} from './result.ts';
import type {OpenRoot} from './roots.ts';
import {judge} from './roots.ts';

/** The result with the difference to the state that `since` names; without git it stays as it is and says so. */
export async function compare(
	open: OpenRoot,
	now: Result,
	since: string,
	args: Arguments,
	host: Host,
): Promise<Result> {
	const base = await baseState(open.request.root, since);
	switch (base) {
		case 'no-git':
			await host.stderr.write(
				`qms-lens: ${open.root === '.' ? 'The current folder' : open.root} is in no git repository, so everything is reported.\n`,
			);
			return now;
		case 'no-ref':
			throw new UsageProblem(
				`There is no commit "${since}" here.`,
				'Fetch it first, such as git fetch origin main, and name it origin/main.',
			);
		case 'no-common-commit':
			throw new UsageProblem(
				`"${since}" and the present branch have no common commit here.`,
				'A shallow clone lacks the history: git fetch --unshallow, or fetch-depth: 0 in the checkout step.',
			);
		default:
			return withDifference(open, now, since, base, args, host);
	}
}

async function withDifference(
	open: OpenRoot,
	now: Result,
	since: string,
	base: BaseState,
	args: Arguments,
	host: Host,
): Promise<Result> {
	const qms = await judge({...open, root: open.request.root, files: base.files, revision: base.commit}, {args, host});
	const former = new Map([...base.renames].map(([from, to]) => [to, from]));
	const difference = differenceOf(resultOf(open, qms, args, 0), now, {
		since,
		commit: base.commit,
		renames: base.renames,
		touchedLines(path) {
			const was = qms.text(former.get(path) ?? path);
			return was === undefined ? undefined : newLines(was, open.qms.text(path) ?? '');
		},
	});
	return withFindings({...now, difference}, difference.caused);
}
