import {goesBySector, keepsOldSubjects} from '../support/clauses.ts';
import {graphRule} from '../rule.ts';

/** Terms that have rules of their own, or that are everyday words as well. */
const others = ['exclusion', 'preventive action procedure', 'management representative', 'documents and records'];

export default graphRule({
	meta: {
		id: 'old-term',
		aliases: ['CLS006'],
		family: 'clauses',
		severity: 'information',
		summary: 'A heading uses a term of the 2008 edition.',
		why: 'Your own words are fine; a heading taken from an older edition sends the reader to clauses that have moved.',
		remedy: 'Use the present term, or your own.',
		messages: {old: '"{term}" is a term of the 2008 edition; the present one is "{now}".'},
	},
	reads: snapshot => [goesBySector(snapshot)],
	check({entry: {document}, snapshot, config, catalogs}, report) {
		if (!document.qms || keepsOldSubjects(config, document, snapshot)) return;
		for (const catalog of catalogs) {
			for (const [term, now] of Object.entries(catalog.oldTerms)) {
				if (others.includes(term)) continue;
				const section = document.sections.find(each => each.heading.toLowerCase().includes(term));
				if (section)
					report({message: 'old', values: {term, now}, path: document.path, span: section.headingSpan, key: term});
			}
		}
	},
});
