import {remembered} from '../text/remembered.ts';
import type {CompiledCriterion, Engine} from './compile.ts';
import type {Unit} from './units.ts';
import type {Likelihoods} from './likelihood/likelihoods.ts';
import type {Reading} from './read.ts';
import {speaksIn, tells} from './telling.ts';

/** How likely a document shows each criterion: section by section, and by the fields of its processes. */
export interface LikelyShown {
	readonly sections: readonly Likelihoods[];
	/** Of the likeliest field, by the criterion's place in `Engine.criteria`. */
	readonly fields: ReadonlyMap<number, number>;
}

/** What a purpose or a scope makes less likely than this is not said by it. */
const leastOfFrame = 0.05;
/** Log odds are told apart as far as this, either way. */
const widest = 4;

/** What the likelihoods of its criteria say of a unit: the best, the best of those at its heart, how many, and in how many sections. */
export function likelyFeatures(
	{criteria}: Unit,
	{sections, fields}: LikelyShown,
	reading: Reading,
	engine: Engine,
	set: (name: string, value: number) => void,
): void {
	const numbers = criteria.map(criterion => numbersIn(engine).get(criterion) ?? -1);
	const speaking = sections.flatMap((likely, at) => {
		const section = reading.sections[at];
		if (!section || !speaksIn(reading.document, section)) return [];
		const least = tells(section) ? 0 : leastOfFrame;
		const of = numbers.map(number => likely.get(number)?.likelihood ?? 0);
		return [of.map(likelihood => (likelihood >= least ? likelihood : 0))];
	});
	const best = numbers.map((number, at) => Math.max(fields.get(number) ?? 0, ...speaking.map(of => of[at] ?? 0)));
	const core = best.filter((_, at) => criteria[at]?.criterion.core);
	const bySection = speaking.map(of => Math.max(0, ...of));
	const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
	set('likely:odds', oddsOf(Math.max(0, ...best)));
	set('likely:core', oddsOf(Math.max(0, ...core)));
	set('likely:criteria', Math.log1p(sum(best)));
	set('likely:sections', Math.log1p(sum(bySection)));
	set('likely:share', sum(bySection) / Math.max(4, reading.sections.filter(tells).length));
}

function oddsOf(likelihood: number): number {
	const odds = Math.log(Math.max(1e-6, likelihood) / Math.max(1e-6, 1 - likelihood));
	return (Math.max(-widest, Math.min(widest, odds)) + widest) / widest;
}

const numbersIn = remembered(
	({criteria}: Engine): ReadonlyMap<CompiledCriterion, number> => new Map(criteria.map((each, at) => [each, at])),
);
