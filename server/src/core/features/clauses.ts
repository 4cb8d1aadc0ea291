import type {Catalog, Criterion, Edition} from '../catalog/catalog.ts';

/** The criteria that a clause of the standard, or a part of it, stands behind. */
export function criteriaOfClause(catalog: Catalog, edition: Edition, number: string): readonly Criterion[] {
	return catalog.outcomes.flatMap(({criteria}) =>
		criteria.filter(({clauses}) =>
			clauses[edition].some(clause => clause === number || clause.startsWith(`${number}.`)),
		),
	);
}
