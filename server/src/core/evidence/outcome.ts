import type {Engine} from './compile.ts';
import type {Addressed, DocumentOutcome, Evidence} from './evidence.ts';
import type {DocumentFeatures, Sign} from './features.ts';
import {commonOf, documentFeatures} from './features.ts';
import {type Unit, unitsOf} from './units.ts';
import type {LikelyShown} from './likely.ts';
import type {Reading} from './read.ts';
import {excerpt} from './trace.ts';
import {probability, verdictModel} from './weights.ts';

type Best = ReadonlyMap<string, readonly Evidence[]>;

/** For each outcome and each part of one: whether the document addresses it, and on which words that rests. */
export function verdictsOf(reading: Reading, criteria: Best, likely: LikelyShown, engine: Engine): DocumentOutcome[] {
	const verdicts = new Map<string, DocumentOutcome>();
	// Parts first: an outcome that has no words of its own is what its parts make it.
	const featuresOf = featuresIn(reading, likely, engine);
	for (const unit of unitsOf(engine).toReversed())
		verdicts.set(unit.id, verdictOf(unit, reading, criteria, verdicts, featuresOf));
	return unitsOf(engine).flatMap(({id}) => verdicts.get(id) ?? []);
}

/** The features of a document by unit; what all units share is worked out once. */
function featuresIn(reading: Reading, likely: LikelyShown, engine: Engine): (unit: Unit) => DocumentFeatures {
	const common = commonOf(reading, engine);
	return unit => documentFeatures(unit, reading, likely, common, engine);
}

function verdictOf(
	unit: Unit,
	reading: Reading,
	criteria: Best,
	verdicts: ReadonlyMap<string, DocumentOutcome>,
	featuresOf: (unit: Unit) => DocumentFeatures,
): DocumentOutcome {
	const best = unit.criteria.flatMap(({criterion}) => {
		const evidence = criteria.get(criterion.id)?.[0];
		return evidence ? [{criterion, evidence}] : [];
	});
	const grade = Math.max(0, ...best.map(({evidence}) => evidence.grade)) as DocumentOutcome['grade'];
	const described = best.filter(({evidence}) => evidence.grade >= 2);
	const core = described.filter(({criterion}) => criterion.core);
	const met = core.some(({criterion, evidence}) => evidence.grade >= criterion.need);
	const because = described.map(
		({criterion, evidence}) =>
			`${criterion.id}: ${evidence.hits
				.slice(0, 3)
				.map(hit => hit.text)
				.join(', ')}`,
	);
	const parts = unit.outcome.parts.flatMap(part => (part.id === unit.id ? [] : (verdicts.get(part.id) ?? [])));
	if (unit.subject === undefined && unit.id === unit.outcome.id && parts.length > 0) {
		const addressed: Addressed = parts.every(part => part.addressed === 'full')
			? 'full'
			: parts.some(part => part.addressed !== 'none')
				? 'partial'
				: 'none';
		return {id: unit.id, grade, addressed, because: parts.flatMap(part => part.because)};
	}
	if (unit.subject === undefined)
		return {
			id: unit.id,
			grade,
			addressed: met && described.length >= 3 ? 'full' : core.length > 0 ? 'partial' : 'none',
			because,
		};
	const found = featuresOf(unit);
	return {
		id: unit.id,
		grade,
		addressed: addressedBy(unit, found, core.length),
		because: [...because, ...signWords(found.signs, reading)],
	};
}

function addressedBy(unit: Unit, {features}: DocumentFeatures, core: number): Addressed {
	const likely = probability(features, unit.id, verdictModel);
	if (likely < verdictModel.addressed) return 'none';
	return likely >= verdictModel.full &&
		core >= Math.min(2, unit.criteria.filter(({criterion}) => criterion.core).length)
		? 'full'
		: 'partial';
}

const signsShown = 5;

function signWords(signs: readonly Sign[], reading: Reading): string[] {
	const words = signs.map(({hit, at, section}) =>
		at ? excerpt(at.statement, hit.start, hit.end).text : (reading.sections[section]?.section.heading ?? ''),
	);
	return [...new Set(words)].slice(0, signsShown);
}
