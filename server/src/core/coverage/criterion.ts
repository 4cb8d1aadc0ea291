import type {Criterion, Level} from '../catalog/catalog.ts';
import type {NotApplicable} from '../config/config.ts';
import type {Directive} from '../model/document.ts';
import type {DocumentState, RiskFlag} from '../workspace/state.ts';
import type {CriterionCoverage, CriterionState, Place} from './coverage.ts';
import {meets} from './places.ts';

/** Everything the repository says about one criterion. */
export interface CriterionFacts {
	readonly criterion: Criterion;
	readonly level: Level;
	/** In the order of `comparePlaces`; boilerplate already counted once. */
	readonly places: readonly Place[];
	readonly notApplicable: NotApplicable | undefined;
	readonly attestations: readonly {
		readonly path: string;
		readonly directive: Directive;
		readonly state: DocumentState;
	}[];
	readonly plan: {readonly path: string; readonly directive: Directive} | undefined;
}

const candidatesShown = 3;

/** The state of a criterion by the first rule that holds (domain model, 4.2), and the places it rests on. */
export function judgeCriterion(facts: CriterionFacts): CriterionCoverage {
	const {criterion, level, notApplicable, plan, places: sorted} = facts;
	if (notApplicable)
		return {
			criterion,
			level,
			state: 'not-applicable',
			places: [],
			candidates: candidates(sorted, []),
			flags: [],
			notApplicable,
		};
	const {state, places} = decide(facts);
	const attestation = facts.attestations.find(({path, directive}) =>
		places.some(place => place.path === path && place.claim === directive),
	);
	return {
		criterion,
		level,
		state,
		places,
		candidates: candidates(sorted, places),
		flags: flagsOf(state, places),
		...(state === 'planned' && plan ? {plan} : {}),
		...(attestation && !places.some(place => place.evidence)
			? {attestation: {path: attestation.path, directive: attestation.directive}}
			: {}),
	};
}

function decide({criterion, places, attestations, plan}: CriterionFacts): {
	state: CriterionState;
	places: readonly Place[];
} {
	// What counts and shows what is needed stands first, what is claimed before what is not.
	const shown = places.slice(0, countAtLeast(places, ranks.shown, criterion));
	if (shown[0]?.claim) return {state: 'covered', places: shown};
	const attested = attestations.map(
		({path, directive, state}): Place => ({
			path,
			section: directive.section,
			evidence: undefined,
			claim: directive,
			spread: false,
			weakClaim: false,
			...state,
		}),
	);
	const inForce = attested.filter(place => place.counting === 'yes');
	if (inForce.length > 0) return {state: 'attested', places: inForce};
	if (shown.length > 0) return {state: 'evidenced', places: shown};
	const pending = [...places.filter(place => place.counting === 'pending' && meets(place, criterion)), ...attested];
	if (pending.length > 0) return {state: 'pending', places: pending};
	const thin = places.filter(place => place.counting === 'yes' && (place.evidence?.grade ?? 0) >= 2);
	if (thin.length > 0) return {state: 'thin', places: thin};
	const claimed = places.filter(place => place.claim);
	if (claimed.length > 0) return {state: 'claimed', places: claimed};
	return {state: plan ? 'planned' : 'gap', places: []};
}

/** Claimed before unclaimed where both show what is needed; then grade, then the engine's order, then path and place. */
export function comparePlaces(a: Place, b: Place, criterion: Criterion): number {
	return (
		rank(b, criterion) - rank(a, criterion) ||
		(b.evidence?.grade ?? 0) - (a.evidence?.grade ?? 0) ||
		(b.evidence?.score ?? 0) - (a.evidence?.score ?? 0) ||
		(a.path < b.path ? -1 : a.path > b.path ? 1 : 0) ||
		a.section - b.section ||
		compareText(a.field ?? '', b.field ?? '')
	);
}

function rank(place: Place, criterion: Criterion): number {
	const claim = place.claim ? 1 : 0;
	if (meets(place, criterion)) return (place.counting === 'yes' ? ranks.shown : ranks.pending) + claim;
	if ((place.evidence?.grade ?? 0) >= 2) return ranks.described + claim;
	return claim;
}

/** One more where the place is claimed. */
const ranks = {shown: 6, pending: 4, described: 2} as const;

/** How many of the sorted places have a rank or a higher one. */
function countAtLeast(sorted: readonly Place[], least: number, criterion: Criterion): number {
	let low = 0;
	let high = sorted.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		const place = sorted[middle];
		if (place && rank(place, criterion) >= least) low = middle + 1;
		else high = middle;
	}
	return low;
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Where else a reader might look: what mentions the topic, then what names its clause. */
function candidates(sorted: readonly Place[], places: readonly Place[]): readonly Place[] {
	// Of places that are the best of all, the next ones follow.
	if (places.length > 0 && places.at(-1) === sorted[places.length - 1] && places[0] === sorted[0])
		return sorted.slice(places.length, places.length + candidatesShown);
	const taken = new Set(places);
	const found: Place[] = [];
	for (const place of sorted) {
		if (found.length === candidatesShown) break;
		if (!taken.has(place)) found.push(place);
	}
	return found;
}

/** In the order of `comparePlaces`; what is compared first is looked up once for each place. */
export function sortPlaces(places: readonly Place[], criterion: Criterion): Place[] {
	return places
		.map(place => ({
			place,
			rank: rank(place, criterion),
			grade: place.evidence?.grade ?? 0,
			score: place.evidence?.score ?? 0,
		}))
		.sort(
			(a, b) => b.rank - a.rank || b.grade - a.grade || b.score - a.score || comparePlaces(a.place, b.place, criterion),
		)
		.map(({place}) => place);
}

/** What every place has against it: one sound place is enough to take a risk away. */
function flagsOf(state: CriterionState, places: readonly Place[]): readonly RiskFlag[] {
	const common = (places[0]?.flags ?? []).filter(flag => places.every(place => place.flags.includes(flag)));
	return state === 'attested' ? [...new Set<RiskFlag>(['attested', ...common])] : common;
}
