import type {CompiledCriterion, Engine} from './compile.ts';
import type {Addressed, DocumentOutcome, Evidence} from './evidence.ts';
import type {Reading} from './reading.ts';

/** Evidence of the own blocks of each section, by criterion; also such as its caps leave at none. */
export type SectionGrades = Map<string, readonly (Evidence | undefined)[]>;

/** For each outcome and each part of one: whether the document addresses it. */
export function verdictsOf(_reading: Reading, criteria: ReadonlyMap<string, readonly Evidence[]>, _sections: SectionGrades, engine: Engine): DocumentOutcome[] {
	return engine.catalog.outcomes.flatMap(outcome => {
		const own = engine.criteria.filter(criterion => criterion.outcome === outcome);
		return [verdict(outcome.id, own, criteria), ...outcome.parts.map(part => verdict(part.id, own.filter(criterion => part.criteria.includes(criterion.criterion.id)), criteria))];
	});
}

function verdict(id: string, own: readonly CompiledCriterion[], criteria: ReadonlyMap<string, readonly Evidence[]>): DocumentOutcome {
	const best = own.flatMap(criterion => {
		const evidence = criteria.get(criterion.criterion.id)?.[0];
		return evidence ? [{criterion: criterion.criterion, evidence}] : [];
	});
	const met = best.filter(({criterion, evidence}) => evidence.grade >= criterion.need);
	const described = best.filter(({evidence}) => evidence.grade >= 2);
	const core = met.some(({criterion}) => criterion.core);
	const addressed: Addressed = core && described.length >= 3 ? 'full' : core || described.some(({criterion}) => criterion.core) ? 'partial' : 'none';
	const because = described.map(({criterion, evidence}) => `${criterion.id}: ${evidence.hits.slice(0, 3).map(hit => hit.text).join(', ')}`);
	return {id, grade: Math.max(0, ...best.map(({evidence}) => evidence.grade)) as DocumentOutcome['grade'], addressed, because};
}
