import type {Engine} from '../compile.ts';
import type {Reading} from '../read.ts';
import type {FeatureWeights} from './features.ts';
import type {StatementOdds} from './likelihoods.ts';
import {type Model, shippedModel} from './model.ts';
import {nameAround, nameStatement, surroundingsOf, weightOfWords} from './words.ts';

/** The features of a section for which weights were learnt: what it says as a whole, and each of its statements, rests on them. */
export interface MetFeatures {
	/** Of what stands around its statements. */
	readonly around: readonly FeatureWeights[];
	/** By statement. */
	readonly statements: readonly (readonly FeatureWeights[])[];
	/** How much each of a statement counts. */
	readonly weight: number;
}

export function metFeatures(
	reading: Reading,
	index: number,
	engine: Engine,
	{features}: Model = shippedModel(),
): MetFeatures {
	const section = reading.sections[index];
	if (!section) return {around: [], statements: [], weight: 1};
	const around = surroundingsOf(reading, index, engine);
	return {
		around: features.met(sink => nameAround(around, reading, section, engine, sink)),
		statements: section.statements.map(statement =>
			features.met(sink => nameStatement(statement, reading, around, engine, sink)),
		),
		weight: weightOfWords(section),
	};
}

/** Log odds by the words of a section, by number in the model: of criteria, of outcomes, and of any criterion. */
export function wordOdds({around, statements, weight}: MetFeatures, model: Model = shippedModel()): Float64Array {
	const odds = model.base.slice();
	const run = ++runs;
	add(around, 1, odds, run);
	for (const statement of statements) add(statement, weight, odds, run);
	return odds;
}

export function statementOdds(section: number, reading: Reading, {statements, weight}: MetFeatures): StatementOdds {
	const read = reading.sections[section]?.statements ?? [];
	return statements.map((features, index) => {
		if (read[index]?.hold !== undefined) return undefined;
		const odds = new Float64Array(shippedModel().base.length);
		add(features, weight, odds, ++runs);
		return odds;
	});
}

let runs = 0;

/** Adds what features are worth to `odds`, each of them once in a run. */
function add(features: readonly FeatureWeights[], value: number, odds: Float64Array, run: number): void {
	for (const feature of features) {
		if (feature.metIn === run) continue;
		feature.metIn = run;
		const {criteria, weights} = feature;
		for (let at = 0; at < criteria.length; at++) odds[criteria[at]!]! += weights[at]! * value;
	}
}
