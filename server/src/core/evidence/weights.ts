import type {Features} from './features.ts';
import data from './weights.generated.json' with {type: 'json'};

/** What each feature is worth, and from which probability on a document counts as addressing an outcome. */
export interface VerdictModel {
	readonly weights: Readonly<Record<string, number>>;
	readonly addressed: number;
	readonly full: number;
}

/** The weights that ship, learnt by `scripts/learn.ts`. */
export const verdictModel: VerdictModel = data;

/** How likely a reader would say that the document addresses the unit, from 0 to 1. */
export function probability(features: Features, unit: string, {weights}: VerdictModel): number {
	let z = 0;
	for (const [name, value] of features) z += ((weights[name] ?? 0) + (weights[`${unit}|${name}`] ?? 0)) * value;
	return 1 / (1 + Math.exp(-z));
}
