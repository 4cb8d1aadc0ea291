import {editionOf} from '../../config/edition.ts';
import {clauseExists, clauseReferences, mappedTo, staleClause, yearOf} from '../support/clauses.ts';
import {documentRule} from '../rule.ts';

export default documentRule({
	meta: {
		id: 'clause-unknown',
		aliases: ['CLS002'],
		family: 'clauses',
		severity: 'warning',
		summary: 'A reference names a clause that the edition in use does not have.',
		why: 'A number that does not exist is a leftover of an older edition or a slip; the reader cannot look it up.',
		remedy: 'Use the number of the edition in use.',
		messages: {
			unknown: 'ISO 9001:{edition} has no clause {clause}.',
			mapped: 'ISO 9001:{edition} has no clause {clause}; "{title}" of the 2008 edition is now in {mapped}.',
		},
	},
	check({document, config, catalogs}, report) {
		for (const catalog of catalogs) {
			if (catalog.staleClauses.length === 0) continue;
			const edition = editionOf(config, catalog);
			const said = new Set<string>();
			for (const reference of clauseReferences(document)) {
				const number = reference.target;
				// Letters after a number name a list item; a year of an older edition has a finding of its own.
				if (
					said.has(number) ||
					!/^\d+(?:\.\d+)+$/.test(number) ||
					clauseExists(catalog, edition, number) ||
					['1987', '1994', '2000', '2008'].includes(yearOf(reference) ?? '')
				)
					continue;
				if (/^[123]\./.test(number) || existsInAny(catalog.clauses, number)) continue;
				said.add(number);
				const stale = staleClause(catalog, number);
				report({
					message: stale ? 'mapped' : 'unknown',
					values: {edition, clause: number, title: stale?.title ?? '', mapped: stale ? mappedTo(stale, edition) : ''},
					path: document.path,
					span: reference.span,
					key: number,
				});
			}
		}
	},
});

/** A number of another current edition is a matter of clause-moved. */
const existsInAny = (clauses: Readonly<Record<string, Readonly<Record<string, string>>>>, number: string): boolean =>
	Object.values(clauses).some(edition => number in edition);
