import {claimsOf} from '../coverage/claims.ts';
import {roleKey} from '../workspace/index.ts';
import {type FeatureContext, headingSpan, type PathSpan} from './context.ts';
import type {Target} from './target.ts';
import {wholeWords} from './words.ts';

export interface Occurrence extends PathSpan {
	/** True where the thing is defined and not only named. */
	readonly definition: boolean;
	readonly kind: 'definition' | 'name' | 'claim' | 'evidence';
}

/** The places where a thing is defined, best first. For an outcome or criterion: the places that its state rests on. */
export function definitionsOf(context: FeatureContext, target: Target): readonly PathSpan[] {
	const {index, documents} = context.snapshot;
	switch (target.kind) {
		case 'document':
			return (index.byId.get(target.id) ?? []).map(path => {
				const document = documents.get(path)?.document;
				return {path, span: document?.metadata.id?.span ?? (document === undefined ? {start: 0, end: 0} : headingSpan(document, 0))};
			});
		case 'process': {
			const place = index.processes.get(target.id);
			const process = place === undefined ? undefined : documents.get(place.path)?.document.processes[place.process];
			return place === undefined || process === undefined ? [] : [{path: place.path, span: process.idSpan}];
		}
		case 'record':
			return (index.records.get(target.id) ?? []).map(({path, span}) => ({path, span}));
		case 'role':
			return (index.roles.get(roleKey(target.id)) ?? []).map(({path, span}) => ({path, span}));
		case 'outcome':
		case 'criterion':
			return coverPlaces(context, target);
		case 'link':
			return linkTarget(context, target.path, target.anchor);
		case 'clause':
			return [];
	}
}

/** Every place that names a thing, in path order, then by place. For an outcome or criterion: every claim and every place that shows it. */
export function occurrencesOf(context: FeatureContext, target: Target): readonly Occurrence[] {
	if (target.kind === 'outcome' || target.kind === 'criterion') return outcomeOccurrences(context, target);
	if (target.kind === 'clause' || target.kind === 'link') return [];
	const definitions = definitionsOf(context, target);
	const found: Occurrence[] = [];
	const wanted = target.kind === 'role' ? `role:${target.id}` : target.id;
	const skip = target.kind === 'role' ? 'role:'.length : 0;
	for (const path of searchable(context)) {
		const text = context.text(path);
		if (text === undefined) continue;
		for (const {start, end} of wholeWords(text, wanted)) {
			const span = {start: start + skip, end};
			const definition = definitions.some(other => other.path === path && other.span.start <= span.start && span.end <= other.span.end);
			found.push({path, span, definition, kind: definition ? 'definition' : 'name'});
		}
	}
	// A role is defined by its bare name, which a search for `role:name` does not meet.
	if (target.kind === 'role') found.push(...bareRoles(context, target.id, definitions, found));
	return sorted(found);
}

function bareRoles(context: FeatureContext, id: string, definitions: readonly PathSpan[], found: readonly Occurrence[]): Occurrence[] {
	return definitions.flatMap(({path, span}) => {
		const [name] = wholeWords(context.text(path)?.slice(span.start, span.end) ?? '', id);
		if (name === undefined) return [];
		const place = {start: span.start + name.start, end: span.start + name.end};
		return found.some(other => other.path === path && other.span.start === place.start) ? [] : [{path, span: place, definition: true, kind: 'definition' as const}];
	});
}

function outcomeOccurrences(context: FeatureContext, target: Extract<Target, {kind: 'outcome' | 'criterion'}>): Occurrence[] {
	const wanted = new Set(target.kind === 'criterion' ? [target.criterion.id] : target.outcome.criteria.map(({id}) => id));
	const found: Occurrence[] = [];
	for (const [path, {document}] of context.snapshot.documents) {
		for (const verb of ['covers', 'plans', 'attests', 'rejects'] as const) {
			for (const claim of claimsOf(document, target.catalog, verb)) {
				if (claim.meaning.criteria.some(({id}) => wanted.has(id))) found.push({path, span: claim.reference.span, definition: false, kind: 'claim'});
			}
		}
	}
	for (const {path, span} of coverPlaces(context, target)) found.push({path, span, definition: true, kind: 'evidence'});
	return sorted(found);
}

/** The headings and fields that an outcome or criterion rests on. */
function coverPlaces(context: FeatureContext, target: Extract<Target, {kind: 'outcome' | 'criterion'}>): PathSpan[] {
	const coverage = context.coverage().find(({catalog}) => catalog === target.catalog);
	const criteria = target.kind === 'criterion' ? [target.criterion] : target.outcome.criteria;
	const places = criteria.flatMap(({id}) => coverage?.criteria.get(id)?.places ?? []);
	const seen = new Set<string>();
	return places.flatMap(place => {
		const document = context.snapshot.documents.get(place.path)?.document;
		if (document === undefined) return [];
		const span = place.field !== undefined && place.evidence !== undefined ? place.evidence.span : headingSpan(document, place.section);
		const key = `${place.path} ${span.start}`;
		if (seen.has(key)) return [];
		seen.add(key);
		return [{path: place.path, span}];
	});
}

function linkTarget(context: FeatureContext, path: string, anchor: string | undefined): PathSpan[] {
	const document = context.snapshot.documents.get(path)?.document;
	if (document === undefined) return context.snapshot.files.has(path) ? [{path, span: {start: 0, end: 0}}] : [];
	const section = anchor === undefined || anchor === '' ? undefined : document.sections.find(({slug}) => slug === anchor.toLowerCase());
	return [{path, span: headingSpan(document, section?.index ?? 0)}];
}

function* searchable({snapshot}: FeatureContext): Generator<string> {
	if (snapshot.config.path !== undefined && !snapshot.documents.has(snapshot.config.path)) yield snapshot.config.path;
	for (const [path, {document}] of snapshot.documents) if (document.qms) yield path;
}

function sorted(occurrences: readonly Occurrence[]): Occurrence[] {
	return occurrences.toSorted((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : a.span.start - b.span.start));
}
