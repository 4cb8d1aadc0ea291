import {criterionLooks, direction, outcomeLooks} from '../core/coverage/states.ts';
import {type CauseContext, causeFinder, changedPlaces, sharedCauses} from './causes.ts';
import type {Told} from './identity.ts';
import {pair, type Paired} from './match.ts';
import type {
	CriterionChange,
	CriterionResult,
	Difference,
	FindingResult,
	OutcomeChange,
	OutcomeResult,
	PlaceResult,
	QuestionResult,
	ReadingResult,
	Result,
} from './result.ts';

export interface DifferenceContext extends CauseContext {
	readonly since: string;
	readonly commit: string;
	/** Lines, from 1, that are new or different now; undefined for a document that is wholly new. */
	readonly touchedLines: (path: string) => ReadonlySet<number> | undefined;
}

/** Compares two states of one root; `after` is the present one. */
export function differenceOf(before: Result, after: Result, context: DifferenceContext): Difference {
	const {both, onlyBefore, onlyAfter} = pairedFindings(before, after, context);
	const touched = both.map(([, now]) => now).filter(each => each.identity.document !== '' && isTouched(each, context));
	const paths = new Set(after.documents.map(document => document.path));
	const left = leftBy(before, after, context);
	const moved = ({path, section}: PlaceResult) => ({path: renamed(path, context), section});
	const causeOf = causeFinder(before, after, context);
	const criteria = changes(criteriaOf(before), criteriaOf(after), (was, now) => {
		const change = criterionChange(was, now, paths, context);
		// What stands nowhere now had possible places.
		const places = change.places.length > 0 ? change.places : [...was.places, ...was.candidates].map(moved);
		return {...change, cause: causeOf(now.id, places)};
	});
	return {
		since: context.since,
		commit: context.commit,
		before: {met: before.summary.met, applicable: before.summary.applicable},
		after: {met: after.summary.met, applicable: after.summary.applicable},
		outcomes: changes(outcomesOf(before), outcomesOf(after), outcomeChange),
		criteria,
		causes: sharedCauses(criteria),
		caused: inReportOrder(onlyAfter, after),
		fixed: inReportOrder(
			onlyBefore.filter(each => !left.has(renamed(each.path, context))),
			before,
		),
		left: [...left].map(path => ({
			path,
			gone: !paths.has(path),
			findings: onlyBefore.filter(each => renamed(each.path, context) === path).length,
		})),
		touched: inReportOrder(touched, after),
		unchanged: both.length - touched.length,
		...readingDifference(before, after, context),
	};
}

const renamed = (path: string, {renames}: DifferenceContext): string => renames.get(path) ?? path;

/** The paths of documents that were part of the system and are not now, sorted. */
function leftBy(before: Result, after: Result, context: DifferenceContext): ReadonlySet<string> {
	const stays = new Set(after.documents.filter(({qms}) => qms).map(({path}) => path));
	const was = before.documents.filter(({qms}) => qms).map(({path}) => renamed(path, context));
	return new Set(was.filter(path => !stays.has(path)).sort());
}

/** A question is the same where it asks of the same words, or of the same section as it was. */
function readingDifference(
	before: Result,
	after: Result,
	{renames}: DifferenceContext,
): Pick<Difference, 'questions' | 'answered' | 'readings'> {
	const keysOf = ({criterion, path, section, words, why}: QuestionResult, moved: ReadonlyMap<string, string>) => [
		`${why} ${criterion} ${words}`,
		`${why} ${criterion} ${moved.get(path) ?? path} ${section}`,
	];
	const asked = new Set(before.questions.flatMap(each => keysOf(each, renames)));
	const asks = new Set(after.questions.flatMap(each => keysOf(each, new Map())));
	const keyOf = (
		{criterion, shows, by, on, section, path}: ReadingResult,
		moved: ReadonlyMap<string, string>,
	): string => [criterion, shows, by, on, section, moved.get(path) ?? path].join(' ');
	const holding = (result: Result, moved: ReadonlyMap<string, string>): ReadonlySet<string> =>
		new Set(
			result.readings.filter(({state}) => state === 'fresh' || state === 'moved').map(each => keyOf(each, moved)),
		);
	const [held, holds] = [holding(before, renames), holding(after, new Map())];
	const read = new Set(
		after.readings.filter(each => !held.has(keyOf(each, new Map()))).map(({criterion}) => criterion),
	);
	// A question also goes with its document, or with a better text; only a reading answers it.
	const isAnswered = (each: QuestionResult): boolean =>
		(read.has(each.criterion) || read.has('')) && !keysOf(each, renames).some(key => asks.has(key));
	return {
		questions: after.questions.filter(each => !keysOf(each, new Map()).some(key => asked.has(key))),
		answered: before.questions.filter(isAnswered).length,
		readings: {
			gained: [...holds].filter(key => !held.has(key)).length,
			lost: [...held].filter(key => !holds.has(key)).length,
		},
	};
}

/** True where nothing that a reader would want to know changed. */
export function isUnchanged({outcomes, criteria, caused, fixed, left, questions, readings}: Difference): boolean {
	const {gained, lost} = readings;
	return (
		outcomes.length +
			criteria.length +
			caused.length +
			fixed.length +
			left.length +
			questions.length +
			gained +
			lost ===
		0
	);
}

/** A document is known by its id where it kept one; else by the path it has now, whether it gained an id, lost it or moved. */
function pairedFindings(
	before: Result,
	after: Result,
	context: DifferenceContext,
): Paired<FindingResult, FindingResult> {
	const names = new Map(after.documents.map(({path, id}) => [path, id ?? path]));
	const present = new Set(names.values());
	const nameOf = ({path, identity: {document}}: FindingResult): string =>
		document === '' || present.has(document) ? document : (names.get(renamed(path, context)) ?? document);
	return pair(
		before.findings,
		after.findings,
		(each): Told => ({rule: each.rule, ...each.identity, document: nameOf(each), key: movedKey(each, context)}),
		({rule, identity}): Told => ({rule, ...identity}),
		document => present.has(document),
	);
}

/** A key may end in the path of another document, which may have moved as well. */
function movedKey({identity: {key}}: FindingResult, {renames}: DifferenceContext): string {
	if (renames.size === 0) return key;
	const from = [0, ...[...key.matchAll(/ /g)].map(({index}) => index + 1)];
	const at = from.find(index => renames.has(key.slice(index)));
	return at === undefined ? key : key.slice(0, at) + (renames.get(key.slice(at)) ?? '');
}

function isTouched({path, line, endLine}: FindingResult, {touchedLines}: DifferenceContext): boolean {
	const lines = touchedLines(path);
	if (lines === undefined) return true;
	for (let each = line; each <= Math.min(endLine, line + 200); each++) if (lines.has(each)) return true;
	return false;
}

function inReportOrder(findings: readonly FindingResult[], {findings: all}: Result): FindingResult[] {
	const wanted = new Set(findings);
	return all.filter(each => wanted.has(each));
}

const outcomesOf = (result: Result): Map<string, OutcomeResult> =>
	new Map(
		result.catalogs.flatMap(catalog =>
			catalog.outcomes.map(outcome => [`${catalog.id} ${outcome.id}`, outcome] as const),
		),
	);

const criteriaOf = (result: Result): Map<string, CriterionResult & {readonly outcome: string}> =>
	new Map(
		result.catalogs.flatMap(catalog =>
			catalog.outcomes.flatMap(outcome =>
				outcome.criteria.map(
					criterion => [`${catalog.id} ${criterion.id}`, {...criterion, outcome: outcome.id}] as const,
				),
			),
		),
	);

/** What changed among things that both states have; a catalogue that only one has cannot be compared. */
function changes<T extends {readonly state: string}, C>(
	before: ReadonlyMap<string, T>,
	after: ReadonlyMap<string, T>,
	change: (was: T, now: T) => C,
): C[] {
	return [...after].flatMap(([id, now]) => {
		const was = before.get(id);
		return was === undefined || was.state === now.state ? [] : [change(was, now)];
	});
}

function outcomeChange(was: OutcomeResult, now: OutcomeResult): OutcomeChange {
	const [shownBefore, shownNow] = [outcomeLooks[was.state].shows, outcomeLooks[now.state].shows];
	return {
		id: now.id,
		qualified: now.qualified,
		title: now.title,
		before: was.state,
		after: now.state,
		direction: direction(shownBefore, shownNow),
		lastEvidence: shownBefore > 0 && shownNow === 0,
	};
}

function criterionChange(
	was: CriterionResult & {readonly outcome: string},
	now: CriterionResult,
	paths: ReadonlySet<string>,
	{renames}: DifferenceContext,
): Omit<CriterionChange, 'cause'> {
	const way = direction(criterionLooks[was.state].shows, criterionLooks[now.state].shows);
	const places =
		way !== 'worse'
			? now.state === 'to-read'
				? now.candidates.filter(({answer}) => answer === 'possible')
				: now.places
			: was.places.map(place => ({...place, path: renames.get(place.path) ?? place.path}));
	return {
		id: now.id,
		title: now.title,
		outcome: was.outcome,
		before: was.state,
		after: now.state,
		direction: way,
		places: changedPlaces(places, paths),
		plan: now.state === 'planned' ? now.plan : undefined,
	};
}
