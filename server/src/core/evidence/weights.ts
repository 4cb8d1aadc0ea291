import {remembered} from '../text/remembered.ts';
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
export function probability(features: Features, unit: string, model: VerdictModel): number {
	const weights = weightsOf(model, unit);
	let z = 0;
	for (const [name, value] of features) {
		let weight = weights.get(name);
		if (weight === undefined)
			weights.set(name, (weight = (model.weights[name] ?? 0) + (model.weights[`${unit}|${name}`] ?? 0)));
		z += weight * value;
	}
	return 1 / (1 + Math.exp(-z));
}

const joined = remembered((_model: VerdictModel) => new Map<string, Map<string, number>>());

/** What features were found to be worth for a unit: in general, and for this unit above that. */
function weightsOf(model: VerdictModel, unit: string): Map<string, number> {
	const units = joined(model);
	const known = units.get(unit) ?? new Map<string, number>();
	units.set(unit, known);
	return known;
}
