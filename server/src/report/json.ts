import type {Difference} from './result.ts';
import type {
	CriterionResult,
	DocumentResult,
	EvidenceResult,
	FindingResult,
	OutcomeResult,
	PlaceResult,
	Result,
} from './result.ts';
import type {JsonRoot} from './schema.ts';
import {jsonPieces, Listed, type Writable} from './jsonPieces.ts';

type Element<T> = T extends readonly (infer E)[] ? E : never;

/** The report as JSON text, one object, with tabs, closed by a newline. Several roots stand side by side in `roots`. */
export function jsonReport(results: readonly Result[]): string {
	return [...jsonReportPieces(results)].join('');
}

/** The same text in pieces, each made when it is asked for; `results` holds at least one. */
export function jsonReportPieces(results: readonly Result[]): Iterable<string> {
	const [first, ...more] = results;
	if (first === undefined) throw new Error('a report needs a root');
	const head = {schemaVersion: 2 as const, tool: first.tool};
	return jsonPieces(more.length === 0 ? {...head, ...rootValue(first)} : {...head, roots: listed(results, rootValue)});
}

const listed = <T, V>(items: Iterable<T>, valueOf: (item: T) => V): Listed<V> =>
	new Listed(function* () {
		for (const item of items) yield valueOf(item);
	});

function rootValue(result: Result): Writable<JsonRoot> {
	return {
		root: result.root,
		today: result.today,
		commit: result.commit ?? null,
		catalogs: result.catalogs.map(catalog => catalog.id),
		notApplicable: result.notApplicable.map(({subject, clause, justification, approver, date, criteria}) => ({
			subject,
			clause,
			justification,
			approver,
			date: date ?? null,
			criteria: [...criteria],
		})),
		verdicts: result.catalogs.map(({id, edition, verdict, assumedEffective, disclaimer}) => ({
			catalog: id,
			edition,
			verdict,
			assumedEffective,
			disclaimer,
		})),
		boundaries: result.catalogs.flatMap(catalog =>
			catalog.boundaries.map(({id, state, findings}) => ({id, catalog: catalog.id, state, findings})),
		),
		documents: listed(result.documents, documentValue),
		unreadable: result.unreadable.map(({path, reason}) => ({path, reason})),
		outcomes: listed(
			result.catalogs.flatMap(({id, outcomes}) => outcomes.map(outcome => ({outcome, id}))),
			({outcome, id}) => outcomeValue(outcome, id),
		),
		criteria: listed(
			result.catalogs.flatMap(catalog => catalog.outcomes.flatMap(({criteria}) => criteria)),
			offerValue,
		),
		findings: result.findings.map(findingValue),
		questions: result.questions.map(each => ({...each})),
		...(result.readings.length === 0 ? {} : {readings: result.readings.map(each => ({...each}))}),
		gates: result.gates.map(({name, outcome, passed, message}) => ({name, outcome: outcome ?? null, passed, message})),
		baseline:
			result.baseline === undefined
				? null
				: {
						known: result.baseline.knownFindings.length,
						fixed: result.baseline.fixed.map(({rule, document, section, key}) => ({rule, document, section, key})),
					},
		difference: result.difference === undefined ? null : differenceValue(result.difference),
		...(result.failures.length === 0
			? {}
			: {failures: result.failures.map(({step, name, path, message}) => ({step, name, path, message}))}),
		summary: result.summary,
	};
}

function documentValue(document: DocumentResult): Element<JsonRoot['documents']> {
	return {
		path: document.path,
		id: document.id ?? null,
		title: document.title,
		kind: document.kind,
		language: document.language,
		status: document.status ?? null,
		owner: document.owner ?? null,
		version: document.version ?? null,
		reviewNext: document.reviewNext ?? null,
		qms: document.qms,
		reason: document.reason,
		criteria: document.criteria.map(({id, grade, claimed, state, evidence}) => ({
			id,
			grade,
			claimed,
			state,
			evidence: evidence.map(evidenceValue),
		})),
		outcomes: document.outcomes.map(({id, grade, addressed}) => ({id, grade, addressed})),
	};
}

function outcomeValue(outcome: OutcomeResult, catalog: string): Element<JsonRoot['outcomes']> {
	const {id, qualified, title, parent, state, met, applicable, lacks, flags, where, criteria} = outcome;
	return {
		id,
		qualified,
		catalog,
		title,
		parent: parent ?? null,
		state,
		criteria: {met, applicable},
		open: {mandatory: [...lacks.mandatory], expected: lacks.expected},
		flags: [...flags],
		where: where.map(({path, line, section}) => ({path, line, section})),
		detail: criteria.map(criterionValue),
	};
}

function criterionValue(criterion: CriterionResult): Element<Element<JsonRoot['outcomes']>['detail']> {
	const {id, title, level, core, state, flags, clauses, places, candidates} = criterion;
	return {
		id,
		title,
		level,
		core,
		state,
		flags: [...flags],
		clauses: clauses.map(({number}) => number),
		places: places.map(placeValue),
		candidates: candidates.map(placeValue),
		...(criterion.absent.length === 0
			? {}
			: {absent: criterion.absent.map(({by, on, because}) => ({by, on, because}))}),
	};
}

function offerValue({id, state, offered}: CriterionResult): Element<JsonRoot['criteria']> {
	return {
		id,
		state,
		candidates: offered.map(place => ({
			path: place.path,
			line: place.line,
			endLine: place.endLine,
			section: place.section,
			likelihood: place.likelihood,
			answer: place.answer,
			sentences: place.sentences.map(({line, text}) => ({line, text})),
			for: [...place.for],
			against: [...place.against],
			...readingValue(place),
		})),
	};
}

function placeValue(place: PlaceResult): Element<Element<Element<JsonRoot['outcomes']>['detail']>['places']> {
	return {
		path: place.path,
		...evidenceValue(place),
		claimed: place.claimed,
		counting: place.counting,
		...readingValue(place),
	};
}

/** The reading that counts, or the one whose words have changed; nothing where nobody has read the place. */
function readingValue({readings: [first]}: PlaceResult) {
	return first === undefined ? {} : {reading: {...first}};
}

function evidenceValue(
	evidence: EvidenceResult,
): Element<Element<Element<JsonRoot['documents']>['criteria']>['evidence']> {
	const {line, column, endLine, endColumn, section, grade, likelihood, answer, quote, phrases, missing, heldBack} =
		evidence;
	return {
		line,
		column,
		endLine,
		endColumn,
		section,
		grade,
		likelihood,
		answer,
		quote,
		phrases: [...phrases],
		missing: [...missing],
		heldBack: [...heldBack],
	};
}

function findingValue(finding: FindingResult): Element<JsonRoot['findings']> {
	const {rule, family, severity, path, line, column, endLine, endColumn, message, remedy, fingerprint, url} = finding;
	return {
		rule,
		family,
		severity,
		path,
		line,
		column,
		endLine,
		endColumn,
		message,
		remedy,
		outcome: finding.outcome ?? null,
		criterion: finding.criterion ?? null,
		fingerprint,
		related: finding.related.map(({path: file, message: text, ...range}) => ({
			path: file,
			line: range.line,
			column: range.column,
			endLine: range.endLine,
			endColumn: range.endColumn,
			message: text,
		})),
		url,
	};
}

function differenceValue(difference: Difference): NonNullable<JsonRoot['difference']> {
	const {
		since,
		commit,
		before,
		after,
		outcomes,
		criteria,
		causes,
		fixed,
		left,
		touched,
		unchanged,
		questions,
		answered,
		readings,
	} = difference;
	return {
		since,
		commit,
		before,
		after,
		outcomes: outcomes.map(({id, title, before: was, after: now, direction, lastEvidence}) => ({
			id,
			title,
			before: was,
			after: now,
			direction,
			lastEvidence,
		})),
		criteria: criteria.map(({id, title, outcome, before: was, after: now, direction, places, cause}) => ({
			id,
			title,
			outcome,
			before: was,
			after: now,
			direction,
			places: [...places],
			cause,
		})),
		causes: causes.map(each => ({...each, criteria: [...each.criteria]})),
		fixed: fixed.map(findingValue),
		left: left.map(({path, gone, findings}) => ({path, gone, findings})),
		touched: touched.map(findingValue),
		unchanged,
		questions: questions.map(each => ({...each})),
		answered,
		readings,
	};
}
