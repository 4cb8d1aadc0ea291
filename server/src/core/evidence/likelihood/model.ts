import {FeatureTable} from './features.ts';
import {type Forest, forestOf} from './trees.ts';
import data from './weights.generated.json' with {type: 'json'};

/** From which likelihood on a place is shown, is possible, and is shown where its author claims it. */
export interface LearntThresholds {
	readonly shown: number;
	readonly possible: number;
	readonly claimed: number;
}

/** What was learnt, as it ships. Weights are thousandths of log odds, so that sums are the same on every machine. */
export interface LearntWeights {
	/** Ids of the criteria for which words were learnt; weights name them by their number. */
	readonly criteria: readonly string[];
	/**
	 * Log odds of a section without any word that counts, by number: of each criterion, then of each outcome, for which words were
	 * learnt as well, last of any criterion at all.
	 */
	readonly base: readonly number[];
	/** A line a feature: its name, a tab, then number and weight of each criterion it speaks for or against. */
	readonly words: string;
	/** From the measures of a section and a criterion to the log odds that it shows it; a line a tree, as `Trees` tells its numbers. */
	readonly trees: {readonly base: number; readonly trees: readonly string[]};
	/** Weights of signs, for criteria that have no words of their own. */
	readonly signsAlone: SignWeights;
	readonly thresholds: LearntThresholds;
	/** Of criteria that differ from all together. */
	readonly own: Readonly<Record<string, Partial<LearntThresholds>>>;
}

export interface SignWeights {
	readonly base: number;
	readonly weights: Readonly<Record<string, number>>;
}

/** The weights made ready for reading. */
export interface Model {
	readonly criteria: readonly string[];
	readonly numbers: ReadonlyMap<string, number>;
	readonly outcomes: readonly string[];
	/** The outcome of each criterion, by its place in `outcomes`. */
	readonly outcomeOf: readonly number[];
	readonly base: Float64Array;
	readonly features: FeatureTable;
	readonly forest: Forest;
	readonly signsAlone: {readonly base: number; readonly weights: ReadonlyMap<string, number>};
	thresholds(criterion: string): LearntThresholds;
}

const unit = 1000;

let shipped: Model | undefined;

/** The weights that ship, made ready when a document is first read. */
export function shippedModel(): Model {
	return (shipped ??= modelOf(data));
}

export function modelOf(learnt: LearntWeights): Model {
	return {
		...outcomesOf(learnt.criteria),
		criteria: learnt.criteria,
		numbers: new Map(learnt.criteria.map((id, at) => [id, at])),
		base: Float64Array.from(learnt.base).map(each => each / unit),
		features: new FeatureTable(learnt.words, unit),
		forest: forestOf({base: learnt.trees.base, trees: learnt.trees.trees.map(numbersIn)}, unit),
		signsAlone: {
			base: learnt.signsAlone.base / unit,
			weights: new Map(Object.entries(learnt.signsAlone.weights).map(([name, weight]) => [name, weight / unit])),
		},
		thresholds: criterion => ({...learnt.thresholds, ...learnt.own[criterion]}),
	};
}

const numbersIn = (line: string): readonly number[] => line.split(' ').map(Number);

/** The outcomes of criteria, in the order in which criteria name them. */
export function outcomesOf(criteria: readonly string[]): Pick<Model, 'outcomes' | 'outcomeOf'> {
	const own = criteria.map(id => id.split('.')[0] ?? id);
	const outcomes = [...new Set(own)];
	return {outcomes, outcomeOf: own.map(id => outcomes.indexOf(id))};
}
