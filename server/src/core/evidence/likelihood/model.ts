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

/** What a feature is worth, by the number of the criterion. */
export interface FeatureWeights {
	readonly criteria: readonly number[];
	readonly weights: readonly number[];
	/** The reading that met it last: a feature counts once in each. */
	metIn: number;
}

/** The weights made ready for reading. */
export interface Model {
	readonly criteria: readonly string[];
	readonly numbers: ReadonlyMap<string, number>;
	readonly outcomes: readonly string[];
	/** The outcome of each criterion, by its place in `outcomes`. */
	readonly outcomeOf: readonly number[];
	readonly base: Float64Array;
	readonly features: {get(name: string): FeatureWeights | undefined};
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
		features: new Features(learnt.words),
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

/** Weights by feature. Most features are never met, so the numbers of one are read when it is. */
class Features {
	readonly #words: string;
	/** Where the numbers of a feature begin in the text, until they are read. */
	readonly #known = new Map<string, number | FeatureWeights>();

	constructor(words: string) {
		this.#words = words;
		for (let start = 0; start < words.length; ) {
			const tab = words.indexOf('\t', start);
			if (tab < 0) break;
			this.#known.set(words.slice(start, tab), tab + 1);
			start = this.#endOf(tab) + 1;
		}
	}

	get(name: string): FeatureWeights | undefined {
		const known = this.#known.get(name);
		if (typeof known !== 'number') return known;
		const numbers = this.#words.slice(known, this.#endOf(known)).split(' ').map(Number);
		const read = {
			criteria: numbers.filter((_, at) => at % 2 === 0),
			weights: numbers.filter((_, at) => at % 2 === 1).map(each => each / unit),
			metIn: 0,
		};
		this.#known.set(name, read);
		return read;
	}

	#endOf(start: number): number {
		const end = this.#words.indexOf('\n', start);
		return end < 0 ? this.#words.length : end;
	}
}

/**
 * Adds to `odds` what features are worth that `name` tells its sink, each of them once. Weights are of the criteria by their
 * number in the model.
 */
export function collect(
	{features}: Model,
	odds: Float64Array,
	name: (sink: (name: string, value: number) => void) => void,
): void {
	const run = ++runs;
	name((each, value) => {
		const feature = features.get(each);
		if (feature === undefined || feature.metIn === run) return;
		feature.metIn = run;
		const {criteria, weights} = feature;
		for (let at = 0; at < criteria.length; at++) {
			const criterion = criteria[at] ?? 0;
			odds[criterion] = (odds[criterion] ?? 0) + (weights[at] ?? 0) * value;
		}
	});
}

let runs = 0;
