import {isTextFile} from '../../core/text/fileTypes.ts';
import {basename, relative, resolve, sep} from 'node:path';
import {idsOf, meaningOf, nearestId} from '../../core/catalog/ids.ts';
import type {Catalog} from '../../core/catalog/catalog.ts';
import {allRules} from '../../core/rules/index.ts';
import type {RuleMeta} from '../../core/rules/rule.ts';
import {nearest} from '../../core/text/nearest.ts';
import {explainBoundary, explainCriterion, explainLine, explainOutcome, explainRule} from '../../report/explain.ts';
import {ruleUrl} from '../../report/links.ts';
import type {DocumentResult, Result} from '../../report/result.ts';
import type {Arguments} from '../args.ts';
import {complainOfFailures} from '../failed.ts';
import type {Host} from '../host.ts';
import {deliver, type Layout} from '../output.ts';
import {UsageProblem} from '../problem.ts';
import {startProgress} from '../progress.ts';
import type {OpenRoot} from '../roots.ts';
import {openForResults} from '../results.ts';

/** One thing explained, as text and as data. */
interface Explanation {
	text(layout: Layout): string;
	readonly value: unknown;
}

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
export async function explanationOf(
	target: string,
	args: Arguments,
	host: Host,
): Promise<{readonly explanation: Explanation; readonly results: readonly Result[]}> {
	const rule = ruleExplanation(target);
	return rule ? {explanation: rule, results: []} : explainIn(target, args, host);
}

function ruleExplanation(target: string): Explanation | undefined {
	const wanted = target.toLowerCase();
	const meta = allRules
		.map(rule => rule.meta)
		.find(each => each.id === wanted || each.aliases.some(alias => alias.toLowerCase() === wanted));
	return meta && {text: layout => explainRule(meta, layout), value: ruleValue(meta)};
}

function ruleValue({id, aliases, family, severity, summary, why, remedy, options}: RuleMeta): object {
	return {id, aliases, family, severity, summary, why, remedy, options: options ?? {}, url: ruleUrl(id)};
}

async function explainIn(target: string, args: Arguments, host: Host): ReturnType<typeof explanationOf> {
	const progress = startProgress(host, args.quiet);
	const place = /^(?<file>.+?):(?<line>\d+)(?::\d+)?$/.exec(target)?.groups;
	const file = place?.['file'] ?? (isTextFile(target) ? target : undefined);
	// A place is looked up in the root it belongs to, an id in that of the current folder.
	const opened = await openForResults({...args, paths: file === undefined ? [] : [file]}, host, progress);
	progress.end();
	const found =
		file === undefined
			? idExplanation(target, opened)
			: placeExplanation(file, Number(place?.['line'] ?? 1), opened, host);
	if (found !== undefined) return {explanation: found, results: opened.map(each => each.result)};
	throw unknownTarget(target, file, opened);
}

type Opened = readonly {readonly open: OpenRoot; readonly result: Result}[];

function idExplanation(target: string, opened: Opened): Explanation | undefined {
	for (const {open, result} of opened) {
		for (const catalog of open.qms.snapshot.catalogs) {
			const boundary = boundaryExplanation(target, catalog, result);
			if (boundary !== undefined) return boundary;
			const meaning = meaningOf(catalog, target);
			const own = result.catalogs.find(each => each.id === catalog.id);
			if (meaning === undefined || own === undefined) continue;
			const outcomes = own.outcomes.filter(each => meaning.outcomes.some(({id}) => id === each.id));
			const [wanted] = meaning.criteria;
			const criterion = meaning.explicit
				? outcomes.flatMap(each => each.criteria).find(each => each.id === wanted?.id)
				: undefined;
			if (criterion !== undefined)
				return {text: layout => explainCriterion(result, criterion, layout), value: criterion};
			return {
				text: layout => outcomes.map(each => explainOutcome(result, each, layout)).join('\n'),
				value: outcomes.length === 1 ? outcomes[0] : outcomes,
			};
		}
	}
	return undefined;
}

/** What certification does not mean, as `check` names it where a sentence oversteps it. */
function boundaryExplanation(target: string, catalog: Catalog, result: Result): Explanation | undefined {
	const boundary = result.catalogs
		.find(each => each.id === catalog.id)
		?.boundaries.find(({id}) => id.toLowerCase() === target.toLowerCase());
	if (boundary === undefined) return undefined;
	const rules = catalog.boundaries.find(({id}) => id === boundary.id)?.rules ?? [];
	const findings = result.findings.filter(({rule}) => rules.includes(rule));
	return {text: layout => explainBoundary(result, boundary, findings, layout), value: {...boundary, findings}};
}

function placeExplanation(file: string, line: number, opened: Opened, host: Host): Explanation | undefined {
	for (const {open, result} of opened) {
		const path = relative(open.request.root, resolve(host.cwd, file)).split(sep).join('/');
		const document = result.documents.find(each => each.path === path);
		if (document === undefined) continue;
		const lines = open.qms.snapshot.documents.get(path)?.document.lineStarts.length ?? line;
		if (line < 1 || line > lines)
			throw new UsageProblem(
				`${file} has no line ${line}.`,
				`It has ${lines === 1 ? 'one line' : `${lines} lines`}; lines count from 1.`,
			);
		return {text: layout => explainLine(result, document, line, layout), value: placeValue(document, line)};
	}
	return undefined;
}

function placeValue(document: DocumentResult, line: number): object {
	const criteria = document.criteria
		.map(criterion => ({
			...criterion,
			evidence: criterion.evidence.filter(each => each.line <= line && line <= each.endLine),
		}))
		.filter(criterion => criterion.evidence.length > 0);
	return {path: document.path, line, kind: document.kind, qms: document.qms, reason: document.reason, criteria};
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
