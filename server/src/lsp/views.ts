import type {CriterionCoverage, OutcomeCoverage, Place} from '../core/coverage/coverage.ts';
import {countCriteria, countOutcomes} from '../core/coverage/counts.ts';
import {criterionStates} from '../core/coverage/states.ts';
import {openReason} from '../core/coverage/wording.ts';
import {headingSpan, sectionName} from '../core/features/context.ts';
import {lensItems, type LensItem, lensPlaces} from '../core/features/lenses.ts';
import {type Grade, grades} from '../core/catalog/catalog.ts';
import {reviewDue} from '../core/workspace/dates.ts';
import {overviewOf} from '../core/workspace/overview.ts';
import type {DocumentEntry} from '../core/workspace/snapshot.ts';
import {countLine, percentOf, verdictWords} from '../report/words.ts';
import {rangeOf} from './convert.ts';
import type {CellView, CriterionView, DocumentView, OutcomeView, PlaceView, RootView} from '../host/protocol.ts';
import type {QmsRoot} from './root.ts';
import {systemNames} from './systemNames.ts';
import {remembered} from '../core/text/remembered.ts';

/** One view for each catalogue of each root that holds quality documents. */
export function rootViews(roots: readonly QmsRoot[]): RootView[] {
	const systems = roots.filter(holdsDocuments);
	const nameOf = systemNames(systems);
	return systems.flatMap(root => viewsOf(root, nameOf(root)));
}

function viewsOf(root: QmsRoot, name: string): RootView[] {
	return root.qms.coverage().map(coverage => ({
		uri: root.uri,
		name,
		catalog: coverage.catalog.title,
		disclaimer: coverage.catalog.disclaimer,
		verdict: verdictWords[coverage.verdict],
		covered: countOutcomes([coverage]).covered,
		counted: countOutcomes([coverage]).outcomes,
		counts: countLine(countCriteria([coverage])),
		assumedEffective: coverage.assumedEffective,
		outcomes: coverage.outcomes.map(outcome => outcomeView(root, outcome)),
	}));
}

export function holdsDocuments(root: QmsRoot): boolean {
	return overviewOf(root.qms.snapshot).count > 0;
}

function outcomeView(root: QmsRoot, coverage: OutcomeCoverage): OutcomeView {
	const {outcome, state, met, applicable, flags, criteria} = coverage;
	const {id, qualified, short, title, statement, type} = outcome;
	return {
		id,
		qualified,
		short,
		title,
		counted: type === 'outcome',
		statement,
		state,
		met,
		applicable,
		reason: openReason(coverage),
		flags,
		criteria: criteria.map(criterion => criterionView(root, criterion)),
	};
}

function criterionView(
	root: QmsRoot,
	{criterion, level, state, flags, places, candidates}: CriterionCoverage,
): CriterionView {
	const {id, title, question} = criterion;
	return {
		id,
		title,
		question,
		level,
		state,
		flags,
		places: places.slice(0, mostPlaces).map(place => placeView(root, place)),
		candidates: candidates.map(place => placeView(root, place)),
		more: Math.max(0, places.length - mostPlaces),
	};
}

/** Nobody reads on after these, and views are sent after every change. */
const mostPlaces = 20;

/** What a place is worth, as people read it in a list of places. */
export function shownAs({answer, evidence}: Place): string {
	if (answer === 'possible' && evidence) return `possible, ${percentOf(evidence.likelihood)}`;
	if (answer === 'none' || !evidence) return 'not shown';
	return grades[Math.max(2, evidence.grade) as Grade];
}

/** A place with the range that a click goes to: its field or its heading. */
export function placeView(root: QmsRoot, place: Place): PlaceView {
	const document = root.entry(place.path)?.document;
	const span =
		document === undefined
			? {start: 0, end: 0}
			: place.field !== undefined && place.evidence !== undefined
				? place.evidence.span
				: headingSpan(document, place.section);
	return {
		uri: root.uriOf(place.path),
		path: place.path,
		document: document?.metadata.id?.value ?? place.path.slice(place.path.lastIndexOf('/') + 1),
		range: rangeOf(root.lines(place.path), span),
		title: place.field ?? (document === undefined ? place.path : sectionName(document, place.section)),
		grade: shownAs(place),
		claimed: place.claim !== undefined,
		counting: place.counting,
	};
}

/** The quality documents of a root, in path order. */
export function documentViews(root: QmsRoot): DocumentView[] {
	return [...root.qms.snapshot.documents.values()]
		.filter(({document}) => document.qms)
		.map(entry => cachedView(root, entry));
}

interface CachedView {
	/** What a view depends on besides its document. */
	readonly config: unknown;
	readonly boilerplate: unknown;
	readonly git: unknown;
	readonly today: string;
	readonly view: DocumentView;
}

const known = remembered((_entry: DocumentEntry): {last?: CachedView} => ({}));

/** After a keystroke all documents but one are what they were. */
function cachedView(root: QmsRoot, entry: DocumentEntry): DocumentView {
	const {
		config,
		git,
		today,
		index: {boilerplate},
	} = root.qms.snapshot;
	const kept = known(entry);
	const cached = kept.last;
	if (
		cached !== undefined &&
		cached.config === config &&
		cached.boilerplate === boilerplate &&
		cached.git === git &&
		cached.today === today
	)
		return cached.view;
	const view = documentView(root, entry);
	kept.last = {config, boilerplate, git, today, view};
	return view;
}

function documentView(root: QmsRoot, entry: DocumentEntry): DocumentView {
	const {document} = entry;
	const {metadata} = document;
	const due = reviewDue(metadata);
	return {
		root: root.uri,
		uri: root.uriOf(document.path),
		path: document.path,
		id: metadata.id?.value ?? '',
		title: document.title === '' ? document.path : document.title,
		kind: document.kind,
		status: metadata.status?.value ?? '',
		owner: metadata.owner?.raw ?? '',
		reviewNext: due ?? '',
		reviewOverdue: due !== undefined && due < root.qms.snapshot.today,
		template: document.template,
		cells: cellsOf(root, entry),
	};
}

function cellsOf(root: QmsRoot, entry: DocumentEntry): Record<string, CellView> {
	const byOutcome = new Map<string, LensItem[]>();
	for (const {section} of lensPlaces(root.qms, entry)) {
		for (const item of lensItems(root.qms, entry, section))
			byOutcome.set(item.criterion.outcome, [...(byOutcome.get(item.criterion.outcome) ?? []), item]);
	}
	for (const item of lensItems(root.qms, entry, 0))
		byOutcome.set(item.criterion.outcome, [...(byOutcome.get(item.criterion.outcome) ?? []), item]);
	return Object.fromEntries(
		[...byOutcome].flatMap(([outcome, items]) => {
			const best = items.toSorted((a, b) => order.indexOf(a.state) - order.indexOf(b.state))[0];
			if (best === undefined) return [];
			return [
				[
					outcome,
					{
						state: best.state,
						range: placeView(root, best.place).range,
						criteria: [...new Set(items.map(({criterion}) => criterion.id))].sort(),
					},
				],
			];
		}),
	);
}

/** Best first. */
const order = criterionStates;
