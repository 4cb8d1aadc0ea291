import {isTextFile} from '../../core/text/fileTypes.ts';
import {basename, relative, resolve, sep} from 'node:path';
import {idsOf, nearestId} from '../../core/catalog/ids.ts';
import {allRules} from '../../core/rules/index.ts';
import {nearest} from '../../core/text/nearest.ts';
import {type Explanation, idExplanation, linesOf, placeExplanation, ruleExplanation} from '../../report/explanation.ts';
import type {Result} from '../../report/result.ts';
import type {Arguments} from '../args.ts';
import {complainOfFailures} from '../failed.ts';
import type {Host} from '../host.ts';
import {deliver} from '../output.ts';
import {UsageProblem} from '../problem.ts';
import {startProgress} from '../progress.ts';
import type {OpenRoot} from '../roots.ts';
import {openForResults} from '../results.ts';

/** `explain`: why an outcome, a criterion, a place or a rule is as it is. */
export async function explain(args: Arguments, host: Host): Promise<number> {
	const [target, ...rest] = args.paths;
	if (target === undefined)
		throw new UsageProblem(
			'explain needs something to explain.',
			'Name an outcome or criterion (EO-9.cause), a place (docs/capa.md:41) or a rule (outcome-gap).',
		);
	if (rest.length > 0)
		throw new UsageProblem(
			`explain takes one thing at a time, and got "${rest.join(' ')}" too.`,
			`Write qms-lens explain ${target}.`,
		);
	const {explanation, results} = await explanationOf(target, args, host);
	const whole = await deliver(host, args.outputs, args.color, (format, layout) =>
		format === 'json' ? `${JSON.stringify(explanation.value, undefined, '\t')}\n` : explanation.text(layout),
	);
	return (await complainOfFailures(results, host)) || !whole ? 2 : 0;
}

/** What is explained, and the results that it was looked up in; none for a rule. Throws a UsageProblem for what nobody knows. */
async function explanationOf(
	target: string,
	args: Arguments,
	host: Host,
): Promise<{readonly explanation: Explanation; readonly results: readonly Result[]}> {
	const rule = ruleExplanation(target);
	return rule ? {explanation: rule, results: []} : explainIn(target, args, host);
}

async function explainIn(target: string, args: Arguments, host: Host): ReturnType<typeof explanationOf> {
	const progress = startProgress(host, args.quiet);
	const place = /^(?<file>.+?):(?<line>\d+)(?::\d+)?$/.exec(target)?.groups;
	const file = place?.['file'] ?? (isTextFile(target) ? target : undefined);
	// A place is looked up in the root it belongs to, an id in that of the current folder.
	const opened = await openForResults({...args, paths: file === undefined ? [] : [file]}, host, progress);
	progress.end();
	const found =
		file === undefined ? explainedId(target, opened) : explainedPlace(file, Number(place?.['line'] ?? 1), opened, host);
	if (found !== undefined) return {explanation: found, results: opened.map(each => each.result)};
	throw unknownTarget(target, file, opened);
}

type Opened = readonly {readonly open: OpenRoot; readonly result: Result}[];

function explainedId(target: string, opened: Opened): Explanation | undefined {
	for (const {open, result} of opened) {
		const explanation = idExplanation(target, open.qms, result);
		if (explanation !== undefined) return explanation;
	}
	return undefined;
}

function explainedPlace(file: string, line: number, opened: Opened, host: Host): Explanation | undefined {
	for (const {open, result} of opened) {
		const path = relative(open.request.root, resolve(host.cwd, file)).split(sep).join('/');
		const explanation = placeExplanation(path, line, result);
		if (explanation === undefined) continue;
		const lines = linesOf(open.qms, path) ?? line;
		if (line < 1 || line > lines)
			throw new UsageProblem(
				`${file} has no line ${line}.`,
				`It has ${lines === 1 ? 'one line' : `${lines} lines`}; lines count from 1.`,
			);
		return explanation;
	}
	return undefined;
}

function unknownTarget(target: string, file: string | undefined, opened: Opened): UsageProblem {
	if (file !== undefined && opened.some(({open}) => basename(file) === basename(open.configPath)))
		return new UsageProblem(
			`${file} is the configuration, which shows no criterion.`,
			'qms-lens check reports what is wrong in it; docs/configuration.md of QMS Lens describes every key.',
		);
	if (file !== undefined)
		return new UsageProblem(
			`${file} is not a document that is read.`,
			'It may be ignored or no Markdown or YAML; qms-lens check --list-files lists what is read.',
		);
	const catalogs = opened.flatMap(({open}) => open.qms.snapshot.catalogs);
	const suggestion =
		nearestId(catalogs, target) ??
		nearest(
			target,
			allRules.map(rule => rule.meta.id),
		);
	const [example] = catalogs.flatMap(idsOf);
	return new UsageProblem(
		`"${target}" is neither an outcome, a criterion, a rule nor a place.`,
		suggestion === undefined
			? `Write an id such as ${example ?? 'EO-9'} (qms-lens outcomes lists them), a rule (qms-lens rules), or FILE:LINE.`
			: `Did you mean ${suggestion}?`,
	);
}
