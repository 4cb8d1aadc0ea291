import {remembered} from '../../text/remembered.ts';
import type {CompiledCriterion, Engine} from '../compile.ts';
import type {Reading} from '../read.ts';
import type {Likelihoods, Likely} from './likelihoods.ts';
import {type Model, shippedModel} from './model.ts';
import {
	measure,
	measures,
	nameSigns,
	type PairSigns,
	pairSigns,
	type SectionSigns,
	sectionSigns,
	type Standing,
	standingOf,
} from './signs.ts';
import {sumOf} from './trees.ts';

/** Below these log odds, and behind so many others, a criterion is not looked at any further. */
export const leastOdds = -4.5;
export const mostRanked = 12;

/** The numbers of all criteria, the first `count` of all numbers, best odds first. */
export function ranked(odds: ArrayLike<number>, count: number): number[] {
	return Array.from({length: count}, (_, number) => number).sort((a, b) => (odds[b] ?? 0) - (odds[a] ?? 0) || a - b);
}

/** True where a criterion may be shown, and is worth the last step of the engine. */
export function isWorthALook(
	place: number,
	odds: number,
	criterion: CompiledCriterion,
	heading: ReadonlyMap<number, number>,
): boolean {
	if (place < mostRanked || odds >= leastOdds) return true;
	for (const concept of criterion.topic) if ((heading.get(concept) ?? 0) >= 3) return true;
	return false;
}

/**
 * How likely a section shows each criterion that it may show, or that `asked` names. A criterion for which no words were learnt
 * is judged by its concepts alone.
 */
export function likelihoodsOf(
	reading: Reading,
	index: number,
	engine: Engine,
	odds: Float64Array,
	asked: ReadonlySet<number>,
	model: Model = shippedModel(),
): Likelihoods {
	const section = reading.sections[index];
	const found = new Map<number, Likely>();
	if (!section) return found;
	const signs = sectionSigns(reading, section, engine);
	const order = ranked(odds, model.criteria.length);
	const learnt = learntIn(engine);
	const first = model.criteria[order[0] ?? 0];
	const judge = (number: number, standing: Standing | undefined): void => {
		const criterion = engine.criteria[number];
		if (!criterion) return;
		const pair = pairSigns(reading, section, criterion, signs);
		if (!standing && pair.topic === 0 && !asked.has(number)) return;
		const own = asked.has(number) ? claimedSigns(signs) : signs;
		const sum = standing ? sumByTrees(pair, own, standing, model) : sumBySigns(pair, own, model);
		const rival = standing && standing.lead < 0 ? first : undefined;
		found.set(number, {likelihood: 1 / (1 + Math.exp(-sum)), rival});
	};
	order.forEach((learntNumber, place) => {
		const number = learnt.engineNumbers.get(learntNumber);
		const criterion = number === undefined ? undefined : engine.criteria[number];
		if (number === undefined || !criterion) return;
		if (isWorthALook(place, odds[learntNumber] ?? 0, criterion, section.heading) || asked.has(number))
			judge(number, standingOf(odds, order, place, model));
	});
	for (const number of learnt.others) judge(number, undefined);
	return found;
}

const measured = new Float64Array(measures.length);

function sumByTrees(pair: PairSigns, signs: SectionSigns, standing: Standing, {forest}: Model): number {
	measure(pair, signs, standing, measured);
	return sumOf(forest, measured);
}

/** For a criterion without words of its own. */
function sumBySigns(pair: PairSigns, signs: SectionSigns, {signsAlone: {base, weights}}: Model): number {
	let sum = base;
	nameSigns(pair, signs, name => {
		sum += weights.get(name) ?? 0;
	});
	return sum;
}

/** A document of another management system serves quality where its author says so. */
function claimedSigns(signs: SectionSigns): SectionSigns {
	return {
		...signs,
		names: signs.names.map(name => (name === 'foreign true' ? 'foreign false' : name)),
		measures: signs.measures.with(-1, 0),
	};
}

interface LearntIn {
	/** Number in the model to number in the engine. */
	readonly engineNumbers: ReadonlyMap<number, number>;
	/** Numbers in the engine of criteria for which nothing was learnt. */
	readonly others: readonly number[];
}

const learntIn = remembered(({criteria}: Engine): LearntIn => {
	const {numbers} = shippedModel();
	const engineNumbers = new Map<number, number>();
	const others: number[] = [];
	for (const [at, {criterion}] of criteria.entries()) {
		const number = numbers.get(criterion.id);
		if (number === undefined) others.push(at);
		else engineNumbers.set(number, at);
	}
	return {engineNumbers, others};
});

/** True where words were learnt for a criterion; one of a team's own catalogue is judged by its concepts alone. */
export function isLearnt(criterion: string): boolean {
	return shippedModel().numbers.has(criterion);
}
