import {derived} from '../../workspace/derived.ts';
import {push} from '../../workspace/index.ts';
import {clauseReferences, tellsHistory, yearOf} from '../support/clauses.ts';
import type {QmsDocument, Reference} from '../../model/document.ts';
import {workspaceRule} from '../rule.ts';

interface Dated {
	readonly path: string;
	readonly year: string;
	readonly reference: Reference;
}

/** References that name an edition, by its year, in path order. */
const dated = derived<readonly Dated[], ReadonlyMap<string, readonly Dated[]>>({
	part: ({document}) => {
		const found = clauseReferences(document).flatMap(reference => {
			const year = yearOf(reference);
			return year !== undefined && ['2008', '2015', '2026'].includes(year) && !isHistory(document, reference)
				? [{path: document.path, year, reference}]
				: [];
		});
		return found.length > 0 ? found : undefined;
	},
	combine: parts => {
		const years = new Map<string, Dated[]>();
		for (const part of parts.values()) for (const each of part) push(years, each.year, each);
		return years;
	},
});

/** What a document once referred to is not mixed with what it refers to. */
function isHistory({sections}: QmsDocument, {section, span}: Reference): boolean {
	const statement = sections[section]?.blocks
		.flatMap(({statements}) => statements)
		.find(each => each.span.start <= span.start && span.end <= each.span.end);
	return statement !== undefined && tellsHistory(statement.text);
}

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
	reads: snapshot => [dated(snapshot)],
	check({snapshot}, report) {
		const [many, few] = [...dated(snapshot)].sort(([a, one], [b, two]) => two.length - one.length || (a < b ? -1 : 1));
		const first = few?.[1][0];
		if (!many || !few || !first) return;
		report({
			message: 'mixed',
			values: {few: few[0], many: many[0], fewCount: few[1].length, manyCount: many[1].length},
			path: first.path,
			span: first.reference.span,
			key: few[0],
			related: few[1].slice(1, 6).map(({path, reference}) => ({
				path,
				span: reference.span,
				message: `ISO 9001:${few[0]} is referred to here too.`,
			})),
		});
	},
});
