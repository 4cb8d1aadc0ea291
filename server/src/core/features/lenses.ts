import type {Criterion, Outcome} from '../catalog/catalog.ts';
import type {Coverage, Place} from '../coverage/coverage.ts';
import {type CriterionState, criterionStates, type OutcomeState} from '../coverage/states.ts';
import type {QmsDocument} from '../model/document.ts';
import type {Span} from '../text/span.ts';
import type {DocumentEntry} from '../workspace/snapshot.ts';
import {type FeatureContext, headingSpan} from './context.ts';

/** Where a lens stands. Cheap to find; what it says is worked out when it is shown. */
export interface LensPlace {
	readonly kind: 'document' | 'section' | 'process';
	/** Section index; that of a process is its head. */
	readonly section: number;
	readonly span: Span;
}

/** What one place says of one criterion. */
export interface LensItem {
	readonly criterion: Criterion;
	/** The state that this place alone gives. */
	readonly state: CriterionState;
	/** What a sufficient grade lacks, as in `Evidence.missing`. */
	readonly missing: readonly string[];
	readonly place: Place;
}

/** What a document brings to one outcome, beside the outcome's state over all documents. */
export interface LensOutcome {
	readonly outcome: Outcome;
	readonly state: OutcomeState;
	readonly met: number;
	readonly applicable: number;
}

/** The lenses of a document: at its top, and on each section or process with a claim or sufficient evidence. */
export function lensPlaces(context: FeatureContext, entry: DocumentEntry): readonly LensPlace[] {
	const {document} = entry;
	const sections = new Map<number, LensPlace>();
	for (const {place} of items(context, entry)) {
		const at = lensSection(document, place.section);
		if (at > 0 && !sections.has(at)) sections.set(at, lensPlace(document, at));
	}
	const top: LensPlace[] =
		outcomesOf(context, entry).length > 0 ? [{kind: 'document', section: 0, span: headingSpan(document, 0)}] : [];
	return [...top, ...[...sections.values()].sort((a, b) => a.span.start - b.span.start)];
}

/** What the lens of a section or process says, claims first, each criterion once. */
export function lensItems(context: FeatureContext, entry: DocumentEntry, section: number): readonly LensItem[] {
	const best = new Map<string, LensItem>();
	for (const item of items(context, entry)) {
		if (lensSection(entry.document, item.place.section) !== section) continue;
		const known = best.get(item.criterion.id);
		if (known === undefined || rank(item.state) < rank(known.state)) best.set(item.criterion.id, item);
	}
	return [...best.values()].sort((a, b) => rank(a.state) - rank(b.state));
}

/** What the lens at the top says: the outcomes that the document has sufficient evidence or a claim for, in catalogue order. */
export function outcomesOf(context: FeatureContext, entry: DocumentEntry): readonly LensOutcome[] {
	const ids = new Set(items(context, entry).map(({criterion}) => criterion.outcome));
	return context
		.coverage()
		.flatMap(({outcomes}) =>
			outcomes
				.filter(({outcome}) => ids.has(outcome.id))
				.map(({outcome, state, met, applicable}) => ({outcome, state, met, applicable})),
		);
}

/** The section whose lens speaks for one: a process is one lens, and its fields have none of their own. */
export function lensSection(document: QmsDocument, section: number): number {
	const owner = document.processes.find(
		process => process.section <= section && section < (document.sections[process.section]?.subtreeEnd ?? 0),
	);
	return owner?.section ?? section;
}

/** A process has its lens above its id, which stands before its title. */
function lensPlace(document: QmsDocument, section: number): LensPlace {
	const process = document.processes.find(each => each.section === section);
	return process === undefined
		? {kind: 'section', section, span: headingSpan(document, section)}
		: {kind: 'process', section, span: process.idSpan};
}

function items(context: FeatureContext, entry: DocumentEntry): LensItem[] {
	return context.coverage().flatMap(coverage => itemsOf(entry, coverage));
}

function itemsOf({document}: DocumentEntry, coverage: Coverage): LensItem[] {
	return [...(coverage.documents.get(document.path) ?? [])].flatMap(([id, places]) => {
		const criterion = coverage.criteria.get(id)?.criterion;
		return criterion === undefined ? [] : places.flatMap(place => itemOf(criterion, place) ?? []);
	});
}

function itemOf(criterion: Criterion, place: Place): LensItem | undefined {
	const state = stateOf(place);
	return state === undefined ? undefined : {criterion, state, place, missing: place.evidence?.missing ?? []};
}

/** Undefined for a place that neither claims nor shows anything: a lens there would be noise. */
function stateOf({answer, counting, confirmed, claim, spread}: Place): CriterionState | undefined {
	if (answer === 'shown') return counting !== 'yes' ? 'pending' : confirmed ? 'covered' : 'evidenced';
	// A claim of a whole outcome is spread over all its criteria; those not shown here may be shown elsewhere.
	return claim === undefined || spread ? undefined : 'claimed';
}

/** Claims first: what is only shown is an offer to claim it. */
const rank = (state: CriterionState): number => (state === 'evidenced' ? Infinity : criterionStates.indexOf(state));
