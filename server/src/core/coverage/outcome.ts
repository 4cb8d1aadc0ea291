import type {Outcome} from '../catalog/catalog.ts';
import type {CriterionCoverage, OutcomeCoverage} from './coverage.ts';
import {criterionLooks, isMet, outcomeStates, type OutcomeState} from './states.ts';
import type {RiskFlag} from '../workspace/state.ts';

/** True where a person vouches for it and it is shown, or vouches for it instead. */
export const isOk = ({state}: CriterionCoverage): boolean =>
	criterionLooks[state].shows >= criterionLooks.attested.shows;
export const has = ({state}: CriterionCoverage): boolean => isMet(state);
/** True where a document shows it, in force or not. */
export const isReached = ({state}: CriterionCoverage): boolean =>
	criterionLooks[state].shows >= criterionLooks.pending.shows;
const isToRead = ({state}: CriterionCoverage): boolean => state === 'to-read';

/** True for a criterion that bears on the state of its outcome: of level mandatory or expected, and applicable. */
export function counts({level, state}: CriterionCoverage): boolean {
	return level !== 'good' && state !== 'not-applicable';
}

/** The state of an outcome by its own criteria (domain model, 4.4). `expectedShare` is between 0 and 1. */
export function judgeOutcome(
	outcome: Outcome,
	criteria: readonly CriterionCoverage[],
	expectedShare: number,
): OutcomeCoverage {
	const applicable = criteria.filter(counts);
	const state = stateOf(criteria, applicable, expectedShare);
	return {
		outcome,
		state,
		ownState: state,
		criteria,
		lacks: lacksOf(applicable, expectedShare),
		met: applicable.filter(has).length,
		applicable: applicable.length,
		flags: flagsOf(applicable),
	};
}

function stateOf(
	criteria: readonly CriterionCoverage[],
	applicable: readonly CriterionCoverage[],
	expectedShare: number,
): OutcomeState {
	if (applicable.length === 0) return 'not-applicable';
	const mandatory = applicable.filter(({level}) => level === 'mandatory');
	const expected = applicable.filter(({level}) => level === 'expected');
	const least = Math.ceil(expectedShare * expected.length);
	if (mandatory.every(isOk) && expected.filter(isOk).length >= least) return 'covered';
	if (mandatory.every(has) && expected.filter(has).length >= least) return 'evidenced-not-claimed';
	const isAny = criteria.some(isReached);
	if (!isAny && criteria.some(({places}) => places.some(place => place.claim))) return 'claimed-not-evidenced';
	if (criteria.some(each => each.criterion.core && isReached(each))) return 'partially-covered';
	if (isPlanned(mandatory)) return 'planned';
	// Where the rest is there and nothing deals with the heart, what else is to be read makes no difference.
	return applicable.some(each => isToRead(each) && (!isAny || each.criterion.core)) ? 'to-read' : 'gap';
}

function lacksOf(applicable: readonly CriterionCoverage[], expectedShare: number): OutcomeCoverage['lacks'] {
	const expected = applicable.filter(({level}) => level === 'expected');
	return {
		mandatory: applicable.filter(each => each.level === 'mandatory' && !has(each)).map(({criterion}) => criterion),
		expected: Math.max(0, Math.ceil(expectedShare * expected.length) - expected.filter(has).length),
	};
}

/** A plan speaks for an outcome where nothing mandatory is left without one. */
function isPlanned(mandatory: readonly CriterionCoverage[]): boolean {
	return (
		mandatory.some(({state}) => state === 'planned') &&
		mandatory.every(each => each.state === 'planned' || isReached(each))
	);
}

/** From the worst to the best. */
const order: readonly OutcomeState[] = outcomeStates.filter(state => state !== 'not-applicable').reverse();

/**
 * An outcome with its children: the lowest state where that is evidenced or covered, else partial where any is partial
 * or better, else the lowest. `judged` gives the children's states, theirs already added.
 */
export function addChildren(
	own: OutcomeCoverage,
	judged: (id: string) => OutcomeCoverage | undefined,
): OutcomeCoverage {
	const children = own.outcome.children.flatMap(id => judged(id) ?? []);
	const ranks = [own.ownState, ...children.map(({state}) => state)]
		.filter(state => state !== 'not-applicable')
		.map(state => order.indexOf(state));
	if (children.length === 0 || ranks.length === 0) return own;
	const lowest = Math.min(...ranks);
	const partial = order.indexOf('partially-covered');
	const rank = lowest <= partial && Math.max(...ranks) >= partial ? partial : lowest;
	const flags = [...new Set([...own.flags, ...children.flatMap(child => child.flags)])].filter(
		flag => flag !== 'single-point' || own.flags.includes(flag),
	);
	return {...own, state: order[rank] ?? own.ownState, flags};
}

function flagsOf(applicable: readonly CriterionCoverage[]): readonly RiskFlag[] {
	const flags = new Set(applicable.filter(isReached).flatMap(each => each.flags));
	const shown = applicable.filter(has);
	const path = shown.find(({places}) => places.length > 0)?.places[0]?.path;
	if (shown.length > 1 && path !== undefined && shown.every(({places}) => places.every(place => place.path === path)))
		flags.add('single-point');
	return [...flags].sort();
}
