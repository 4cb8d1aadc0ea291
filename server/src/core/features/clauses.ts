import type {Catalog, Criterion, Edition} from '../catalog/catalog.ts';

/** The criteria that a clause of the standard, or a part of it, stands behind. */
export function criteriaOfClause(catalog: Catalog, edition: Edition, number: string): readonly Criterion[] {
	return catalog.outcomes.flatMap(({criteria}) =>
		criteria.filter(({clauses}) =>
			clauses[edition].some(clause => clause === number || clause.startsWith(`${number}.`)),
		),
	);
}

/** What is known of a clause beside number and title, as sentences: what it asks for now, and how sure that is. */
export function clauseFactWords(catalog: Catalog, edition: Edition, number: string): string[] {
	const fact = catalog.clauseFacts[edition]?.[number];
	if (fact === undefined) return [];
	return [
		...(fact.asks.length === 0 ? [] : [`Asks in this edition for: ${fact.asks.join(', ')}.`]),
		`${sureness(fact.from.length)}; check it against your copy of the standard.`,
	];
}

/** How sure something is that so many sources say. */
export const sureness = (sources: number): string =>
	sources === 1
		? 'Reported by one source'
		: `Reported by ${['no', 'one', 'two', 'three', 'four'][sources] ?? sources} sources`;
