import type {Catalog} from '../../catalog/catalog.ts';
import type {QmsConfig} from '../../config/config.ts';
import {editionOf} from '../../config/edition.ts';
import type {RelatedPlace} from '../../finding/finding.ts';
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
		remedy:
			'Choose one edition and bring the rest over. While that goes on, set `profile.transitionTo` in qms.yaml, with `transitionBy` for the day it is to be done: until then this counts how far it is.',
		messages: {
			mixed: 'References to ISO 9001:{few} and ISO 9001:{many} are mixed ({fewCount} and {manyCount}).',
			overdue:
				'{oldCount} of {count} references still name ISO 9001:{old}; the transition to ISO 9001:{target} was to be done by {by}.',
			progress: '{done} of {count} references name ISO 9001:{target}, {oldCount} still ISO 9001:{old}.',
		},
	},
	reads: snapshot => [dated(snapshot)],
	check({snapshot, config, catalogs, today}, report) {
		const years = dated(snapshot);
		const transition = transitionOf(config, catalogs);
		const before = transition && years.get(transition.old);
		const after = transition && years.get(transition.target);
		if (transition && before && after) {
			const first = before[0];
			const {transitionBy: by} = config.profile;
			const overdue = by !== undefined && by <= today;
			if (first)
				report({
					message: overdue ? 'overdue' : 'progress',
					...(!overdue && {severity: 'hint' as const}),
					values: {
						...transition,
						by: by ?? '',
						done: after.length,
						oldCount: before.length,
						count: before.length + after.length,
					},
					path: first.path,
					span: first.reference.span,
					key: transition.old,
					about: 'system',
					related: alsoHere(before),
				});
		}
		// Both editions of a transition belong together; one that is neither is mixed with them all the same.
		const groups = [...years].sort(([a, one], [b, two]) => two.length - one.length || (a < b ? -1 : 1));
		const [many] = groups;
		const few = groups.findLast(([year]) => !transition || ![transition.old, transition.target].includes(year));
		const first = few?.[1][0];
		if (!many || !few || !first || many === few) return;
		report({
			message: 'mixed',
			values: {few: few[0], many: many[0], fewCount: few[1].length, manyCount: many[1].length},
			path: first.path,
			span: first.reference.span,
			key: few[0],
			about: 'system',
			related: alsoHere(few[1]),
		});
	},
});

/** The years of the edition in use and of the one that the project says it goes to; undefined where it goes to none. */
function transitionOf(
	config: QmsConfig,
	catalogs: readonly Catalog[],
): {readonly old: string; readonly target: string} | undefined {
	const target = config.profile.transitionTo?.slice(0, 4);
	const catalog = catalogs.find(each => each.staleClauses.length > 0);
	if (target === undefined || !catalog) return undefined;
	const old = editionOf(config, catalog).slice(0, 4);
	return old === target ? undefined : {old, target};
}

const alsoHere = (places: readonly Dated[]): RelatedPlace[] =>
	places.slice(1, 6).map(({path, year, reference}) => ({
		path,
		span: reference.span,
		message: `ISO 9001:${year} is referred to here too.`,
	}));
