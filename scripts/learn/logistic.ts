import type {Features} from '../../server/src/core/evidence/features.ts';

/** One example: `y` between 0 and 1, `weight` how much it counts. */
export interface Example {
	readonly features: Features;
	readonly y: number;
	readonly weight: number;
}

/** The starting belief about a weight and how firmly it is held: L2 towards `mean` with strength `firmness`. */
export interface Prior {
	readonly mean: number;
	readonly firmness: number;
	/** 1 where a weight may not fall below zero, -1 where it may not rise above, 0 where it is free. */
	readonly sign: -1 | 0 | 1;
}

const rounds = 300;
const rate = 0.5;

/** Weights of a regularised logistic regression by full-batch AdaGrad; the same examples give the same weights. */
export function train(examples: readonly Example[], priorOf: (name: string) => Prior): Map<string, number> {
	const names = [...new Set(examples.flatMap(({features}) => [...features.keys()]))].sort();
	const index = new Map(names.map((name, at) => [name, at]));
	const rows = examples.map(({features, y, weight}) => ({
		at: [...features.keys()].map(name => index.get(name) ?? 0),
		value: [...features.values()],
		y,
		weight,
	}));
	const priors = names.map(priorOf);
	const weights = priors.map(({mean}) => mean);
	const history = names.map(() => 1e-3);
	for (let round = 0; round < rounds; round++) {
		const gradient = names.map((_, at) => (priors[at]?.firmness ?? 0) * ((weights[at] ?? 0) - (priors[at]?.mean ?? 0)));
		for (const {at, value, y, weight} of rows) {
			const error =
				(sigmoid(at.reduce((sum, name, k) => sum + (weights[name] ?? 0) * (value[k] ?? 0), 0)) - y) * weight;
			at.forEach((name, k) => {
				gradient[name] = (gradient[name] ?? 0) + error * (value[k] ?? 0);
			});
		}
		gradient.forEach((slope, at) => {
			history[at] = (history[at] ?? 0) + slope * slope;
			const moved = (weights[at] ?? 0) - (rate * slope) / Math.sqrt(history[at] ?? 1);
			const sign = priors[at]?.sign ?? 0;
			weights[at] = sign * moved < 0 ? 0 : moved;
		});
	}
	return new Map(names.map((name, at) => [name, weights[at] ?? 0]));
}

export function sigmoid(z: number): number {
	return 1 / (1 + Math.exp(-z));
}
