import {editionOf} from '../../config/edition.ts';
import {clauseExists, clauseReferences, isAbout, mappedTo, staleClause, yearOf} from '../support/clauses.ts';
import {documentRule} from '../rule.ts';

export default documentRule({
	meta: {
		id: 'clause-old-number',
		aliases: ['CLS003'],
		family: 'clauses',
		severity: 'warning',
		summary: 'A clause number of the 2008 edition is used with its old title.',
		why: 'The number now belongs to another subject, so the reader looks up the wrong clause.',
		remedy: 'Use the number that the subject has in the edition in use.',
		messages: {old: '{clause} "{title}" is the numbering of 2008; the subject is now in {mapped}.'},
	},
	check({document, config, catalogs}, report) {
		for (const catalog of catalogs) {
			if (catalog.staleClauses.length === 0) continue;
			const edition = editionOf(config, catalog);
			const said = new Set<string>();
			for (const reference of clauseReferences(document)) {
				const stale = staleClause(catalog, reference.target);
				if (!stale || stale.detect !== 'title' || said.has(reference.target) || yearOf(reference) === '2008') continue;
				if (!clauseExists(catalog, edition, reference.target)) continue;
				const current = catalog.clauses[edition][reference.target] ?? '';
				// The old title has to stand there, and the present title must not fit as well.
				if (!isAbout(reference.label, stale.title) || isAbout(reference.label, current)) continue;
				said.add(reference.target);
				report({
					message: 'old',
					values: {clause: reference.target, title: stale.title, mapped: mappedTo(stale, edition)},
					path: document.path,
					span: reference.span,
					key: reference.target,
				});
			}
		}
	},
});
