import type {Coverage} from './coverage.ts';

export interface OutcomeCount {
	readonly covered: number;
	readonly outcomes: number;
}

/** Outcomes that are covered and all, over all catalogues. The overall outcome is left out: it is reached by the others. */
export function countOutcomes(coverage: readonly Coverage[]): OutcomeCount {
	const counted = coverage.flatMap(({outcomes}) => outcomes).filter(({outcome}) => outcome.type === 'outcome');
	return {covered: counted.filter(({state}) => state === 'covered').length, outcomes: counted.length};
}
