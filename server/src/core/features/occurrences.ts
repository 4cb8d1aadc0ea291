import {claimsOf} from '../coverage/claims.ts';
import type {Span} from '../text/span.ts';
import {roleKey} from '../workspace/index.ts';
import {type FeatureContext, headingSpan, type PathSpan} from './context.ts';
import {type Name, namesIn, targetsIn} from './names.ts';
import {resolved, type Target, writtenForms} from './target.ts';
import {looksLikeId, wholeWords} from './words.ts';

type NamedTarget = Extract<Target, {id: string}>;

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
				return {
					path,
					span: document?.metadata.id?.span ?? (document === undefined ? {start: 0, end: 0} : headingSpan(document, 0)),
				};
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
	const found: Occurrence[] = [];
	for (const path of searchable(context)) {
		const text = context.text(path);
		if (text === undefined) continue;
		const names = namesIn(context, path).filter(name => isSame(context, target, name));
		const words = wordsOf(context, target, text);
		if (names.length === 0 && words.length === 0) continue;
		const leadsOn = targetsIn(context, path, text);
		const inText = words.filter(
			span => !leadsOn(span) && names.every(name => name.span.end <= span.start || span.end <= name.span.start),
		);
		found.push(
			...names.map(({span, definition}) => ({
				path,
				span,
				definition,
				kind: definition ? ('definition' as const) : ('name' as const),
			})),
		);
		found.push(...inText.map(span => ({path, span, definition: false, kind: 'name' as const})));
	}
	return sorted(found);
}

/** True for a name that stands for the thing. An id of a form of its own may be a document's and a record's in one. */
function isSame(context: FeatureContext, target: NamedTarget, name: Name): boolean {
	const meant = resolved(context, name);
	if (meant === undefined) return false;
	if (target.kind === 'role' || meant.kind === 'role')
		return target.kind === meant.kind && sameRole(context, target.id, meant.id);
	if (meant.id !== target.id) return false;
	return looksLikeId(target.id) || (meant.kind === 'record') === (target.kind === 'record');
}

/** `role:qm` and `Quality manager` are one role where a definition has the one as id and the other as title. */
function sameRole({snapshot}: FeatureContext, a: string, b: string): boolean {
	if (roleKey(a) === roleKey(b)) return true;
	const ofA = snapshot.index.roles.get(roleKey(a)) ?? [];
	return (snapshot.index.roles.get(roleKey(b)) ?? []).some(role => ofA.includes(role));
}

/** Where running text names the thing: what begins with `role:`, and ids that cannot be words. */
function wordsOf(context: FeatureContext, target: NamedTarget, text: string): Span[] {
	if (target.kind !== 'role')
		return looksLikeId(target.id)
			? [...writtenForms(context, target)].flatMap(id =>
					wholeWords(text, id).filter(({start, end}) => text.slice(start, end) === id),
				)
			: [];
	return [...text.matchAll(/(?<![\p{L}\p{N}_])role:\s?([\p{L}\p{N}](?:[\p{L}\p{N}_.-]*[\p{L}\p{N}_])?)/giu)].flatMap(
		match => {
			const [whole, id = ''] = match;
			const start = match.index + whole.length - id.length;
			return context.snapshot.index.roles.has(roleKey(id)) && sameRole(context, target.id, id)
				? [{start, end: start + id.length}]
				: [];
		},
	);
}

function outcomeOccurrences(
	context: FeatureContext,
	target: Extract<Target, {kind: 'outcome' | 'criterion'}>,
): Occurrence[] {
	const wanted = new Set(
		target.kind === 'criterion' ? [target.criterion.id] : target.outcome.criteria.map(({id}) => id),
	);
	const found: Occurrence[] = [];
	for (const [path, {document}] of context.snapshot.documents) {
		for (const verb of ['covers', 'plans', 'attests', 'rejects'] as const) {
			for (const claim of claimsOf(document, target.catalog, verb)) {
				if (claim.meaning.criteria.some(({id}) => wanted.has(id)))
					found.push({path, span: claim.reference.span, definition: false, kind: 'claim'});
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
		const span =
			place.field !== undefined && place.evidence !== undefined
				? place.evidence.span
				: headingSpan(document, place.section);
		const key = `${place.path} ${span.start}`;
		if (seen.has(key)) return [];
		seen.add(key);
		return [{path: place.path, span}];
	});
}

function linkTarget(context: FeatureContext, path: string, anchor: string | undefined): PathSpan[] {
	const document = context.snapshot.documents.get(path)?.document;
	if (document === undefined) return context.snapshot.files.has(path) ? [{path, span: {start: 0, end: 0}}] : [];
	const section =
		anchor === undefined || anchor === ''
			? undefined
			: document.sections.find(({slug}) => slug === anchor.toLowerCase());
	return [{path, span: headingSpan(document, section?.index ?? 0)}];
}

/** Every text that was read: what lies outside the QMS, such as a README, names documents and roles, too. */
function* searchable({snapshot}: FeatureContext): Generator<string> {
	if (snapshot.config.path !== undefined && !snapshot.documents.has(snapshot.config.path)) yield snapshot.config.path;
	yield* snapshot.documents.keys();
}

function sorted(occurrences: readonly Occurrence[]): Occurrence[] {
	return occurrences.toSorted((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : a.span.start - b.span.start));
}
