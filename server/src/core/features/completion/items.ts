import {allRules} from '../../rules/index.ts';
import type {Span} from '../../text/span.ts';
import type {FeatureContext} from '../context.ts';
import {type Completion, plain} from './item.ts';

/** Ids of outcomes and criteria; open ones first. Where the coverage is not known yet, without their states. */
export function outcomeItems(context: FeatureContext, span: Span, which: 'all' | 'criteria' = 'all'): Completion[] {
	const coverage = context.coverage();
	if (coverage.length === 0) {
		return context.snapshot.catalogs.flatMap(({outcomes}) =>
			outcomes.flatMap(({id, title, statement, criteria}) => [
				...(which === 'criteria' ? [] : [plain('outcome', id, title, span, {documentation: statement, rank: '2'})]),
				...criteria.map(criterion =>
					plain('criterion', criterion.id, criterion.title, span, {documentation: criterion.question, rank: '1'}),
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
							rank: '2',
						}),
					]),
			...criteria.map(({criterion, state, level}) =>
				plain('criterion', criterion.id, `${criterion.title} · ${state.replaceAll('-', ' ')}`, span, {
					documentation: `${criterion.question}\n\nCounts: ${criterion.counts}\n\nDoes not count: ${criterion.notCounts}`,
					rank: state === 'covered' || state === 'not-applicable' ? '3' : level === 'mandatory' ? '0' : '1',
				}),
			),
		]),
	);
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

/** Roles, each once; with the prefix `role:`. */
export function roleItems({snapshot}: FeatureContext, span: Span): Completion[] {
	const found = new Map<string, Completion>();
	for (const roles of snapshot.index.roles.values()) {
		for (const {id, title, may} of roles) {
			if (!found.has(id))
				found.set(
					id,
					plain('role', `role:${id}`, title, span, {documentation: may.length === 0 ? '' : `May ${may.join(', ')}.`}),
				);
		}
	}
	return [...found.values()];
}

export function recordItems({snapshot}: FeatureContext, span: Span): Completion[] {
	return [...snapshot.index.records.values()].flatMap(([first]) =>
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
