import type {Coverage} from './coverage.ts';
import {counts} from './outcome.ts';
import {type CriterionState, criterionStates} from './states.ts';

export interface OutcomeCount {
	readonly covered: number;
	readonly outcomes: number;
}

/** Outcomes that are covered and all, over all catalogues. The overall outcome is left out: it is reached by the others. */
export function countOutcomes(coverage: readonly Coverage[]): OutcomeCount {
	const counted = coverage.flatMap(({outcomes}) => outcomes).filter(({outcome}) => outcome.type === 'outcome');
	return {covered: counted.filter(({state}) => state === 'covered').length, outcomes: counted.length};
}

/** How many mandatory and expected criteria are in each state, over all catalogues. */
export function countCriteria(coverage: readonly Coverage[]): Readonly<Record<CriterionState, number>> {
	const numbers = Object.fromEntries(criterionStates.map(state => [state, 0])) as Record<CriterionState, number>;
	for (const {criteria} of coverage)
		for (const each of criteria.values())
			if (counts(each) || each.state === 'not-applicable') numbers[each.state] += each.level === 'good' ? 0 : 1;
	return numbers;
}
