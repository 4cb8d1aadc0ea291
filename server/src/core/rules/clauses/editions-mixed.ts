import {perDocument} from '../support/perDocument.ts';
import {clauseReferences, yearOf} from '../support/clauses.ts';
import type {QmsDocument, Reference} from '../../model/document.ts';
import {workspaceRule} from '../rule.ts';

const dated = perDocument(document => clauseReferences(document).flatMap(reference => {
	const year = yearOf(reference);
	return year !== undefined && ['2008', '2015', '2026'].includes(year) ? [{year, reference}] : [];
}));

export default workspaceRule({
	meta: {
		id: 'editions-mixed',
		aliases: ['CLS007'],
		family: 'clauses',
		severity: 'warning',
		summary: 'References to two editions of ISO 9001 are mixed.',
		why: 'The same number means different things in two editions.',
		remedy: 'Choose one edition and bring the rest over.',
		messages: {mixed: 'References to ISO 9001:{few} and ISO 9001:{many} are mixed ({fewCount} and {manyCount}).'},
	},
	check({snapshot}, report) {
		const years = new Map<string, {document: QmsDocument; reference: Reference}[]>();
		for (const {document} of snapshot.documents.values()) {
			for (const {year, reference} of dated(document)) {
				const known = years.get(year);
				if (known) known.push({document, reference});
				else years.set(year, [{document, reference}]);
			}
		}
		const [many, few] = [...years].sort(([a, one], [b, two]) => two.length - one.length || (a < b ? -1 : 1));
		const first = few?.[1][0];
		if (!many || !few || !first) return;
		report({
			message: 'mixed',
			values: {few: few[0], many: many[0], fewCount: few[1].length, manyCount: many[1].length},
			path: first.document.path,
			span: first.reference.span,
			key: few[0],
			related: few[1].slice(1, 6).map(({document, reference}) => ({path: document.path, span: reference.span, message: `ISO 9001:${few[0]} is referred to here too.`})),
		});
	},
});
