import {builtinCatalog} from '../../server/src/core/catalog/builtin.ts';
import {likelyBy} from '../../server/src/core/evidence/assess.ts';
import {compileCatalog} from '../../server/src/core/evidence/compile.ts';
import type {Features} from '../../server/src/core/evidence/features.ts';
import {commonOf, documentFeatures} from '../../server/src/core/evidence/features.ts';
import {unitsOf} from '../../server/src/core/evidence/units.ts';
import {readDocument} from '../../server/src/core/evidence/reading.ts';
import {buildDocument} from '../../server/src/core/model/build.ts';
import type {Model} from '../../server/src/core/evidence/likelihood/model.ts';
import {foldsOf} from './likelihood/folds.ts';
import type {Rows} from './likelihood/rows.ts';
import type {TrainSection} from './corpus.ts';
import {labelledDocuments, rebuilt, trainSections, units} from './corpus.ts';
import {sigmoid} from './logistic.ts';
import type {Addressed} from './score.ts';

/** One document and one outcome: what the engine saw, and what the labeller said. */
export interface Row {
	readonly repo: string;
	readonly path: string;
	readonly language: string;
	readonly unit: string;
	readonly features: Features;
	/** 1 addressed, 0 not; between the two where a section only mentions it. */
	readonly y: number;
	readonly want: Addressed;
	/** True for a document labelled as a whole, false for one put together from labelled sections. */
	readonly whole: boolean;
}

export const engine = compileCatalog(builtinCatalog());
const judged = unitsOf(engine).filter(unit => units.includes(unit.id));

/** Weights that saw nothing of a repository. */
export type ModelFor = (repo: string) => Model;

/** From weights by fold: those that a repository is left out of. One that no section is labelled of is in the first. */
export function modelForOf({rows}: Pick<Rows, 'rows'>, models: readonly Model[]): ModelFor {
	const folds = foldsOf(rows);
	const known = new Map(rows.map(({group}, at) => [group, folds[at] ?? 0]));
	return repo => {
		const model = models[known.get(repo) ?? 0];
		if (!model) throw new Error('There are no weights that were learnt without a fold');
		return model;
	};
}

/** A row for every document of the evaluation set and every outcome. */
export function wholeRows(folder: string, modelFor: ModelFor): Row[] {
	return labelledDocuments(folder).flatMap(({repo, path, language, text, labels}) =>
		rowsOf({repo, path, language, whole: true}, text, modelFor, unit => {
			const want = labels.get(unit) ?? 'none';
			return {want, y: want === 'none' ? 0 : 1};
		}),
	);
}

/**
 * The same for the documents of the training set, each put together from its labelled sections. One section in passing
 * does not make a document that addresses an outcome: a second one, a fifth of the document or a whole rule does.
 */
export function rebuiltRows(folder: string, modelFor: ModelFor): Row[] {
	const documents = new Map<string, TrainSection[]>();
	for (const section of trainSections(folder)) {
		const key = `${section.repo}\n${section.path}`;
		documents.set(key, [...(documents.get(key) ?? []), section]);
	}
	return [...documents.values()].flatMap(sections => {
		const [first] = sections;
		if (!first) return [];
		return rowsOf(
			{repo: first.repo, path: first.path, language: first.lang, whole: false},
			rebuilt(sections),
			modelFor,
			unit => rebuiltLabel(unit, sections),
		);
	});
}

/** Criteria that every procedure touches in its standing sections. */
const standing: ReadonlySet<string> = new Set(['EO-1.roles', 'EO-1.record-control', 'EO-4.owner', 'EO-4.method']);
const undecided = 0.4;

function rebuiltLabel(unit: string, sections: readonly TrainSection[]): {readonly want: Addressed; readonly y: number} {
	const own = new Set(judged.find(each => each.id === unit)?.criteria.map(({criterion}) => criterion.id));
	const grades = sections.map(({criteria}) =>
		Math.max(
			0,
			...Object.entries(criteria)
				.filter(([id]) => own.has(id))
				.map(([id, grade]) => (standing.has(id) ? Math.min(1, grade) : grade)),
		),
	);
	const described = grades.filter(grade => grade >= 2).length;
	if (described >= 2 || (described * 5 >= sections.length && described > 0)) return {want: 'partial', y: 1};
	return {want: 'none', y: grades.some(grade => grade >= 1) || described > 0 ? undecided : 0};
}

type Origin = Pick<Row, 'repo' | 'path' | 'language' | 'whole'>;

function rowsOf(
	origin: Origin,
	text: string,
	modelFor: ModelFor,
	labelOf: (unit: string) => {readonly want: Addressed; readonly y: number},
): Row[] {
	const document = buildDocument({path: origin.path, text}, {keys: {}, languages: [], kinds: [], listed: true});
	const reading = readDocument(document, engine);
	const common = commonOf(reading, engine);
	const likely = likelyBy(modelFor(origin.repo), reading, engine);
	return judged.map(unit => ({
		...origin,
		unit: unit.id,
		features: documentFeatures(unit, reading, likely, common, engine).features,
		...labelOf(unit.id),
	}));
}

/** The features with a copy for the outcome alone, so that a weight can differ, and the mark of the training set. */
export function spread({features, unit, whole}: Row): Features {
	const all = new Map(features);
	for (const [name, value] of features) all.set(`${unit}|${name}`, value);
	// The labels of the training set are more generous; this keeps that out of the weights.
	if (!whole) all.set('rebuilt', 1);
	return all;
}

export function predicted(weights: ReadonlyMap<string, number>, {features, unit}: Row): number {
	let z = 0;
	for (const [name, value] of features) z += ((weights.get(name) ?? 0) + (weights.get(`${unit}|${name}`) ?? 0)) * value;
	return sigmoid(z);
}
