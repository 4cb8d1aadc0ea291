import {applyBaseline} from '../report/baseline.ts';
import {readingGates} from '../report/gates.ts';
import type {Result} from '../report/result.ts';
import type {Arguments} from './args.ts';
import {loadBaseline} from './baseline.ts';
import {compare} from './compare.ts';
import type {Host} from './host.ts';
import {overviewOf} from '../core/workspace/overview.ts';
import {UsageProblem} from './problem.ts';
import type {Command} from './commandNames.ts';
import {resultOf} from './result.ts';
import type {Progress} from './progress.ts';
import type {OpenRoot} from './roots.ts';
import {openRoots, type Memory} from './roots.ts';

/** Reads and judges every root that was asked for, `prepare` called on each before it is judged. Throws a UsageProblem where there is nothing to judge. */
export async function openForResults(
	args: Arguments,
	host: Host,
	progress: Progress,
	memory?: Memory,
	prepare?: (open: OpenRoot) => void,
): Promise<{open: OpenRoot; result: Result}[]> {
	const begun = host.now();
	const opened = await openRoots(args, host, progress, {memory});
	if (!args.listFiles && opened.every(isEmpty)) throw nothingFound(opened, args);
	const baseline = args.baseline === undefined ? undefined : await loadBaseline(args.baseline, host);
	const results: {open: OpenRoot; result: Result}[] = [];
	for (const open of opened) {
		prepare?.(open);
		const now = resultOf(open, open.qms, args, host.now() - begun);
		const whole = args.changedSince === undefined ? now : await compare(open, now, args.changedSince, args, host);
		const reading = {unread: args.failOn.includes('unread'), stale: args.failOn.includes('stale')};
		const compared = {...whole, gates: [...whole.gates, ...readingGates(whole, reading)]};
		results.push({
			open,
			result: baseline === undefined ? compared : applyBaseline(compared, baseline, open.request.scope.length > 0),
		});
	}
	return results;
}

/**
 * A root without a document of a quality management system and without anything that may be the reason: a file that
 * cannot be read, a configuration that is not understood.
 */
function isEmpty({qms, files}: OpenRoot): boolean {
	return (
		qms.snapshot.config.problems.length === 0 && files.unreadable.length === 0 && overviewOf(qms.snapshot).count === 0
	);
}

/** How each command is told where the documents lie. */
const naming: Readonly<Partial<Record<Command, string>>> = {
	check: 'check PATH',
	coverage: 'coverage PATH',
	map: 'map PATH',
	report: 'report DIR PATH',
	explain: 'explain ID --root DIR',
};

/** Rules that say of a setting why it takes no document. */
const causes: ReadonlySet<string> = new Set(['pattern-matches-nothing', 'configuration-misplaced']);

function nothingFound(opened: readonly OpenRoot[], args: Arguments): UsageProblem {
	const read = opened.reduce((sum, each) => sum + each.files.texts.length, 0);
	const where = opened.map(each => (each.root === '.' ? 'the current folder' : each.root)).join(', ');
	const looked =
		'Looked for Markdown and YAML files with document control data (front matter, key lines or a table under the title), headings that name a part of a quality management system, folders named after one, and process descriptions in YAML.';
	const [cause] = opened.flatMap(({qms}) => qms.findings().filter(({rule}) => causes.has(rule)));
	const remedy = cause
		? `${cause.path}: ${cause.message}`
		: read === 0
			? `There is no Markdown or YAML file there that is not ignored. Name the folder of the documents (qms-lens ${naming[args.command ?? 'check'] ?? 'check PATH'}), or start with qms-lens init.`
			: `${looked} --list-files says why ${read === 1 ? 'the one file was' : `each of the ${read} files was`} skipped; include: in qms.yaml names the documents exactly.`;
	return new UsageProblem(`No document of a quality management system was found in ${where}.`, remedy);
}
