import {editionOf} from '../core/config/edition.ts';
import type {Catalog, Criterion, Edition} from '../core/catalog/catalog.ts';
import type {Coverage, CriterionCoverage, OutcomeCoverage, Place} from '../core/coverage/coverage.ts';
import {countCriteria} from '../core/coverage/counts.ts';
import {offeredPlaces} from '../core/coverage/offered.ts';
import {openReason} from '../core/coverage/wording.ts';
import type {Language} from '../core/model/document.ts';
import {languages} from '../core/model/document.ts';
import type {Severity} from '../core/finding/finding.ts';
import type {RuleMeta} from '../core/rules/rule.ts';
import type {Qms} from '../core/service.ts';
import type {Snapshot} from '../core/workspace/snapshot.ts';
import {claimedIn, claimResults, documentResult} from './documents.ts';
import {strongWords} from './evidence.ts';
import {findingResults} from './findings.ts';
import type {
	CatalogResult,
	CriterionResult,
	FindingResult,
	Gate,
	OutcomeResult,
	PlaceResult,
	Result,
} from './result.ts';
import {placeResult} from './places.ts';
import {questionResults, readingResults} from './readings.ts';

/** What a run knows besides the QMS itself. */
export interface RunContext {
	readonly tool: Result['tool'];
	readonly root: string;
	readonly repositoryRoot: string;
	/** Files and folders that are reported, relative to the root; empty for everything. */
	readonly scope: readonly string[];
	readonly unreadable: Result['unreadable'];
	readonly rules: readonly RuleMeta[];
	readonly gates: (coverage: readonly CatalogResult[]) => readonly Gate[];
	readonly durationMs: number;
}

type Reading = Pick<Qms, 'snapshot' | 'findings' | 'coverage' | 'lineStarts' | 'failures'>;

/** Everything one run says, from the facade's present state. */
export function createResult(qms: Reading, context: RunContext): Result {
	const {snapshot} = qms;
	const within = scopeTest(context.scope);
	const coverage = qms.coverage();
	const catalogs = coverage.map(each => catalogResult(each, snapshot));
	const findings = findingResults(
		qms.findings().filter(each => within(each.path)),
		qms,
		context,
	);
	const claimed = new Map(coverage.map(each => [each, claimedIn(each)]));
	const documents = [...snapshot.documents.values()]
		.filter(({document}) => within(document.path))
		.map(entry => documentResult(entry, coverage, claimed, snapshot));
	const outcomes = catalogs.flatMap(catalog => catalog.outcomes);
	const unreadable = context.unreadable.filter(each => within(each.path));
	const taken = documents.filter(document => document.qms).length;
	return {
		tool: context.tool,
		root: context.root,
		repositoryRoot: context.repositoryRoot,
		organization: snapshot.config.organization,
		certificate: snapshot.config.certificate,
		notApplicable: snapshot.config.notApplicable.map(({topic, clause, justification, approver, date}) => ({
			subject: topic ?? clause ?? '',
			clause:
				clause ?? coverage.flatMap(each => each.catalog.applicability).find(each => each.name === topic)?.clause ?? '',
			justification,
			approver,
			date,
			criteria: coverage
				.flatMap(each => [...each.criteria.values()])
				.filter(
					each =>
						each.notApplicable !== undefined &&
						each.notApplicable.topic === topic &&
						each.notApplicable.clause === clause,
				)
				.map(each => each.criterion.id),
		})),
		commit: snapshot.git && {hash: snapshot.git.commit, date: snapshot.git.date},
		today: snapshot.today,
		catalogs,
		documents,
		claims: documents.flatMap(({path}) => claimResults(snapshot.documents.get(path)?.document)),
		questions: questionResults(qms).filter(({path}) => within(path)),
		readings: readingResults(qms.snapshot).filter(({path}) => path === '' || within(path)),
		unreadable,
		findings,
		rules: context.rules,
		baseline: undefined,
		difference: undefined,
		gates: context.gates(catalogs),
		failures: qms.failures(),
		summary: {
			files: taken,
			skipped: documents.length - taken + unreadable.length,
			...countsOf(findings),
			met: sum(outcomes.map(outcome => outcome.met)),
			applicable: sum(outcomes.map(outcome => outcome.applicable)),
			states: countCriteria(coverage),
			durationMs: context.durationMs,
		},
	};
}

/** The result with other findings, and the counts that go with them. */
export function withFindings(result: Result, findings: readonly FindingResult[]): Result {
	return {...result, findings, summary: {...result.summary, ...countsOf(findings)}};
}

function countsOf(findings: readonly FindingResult[]): Pick<Result['summary'], 'errors' | 'warnings' | 'notes'> {
	const count = (...severities: readonly Severity[]): number =>
		findings.filter(each => severities.includes(each.severity)).length;
	return {errors: count('error'), warnings: count('warning'), notes: count('information', 'hint')};
}

/** True for paths that are reported: those named, and all below a folder that is named. */
export function scopeTest(scope: readonly string[]): (path: string) => boolean {
	if (scope.length === 0) return () => true;
	return path => scope.some(each => path === each || path.startsWith(`${each}/`));
}

function catalogResult(coverage: Coverage, snapshot: Snapshot): CatalogResult {
	const {catalog} = coverage;
	const language = mainLanguage(snapshot);
	const offered = offeredPlaces(coverage);
	const resultOf = (each: CriterionCoverage): CriterionResult =>
		criterionResult(each, offered.get(each.criterion.id) ?? [], catalog, language, snapshot);
	return {
		id: catalog.id,
		version: catalog.version,
		title: catalog.title,
		disclaimer: catalog.disclaimer,
		edition: editionOf(snapshot.config, catalog),
		verdict: coverage.verdict,
		assumedEffective: coverage.assumedEffective,
		outcomes: coverage.outcomes.map(outcome => outcomeResult(outcome, resultOf)),
		notes: coverage.notes.map(({note, state}) => ({id: note.id, title: note.title, statement: note.statement, state})),
		boundaries: coverage.boundaries.map(({boundary, state, findings}) => ({
			id: boundary.id,
			title: boundary.title,
			statement: boundary.statement,
			state,
			findings,
		})),
	};
}

/** The language of most documents of the QMS; the first of the known ones where two are level. */
function mainLanguage(snapshot: Snapshot): Language {
	const counts = new Map<Language, number>();
	for (const {document} of snapshot.documents.values())
		if (document.qms) counts.set(document.language, (counts.get(document.language) ?? 0) + 1);
	return languages.reduce((best, each) => ((counts.get(each) ?? 0) > (counts.get(best) ?? 0) ? each : best));
}

const mostWords = 8;

/** Strong words of each group of concepts. */
function wordsFor({rule}: Criterion, catalog: Catalog, language: Language): string[] {
	const groups = rule.all.map(group =>
		group.filter(name => catalog.concepts.find(concept => concept.name === name)?.generic === false),
	);
	return [
		...new Set(groups.flatMap(group => group.flatMap(name => strongWords(catalog, name, language)).slice(0, 4))),
	].slice(0, mostWords);
}

function outcomeResult(
	coverage: OutcomeCoverage,
	resultOf: (criterion: CriterionCoverage) => CriterionResult,
): OutcomeResult {
	const {outcome, state, met, applicable, lacks, flags, criteria} = coverage;
	const results = criteria.map(resultOf);
	return {
		id: outcome.id,
		qualified: outcome.qualified,
		counted: outcome.type === 'outcome',
		parent: outcome.parent,
		title: outcome.title,
		short: outcome.short,
		statement: outcome.statement,
		state,
		met,
		applicable,
		reason: openReason(coverage),
		lacks: {mandatory: lacks.mandatory.map(({id}) => id), expected: lacks.expected},
		flags,
		criteria: results,
		where: placesOnce(results.flatMap(each => each.places)),
	};
}

function placesOnce(places: readonly PlaceResult[]): OutcomeResult['where'] {
	const seen = new Map<string, OutcomeResult['where'][number]>();
	for (const {path, line, section} of places) {
		const key = `${path}\u0000${line}`;
		if (!seen.has(key)) seen.set(key, {path, line, section});
	}
	return [...seen.values()];
}

function criterionResult(
	coverage: CriterionCoverage,
	offered: readonly Place[],
	catalog: Catalog,
	language: Language,
	snapshot: Snapshot,
): CriterionResult {
	const {criterion, level, state, flags} = coverage;
	return {
		id: criterion.id,
		title: criterion.title,
		question: criterion.question,
		counts: criterion.counts,
		words: wordsFor(criterion, catalog, language),
		clauses: clausesOf(criterion, catalog, editionOf(snapshot.config, catalog)),
		documented: criterion.documented,
		level,
		core: criterion.core,
		state,
		places: coverage.places.flatMap(place => placeResult(place, catalog, snapshot)),
		candidates: coverage.candidates.flatMap(place => placeResult(place, catalog, snapshot)),
		inPart: coverage.inPart.flatMap(place => placeResult(place, catalog, snapshot)),
		offered: offered.flatMap(place => (place.answer === 'none' ? [] : placeResult(place, catalog, snapshot))),
		flags,
		topic: criterion.applicability,
		reason:
			coverage.notApplicable?.justification ??
			coverage.plan?.directive.arguments['because'] ??
			coverage.attestation?.directive.arguments['because'],
		plan: coverage.plan && {
			owner: coverage.plan.directive.arguments['owner'] ?? '',
			due: coverage.plan.directive.arguments['due'] ?? '',
		},
		absent: (coverage.absent ?? []).map(({reading: {by, on, because = ''}}) => ({by, on, because})),
	};
}

function clausesOf({clauses}: Criterion, catalog: Catalog, edition: Edition): CriterionResult['clauses'] {
	return clauses[edition].map(number => ({number, title: catalog.clauses[edition][number] ?? ''}));
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);
