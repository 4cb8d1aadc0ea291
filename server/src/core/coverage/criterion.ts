import type {Criterion, Level} from '../catalog/catalog.ts';
import type {NotApplicable} from '../config/config.ts';
import type {Directive} from '../model/document.ts';
import type {DocumentState, RiskFlag} from '../workspace/state.ts';
import type {CriterionCoverage, Place} from './coverage.ts';
import type {AbsentReading} from '../readings/reading.ts';
import type {Written} from '../workspace/readings.ts';
import {isToBeRead} from './offered.ts';
import type {CriterionState} from './states.ts';
import {strictest} from './testimony.ts';
import {byCodeUnit} from '../text/order.ts';

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
	/** Who looked for it and found it nowhere. */
	readonly absent?: readonly Written<AbsentReading>[];
}

const candidatesShown = 5;

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
			inPart: partly(sorted),
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
		inPart: partly(sorted),
		flags: flagsOf(state, places),
		...(state === 'planned' && plan ? {plan} : {}),
		...(state === 'gap' && facts.absent && facts.absent.length > 0
			? {absent: facts.absent.toSorted((a, b) => (a.reading.on < b.reading.on ? 1 : -1))}
			: {}),
		...(attestation && !places.some(place => place.evidence)
			? {attestation: {path: attestation.path, directive: attestation.directive}}
			: {}),
	};
}

function decide({places, attestations, plan}: CriterionFacts): {
	state: CriterionState;
	places: readonly Place[];
} {
	// What counts and is shown stands first, what a person vouches for before what nobody does.
	const shown = places.slice(0, countAtLeast(places, ranks.shown));
	if (shown[0]?.confirmed) return {state: 'covered', places: shown};
	const attested = attestations.map(
		({path, directive, state}): Place => ({
			path,
			section: directive.section,
			evidence: undefined,
			claim: directive,
			spread: false,
			answer: 'none',
			confirmed: true,
			weakClaim: false,
			...state,
		}),
	);
	const inForce = attested.filter(place => place.counting === 'yes');
	if (inForce.length > 0) return {state: 'attested', places: inForce};
	if (shown.length > 0) return {state: 'evidenced', places: shown};
	const pending = [...places.slice(0, countAtLeast(places, ranks.pending)), ...attested];
	if (pending.length > 0) return {state: 'pending', places: pending};
	const claimed = places.filter(place => place.claim);
	if (claimed.length > 0) return {state: 'claimed', places: claimed};
	if (plan) return {state: 'planned', places: []};
	// Possible places are questions: what the state rests on is that one is still to be asked.
	const unread = isToBeRead(places, {
		possible: countAtLeast(places, ranks.pending),
		part: countAtLeast(places, ranks.possible),
		none: countAtLeast(places, ranks.part),
	});
	return {state: unread ? 'to-read' : 'gap', places: []};
}

/** What a reader says shows a part of the criterion, best first. */
function partly(sorted: readonly Place[]): readonly Place[] {
	return sorted.slice(countAtLeast(sorted, ranks.possible), countAtLeast(sorted, ranks.part));
}

/** What counts first: shown before possible, possible before read in part, confirmed before not; then the engine's order, then path and place. */
export function comparePlaces(a: Place, b: Place): number {
	return (
		rank(b) - rank(a) ||
		(b.evidence?.score ?? 0) - (a.evidence?.score ?? 0) ||
		byCodeUnit(a.path, b.path) ||
		a.section - b.section ||
		byCodeUnit(a.field ?? '', b.field ?? '')
	);
}

function rank({answer, confirmed, counting, testimony}: Place): number {
	const own =
		answer === 'shown'
			? counting === 'yes'
				? ranks.shown
				: ranks.pending
			: answer === 'possible'
				? ranks.possible
				: testimony !== undefined && strictest(testimony.counting)?.reading.shows === 'part'
					? ranks.part
					: ranks.none;
	return own + (confirmed ? 1 : 0);
}

/** One more where a person vouches for the place. */
const ranks = {shown: 8, pending: 6, possible: 4, part: 2, none: 0} as const;

/** How many of the sorted places have a rank or a higher one. */
function countAtLeast(sorted: readonly Place[], least: number): number {
	let low = 0;
	let high = sorted.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		const place = sorted[middle];
		if (place && rank(place) >= least) low = middle + 1;
		else high = middle;
	}
	return low;
}

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
export function sortPlaces(places: readonly Place[]): Place[] {
	return places
		.map(place => ({place, rank: rank(place), score: place.evidence?.score ?? 0}))
		.sort((a, b) => b.rank - a.rank || b.score - a.score || comparePlaces(a.place, b.place))
		.map(({place}) => place);
}

/** What every place has against it: one sound place is enough to take a risk away. */
function flagsOf(state: CriterionState, places: readonly Place[]): readonly RiskFlag[] {
	const common = (places[0]?.flags ?? []).filter(flag => places.every(place => place.flags.includes(flag)));
	return state === 'attested' ? [...new Set<RiskFlag>(['attested', ...common])] : common;
}
