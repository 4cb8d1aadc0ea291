import {remembered} from '../text/remembered.ts';
import type {CompiledCriterion, Engine} from './compile.ts';
import type {Unit} from './features.ts';
import type {Likelihoods} from './likelihood/score.ts';

/** How likely a document shows each criterion: section by section, and by the fields of its processes. */
export interface LikelyShown {
	readonly sections: readonly Likelihoods[];
	/** Of the likeliest field, by the criterion's place in `Engine.criteria`. */
	readonly fields: ReadonlyMap<number, number>;
}

/** Log odds are told apart as far as this, either way. */
const widest = 4;

/** What the likelihoods of its criteria say of a unit: the best, the best of those at its heart, how many, and in how many sections. */
export function likelyFeatures(
	{criteria}: Unit,
	{sections, fields}: LikelyShown,
	engine: Engine,
	set: (name: string, value: number) => void,
): void {
	const numbers = criteria.map(criterion => numbersIn(engine).get(criterion) ?? -1);
	const best = numbers.map(number =>
		Math.max(fields.get(number) ?? 0, ...sections.map(likely => likely.get(number)?.likelihood ?? 0)),
	);
	const core = best.filter((_, at) => criteria[at]?.criterion.core);
	const bySection = sections.map(likely => Math.max(0, ...numbers.map(number => likely.get(number)?.likelihood ?? 0)));
	const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
	set('likely:odds', oddsOf(Math.max(0, ...best)));
	set('likely:core', oddsOf(Math.max(0, ...core)));
	set('likely:criteria', Math.log1p(sum(best)));
	set('likely:sections', Math.log1p(sum(bySection)));
	set('likely:share', sum(bySection) / Math.max(4, sections.length));
}

function oddsOf(likelihood: number): number {
	const odds = Math.log(Math.max(1e-6, likelihood) / Math.max(1e-6, 1 - likelihood));
	return (Math.max(-widest, Math.min(widest, odds)) + widest) / widest;
}

const numbersIn = remembered(
	({criteria}: Engine): ReadonlyMap<CompiledCriterion, number> => new Map(criteria.map((each, at) => [each, at])),
);
