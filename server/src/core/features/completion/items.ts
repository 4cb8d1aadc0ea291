import {allRules} from '../../rules/index.ts';
import type {Span} from '../../text/span.ts';
import {inKeyOrder, roleKey} from '../../workspace/index.ts';
import {type FeatureContext, sectionAt} from '../context.ts';
import {type Completion, plain} from './item.ts';

/** Where ids are put in, for what is likelier there. */
export interface IdPlace {
	readonly path: string;
	/** Offset of the text; undefined where a whole document or process is meant. */
	readonly offset: number | undefined;
}

/**
 * Ids of outcomes and criteria with their states. First what the section shows, then what it may show, then the other
 * criteria of outcomes that the document speaks to, then the rest; each in the order of the catalogue, in which EO-2
 * stands before EO-10. Where the coverage is not known yet, in that order and without states.
 */
export function outcomeItems(
	context: FeatureContext,
	span: Span,
	which: 'all' | 'criteria' = 'all',
	place?: IdPlace,
): Completion[] {
	const coverage = context.coverage();
	const tierOf = tiers(context, place);
	let at = 0;
	const rank = (id: string, outcome: string): string => `${tierOf(id, outcome)}${String(at++).padStart(4, '0')}`;
	if (coverage.length === 0) {
		return context.snapshot.catalogs.flatMap(({outcomes}) =>
			outcomes.flatMap(({id, title, statement, criteria}) => [
				...(which === 'criteria'
					? []
					: [plain('outcome', id, title, span, {documentation: statement, rank: rank(id, id)})]),
				...criteria.map(criterion =>
					plain('criterion', criterion.id, criterion.title, span, {
						documentation: criterion.question,
						rank: rank(criterion.id, id),
					}),
				),
			]),
		);
	}
	return coverage.flatMap(({outcomes}) =>
		outcomes.flatMap(({outcome, state, criteria}) => [
			...(which === 'criteria'
				? []
				: [
						plain('outcome', outcome.id, `${outcome.title} · ${state.replaceAll('-', ' ')}`, span, {
							documentation: outcome.statement,
							rank: rank(outcome.id, outcome.id),
						}),
					]),
			...criteria.map(({criterion, state}) =>
				plain('criterion', criterion.id, `${criterion.title} · ${state.replaceAll('-', ' ')}`, span, {
					documentation: `${criterion.question}\n\nCounts: ${criterion.counts}\n\nDoes not count: ${criterion.notCounts}`,
					rank: rank(criterion.id, outcome.id),
				}),
			),
		]),
	);
}

/** How near an id of an outcome or criterion is to a place: 0 shown there, 1 perhaps, 2 of an outcome of the document, 3 any other. */
function tiers(context: FeatureContext, place: IdPlace | undefined): (id: string, outcome: string) => number {
	const document = place && context.snapshot.documents.get(place.path)?.document;
	const section = document && place.offset !== undefined ? sectionAt(document, place.offset) : undefined;
	const here = new Map<string, number>();
	const near = new Set<string>();
	for (const {documents, criteria} of context.coverage()) {
		for (const [id, places] of documents.get(place?.path ?? '') ?? []) {
			const criterion = criteria.get(id)?.criterion;
			if (criterion === undefined) continue;
			const shown = places.filter(({answer}) => answer === 'shown');
			if (shown.length > 0 || places.some(({claim}) => claim !== undefined)) near.add(criterion.outcome);
			if (section === undefined) continue;
			if (shown.some(each => each.section === section)) here.set(id, 0);
			else if (places.some(each => each.section === section)) here.set(id, 1);
		}
	}
	return (id, outcome) => here.get(id) ?? (near.has(outcome) ? 2 : 3);
}

/** Ids of documents, processes among them. */
export function documentItems(
	{snapshot}: FeatureContext,
	span: Span,
	which: 'all' | 'processes' = 'all',
): Completion[] {
	const found = new Map<string, Completion>();
	for (const {path, process} of snapshot.index.processes.values()) {
		const known = snapshot.documents.get(path)?.document.processes[process];
		if (known !== undefined && known.id !== '')
			found.set(known.id, plain('process', known.id, known.title, span, {documentation: path}));
	}
	if (which === 'processes') return [...found.values()];
	for (const {document} of snapshot.documents.values()) {
		const id = document.qms ? document.metadata.id?.value : undefined;
		if (id !== undefined && !found.has(id))
			found.set(id, plain('document', id, document.title, span, {documentation: document.path}));
	}
	return [...found.values()];
}

/** Roles, each once, under the id that defines it; with the prefix `role:`. A role that is written by its title is the one with that title. */
export function roleItems({snapshot}: FeatureContext, span: Span): Completion[] {
	const known = new Set<string>();
	const items: Completion[] = [];
	for (const [, [role]] of inKeyOrder(snapshot.index.roles)) {
		if (role === undefined) continue;
		const keys = [role.id, role.title].filter(name => name !== '').map(roleKey);
		if (keys.some(key => known.has(key))) continue;
		for (const key of keys) known.add(key);
		items.push(
			plain('role', `role:${role.id}`, role.title, span, {
				documentation: role.may.length === 0 ? '' : `May ${role.may.join(', ')}.`,
			}),
		);
	}
	return items;
}

export function recordItems({snapshot}: FeatureContext, span: Span): Completion[] {
	return inKeyOrder(snapshot.index.records).flatMap(([, [first]]) =>
		first === undefined
			? []
			: [
					plain('record', first.id, first.name, span, {
						documentation: [first.retention === '' ? '' : `Kept ${first.retention}.`, first.location]
							.filter(part => part !== '')
							.join(' '),
					}),
				],
	);
}

/** External parties of the configuration. */
export function externalItems({snapshot}: FeatureContext, span: Span): Completion[] {
	return snapshot.config.external.map(name => plain('party', `external:${name}`, 'outside the organization', span));
}

export function ruleItems(span: Span): Completion[] {
	return allRules.map(({meta}) =>
		plain('rule', meta.id, meta.summary, span, {documentation: `${meta.why}\n\n${meta.remedy}`}),
	);
}
