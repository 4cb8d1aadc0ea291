import type {BaseState} from '../node/base.ts';
import {baseState, newLines} from '../node/base.ts';
import {configName} from '../node/paths.ts';
import {differenceOf} from '../report/difference.ts';
import type {Result} from '../report/result.ts';
import {withFindings} from '../report/build.ts';
import type {Arguments} from './args.ts';
import type {Host} from './host.ts';
import {isRepository} from '../node/repository.ts';
import {note, UsageProblem} from './problem.ts';
import {resultOf} from './result.ts';
import type {OpenRoot} from './roots.ts';
import {judge} from './roots.ts';

/**
 * The result with the difference to the state that `since` names. Where git cannot be asked it stays as it is and says so;
 * with --require-base that is a UsageProblem, as a state that is not there always is.
 */
export async function compare(
	open: OpenRoot,
	now: Result,
	since: string,
	args: Arguments,
	host: Host,
): Promise<Result> {
	const {repository} = open;
	const base = isRepository(repository) ? await baseState(repository, open.request.root, since) : repository;
	if (typeof base === 'object' && 'why' in base) {
		const reason =
			base.why === 'none'
				? `${open.root === '.' ? 'The current folder' : open.root} is in no git repository.`
				: base.reason;
		if (args.requireBase) throw new UsageProblem(`There is nothing to compare with: ${reason}`, base.remedy);
		await note(`${reason.replace(/\.$/, '')}, so everything is reported.`, base.remedy, host);
		return now;
	}
	switch (base) {
		case 'no-ref':
			throw new UsageProblem(
				`There is no commit "${since}" here.`,
				'Fetch it first, such as git fetch origin main, and name it origin/main.',
			);
		case 'no-common-commit':
			throw new UsageProblem(
				`"${since}" and the present branch have no common commit.`,
				'Name the branch that the present one began at.',
			);
		case 'shallow':
			throw new UsageProblem(
				`"${since}" and the present branch have no common commit here.`,
				'A shallow clone lacks the history: git fetch --unshallow, or fetch-depth: 0 in the checkout step.',
			);
		case 'partial':
			throw new UsageProblem(
				`The clone lacks contents of the state that "${since}" names, and a check fetches nothing.`,
				'Clone without --filter, or fetch them first: git fetch --refetch --no-filter.',
			);
		default:
			return withDifference(open, now, since, base, args, host);
	}
}

async function withDifference(
	open: OpenRoot,
	now: Result,
	since: string,
	state: BaseState,
	args: Arguments,
	host: Host,
): Promise<Result> {
	const qms = await judge({...open, root: open.request.root, files: state.files, revision: state.commit}, {args, host});
	const former = new Map([...state.renames].map(([from, to]) => [to, from]));
	const base = resultOf(open, qms, args, 0);
	const difference = differenceOf(base, now, {
		since,
		commit: state.commit,
		renames: state.renames,
		isRewritten(path) {
			const was = qms.text(former.get(path) ?? path);
			const is = open.qms.text(path);
			return was !== undefined && is !== undefined && was !== is;
		},
		isConfiguredAnew: configurationOf(state.files.texts) !== configurationOf(open.files.texts),
		touchedLines(path) {
			const was = qms.text(former.get(path) ?? path);
			return was === undefined ? undefined : newLines(was, open.qms.text(path) ?? '');
		},
	});
	const failures = [...now.failures, ...base.failures];
	return withFindings({...now, difference, failures}, difference.caused);
}

const configurationOf = (texts: OpenRoot['files']['texts']): string | undefined =>
	texts.find(({path}) => path === configName)?.text;
