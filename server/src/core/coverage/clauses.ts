import type {Catalog, Edition} from '../catalog/catalog.ts';
import type {QmsDocument} from '../model/document.ts';

const tables = new WeakMap<Catalog, Map<Edition, ReadonlyMap<string, readonly string[]>>>();

/**
 * The criteria that a document names by clause number, with the sections that do: weak claims. A clause of one number
 * (`8`) names a chapter and claims nothing.
 */
export function clauseCriteria(
	document: QmsDocument,
	catalog: Catalog,
	edition: Edition,
): ReadonlyMap<string, readonly number[]> {
	const named = new Map<string, number[]>();
	const name = (clause: string, section: number): void => {
		for (const criterion of criteriaOfClause(catalog, edition, clause)) {
			const sections = named.get(criterion);
			if (!sections) named.set(criterion, [section]);
			else if (!sections.includes(section)) sections.push(section);
		}
	};
	for (const {value} of document.metadata.clauses) name(value, 0);
	for (const reference of document.references)
		if (reference.kind === 'clause') name(reference.target, reference.section);
	return named;
}

/** Criteria of the clause itself, of its subclauses, and of the clause it is a part of. */
export function criteriaOfClause(catalog: Catalog, edition: Edition, clause: string): readonly string[] {
	let editions = tables.get(catalog);
	if (!editions) tables.set(catalog, (editions = new Map()));
	let table = editions.get(edition);
	if (!table) editions.set(edition, (table = tableOf(catalog, edition)));
	return (
		table.get(clause) ?? (clause.includes('.') ? table.get(clause.slice(0, clause.lastIndexOf('.'))) : undefined) ?? []
	);
}

function tableOf(catalog: Catalog, edition: Edition): ReadonlyMap<string, readonly string[]> {
	const table = new Map<string, string[]>();
	for (const {id, clauses} of catalog.outcomes.flatMap(outcome => outcome.criteria)) {
		for (const clause of clauses[edition] ?? []) {
			for (let at = clause; at.includes('.'); at = at.slice(0, at.lastIndexOf('.'))) {
				const criteria = table.get(at);
				if (!criteria) table.set(at, [id]);
				else if (!criteria.includes(id)) criteria.push(id);
			}
		}
	}
	return table;
}
