import type {Catalog} from '../core/catalog/catalog.ts';
import {meaningOf} from '../core/catalog/ids.ts';
import {allRules} from '../core/rules/index.ts';
import type {RuleMeta} from '../core/rules/rule.ts';
import type {Qms} from '../core/service.ts';
import {explainBoundary, explainCriterion, explainLine, explainOutcome, explainRule} from './explain.ts';
import {ruleUrl} from './links.ts';
import type {DocumentResult, Result} from './result.ts';
import type {TextOptions} from './terminal.ts';

/** One thing explained, as text and as data. */
export interface Explanation {
	text(options: TextOptions): string;
	readonly value: unknown;
}

type Judged = Pick<Qms, 'snapshot'>;

/** A rule by its id or an alias; undefined where no rule is called so. */
export function ruleExplanation(target: string): Explanation | undefined {
	const wanted = target.toLowerCase();
	const meta = allRules
		.map(rule => rule.meta)
		.find(each => each.id === wanted || each.aliases.some(alias => alias.toLowerCase() === wanted));
	return meta && {text: options => explainRule(meta, options), value: ruleValue(meta)};
}

function ruleValue({id, aliases, family, severity, summary, why, remedy, options}: RuleMeta): object {
	return {id, aliases, family, severity, summary, why, remedy, options: options ?? {}, url: ruleUrl(id)};
}

/** An outcome, a criterion or a boundary of a system; undefined for an id that none of its catalogues has. */
export function idExplanation(target: string, {snapshot}: Judged, result: Result): Explanation | undefined {
	for (const catalog of snapshot.catalogs) {
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
			return {text: options => explainCriterion(result, criterion, options), value: criterion};
		return {
			text: options => outcomes.map(each => explainOutcome(result, each, options)).join('\n'),
			value: outcomes.length === 1 ? outcomes[0] : outcomes,
		};
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
	return {text: options => explainBoundary(result, boundary, findings, options), value: {...boundary, findings}};
}

/** How many lines a document of the root has; undefined where there is no such document. */
export function linesOf({snapshot}: Judged, path: string): number | undefined {
	return snapshot.documents.get(path)?.document.lineStarts.length;
}

/** A line of a document, its path relative to the root; undefined where it is not reported. */
export function placeExplanation(path: string, line: number, result: Result): Explanation | undefined {
	const document = result.documents.find(each => each.path === path);
	return document && {text: options => explainLine(result, document, line, options), value: placeValue(document, line)};
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
