import type {Catalog} from '../../server/src/core/catalog/catalog.ts';

/** A claimed id: those of the catalogue are offered, others (of own catalogues, wildcards, qualified ones) allowed. */
export function idSchema(catalog: Catalog): object {
	const ids = catalog.outcomes.flatMap(outcome => [
		{const: outcome.id, description: `${outcome.qualified} ${outcome.title}`},
		...outcome.criteria.map(({id, title}) => ({const: id, description: title})),
	]);
	return {anyOf: [{oneOf: ids}, {type: 'string', pattern: '^[A-Za-z][A-Za-z0-9]*-[0-9]'}]};
}

/** One value or a list of them. */
export function oneOrMore(schema: object): object {
	return {anyOf: [schema, {type: 'array', items: schema}]};
}
