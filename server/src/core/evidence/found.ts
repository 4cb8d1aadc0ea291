import type {CompiledCriterion, Engine} from './compile.ts';
import type {ConceptHit, Found, Hold, HoldReason} from './evidence.ts';
import type {Hit} from './match.ts';
import {anchorsOf} from './anchors.ts';
import {capsOf, speaksFor} from './caps.ts';
import type {Reading, ReadStatement} from './read.ts';
import {excerpt} from './trace.ts';
import type {FoundHit, View} from './views.ts';

const mostHits = 8;

/**
 * Which words of a section name the criterion's subject and what it asks, and which of it they leave out. It explains an
 * answer; how likely the section shows the criterion is not decided here.
 */
export function foundIn(view: View, criterion: CompiledCriterion, reading: Reading, engine: Engine): Found {
	const groups = criterion.groups.map(({concepts, strongOnly}) =>
		[...concepts].flatMap(concept => hitsOf(concept, strongOnly.has(concept) ? 3 : 2, view)),
	);
	const counting = groups.map(hits => hits.filter(each => holdOf(each, engine) === undefined));
	const anchors = anchorsOf(view, criterion, reading, engine);
	const holds: Hold[] = [...capsOf(view, criterion, reading), ...heldBack(groups.flat(), engine)];
	if (speaksFor(reading, 'rejects', criterion, view.section))
		holds.push({reason: 'rejected', text: '', span: view.root.section.headingSpan, to: 0});
	return {
		criterion: criterion.criterion.id,
		section: view.section,
		sectionEnd: view.section + 1,
		span: view.root.section.span,
		topic: topicOf(view, criterion, reading, engine),
		hits: shownHits(counting).map(hit => conceptHit(hit, engine)),
		anchors: anchors.found,
		missing: [...missingOf(criterion, counting, view), ...anchors.missing],
		holds,
	};
}

function hitsOf(concept: number, least: number, {byConcept}: View): readonly FoundHit[] {
	return (byConcept.get(concept) ?? []).filter(({hit}) => hit.strength >= least);
}

function holdOf({hit, at}: FoundHit, engine: Engine): HoldReason | undefined {
	if (at.hold !== undefined) return at.hold;
	return hit.start >= at.deniedFrom && engine.concepts[hit.concept]?.negationProof !== true ? 'negation' : undefined;
}

/**
 * The reasons for which words did not count, each once. A list of words names everything and says nothing: it is a reason where no
 * sentence beside it names what is asked.
 */
function heldBack(hits: readonly FoundHit[], engine: Engine): readonly Hold[] {
	const holds = new Map<HoldReason, Hold>();
	let counts = false;
	for (const each of hits) {
		const reason = holdOf(each, engine);
		const {text, span} = each.at.statement;
		if (reason === undefined) counts = true;
		else if (!holds.has(reason)) holds.set(reason, {reason, text, span, to: 1});
	}
	if (counts) holds.delete('keyword-list');
	return [...holds.values()];
}

/** One hit of each group, then further ones, strong words first; no two of the same words. */
function shownHits(groups: readonly (readonly FoundHit[])[]): readonly FoundHit[] {
	const firsts = groups.flatMap(hits => strongestFirst(hits).slice(0, 1));
	const chosen: FoundHit[] = [];
	for (const each of [...firsts, ...strongestFirst(groups.flat())]) {
		if (chosen.length === mostHits) break;
		if (!chosen.some(other => overlap(other, each))) chosen.push(each);
	}
	return chosen;
}

function strongestFirst(hits: readonly FoundHit[]): readonly FoundHit[] {
	return hits.toSorted(
		(a, b) =>
			b.hit.strength - a.hit.strength ||
			a.at.statement.span.start - b.at.statement.span.start ||
			a.hit.start - b.hit.start,
	);
}

function overlap(a: FoundHit, b: FoundHit): boolean {
	return a.at === b.at && a.hit.start < b.hit.end && b.hit.start < a.hit.end;
}

/** What of the criterion no word of the section names; the column names of a table speak for its rows. */
function missingOf(
	{groups, min}: CompiledCriterion,
	counting: readonly (readonly FoundHit[])[],
	view: View,
): readonly string[] {
	if (min) {
		const named = new Set(counting.flat().map(({hit}) => hit.concept));
		return named.size >= min.n ? [] : [...min.of].flatMap(([concept, name]) => (named.has(concept) ? [] : [name]));
	}
	const isNamed = (concept: number): boolean =>
		(view.root.heading.get(concept) ?? 0) >= 2 ||
		view.statements.some(({hold, context}) => hold === undefined && context.has(concept));
	return groups.flatMap(({concepts, label}, group) =>
		(counting[group]?.length ?? 0) > 0 || [...concepts].some(isNamed) ? [] : [`concept:${label}`],
	);
}

/** Where the subject is named: in the heading, above it, or in the text. */
function topicOf(view: View, criterion: CompiledCriterion, reading: Reading, engine: Engine): Found['topic'] {
	const {heading, headingSpan} = view.root.section;
	const nameOf = (concept: number): string => engine.concepts[concept]?.name ?? '';
	const own = strongestOf(criterion.topic, view.root.heading);
	if (own !== undefined) return {concept: nameOf(own), text: heading, span: headingSpan, where: 'heading'};
	const above = strongestOf(criterion.topic, view.root.above);
	if (above !== undefined) return aboveAt(above, nameOf(above), view, reading);
	const [inText] = strongestFirst([...criterion.topic].flatMap(concept => hitsOf(concept, 2, view)));
	return inText && {...conceptHit(inText, engine), where: 'text'};
}

function aboveAt(concept: number, name: string, view: View, {sections, document}: Reading): Found['topic'] {
	for (let at = view.root.section.parent; at > 0; at = sections[at]?.section.parent ?? 0) {
		const above = sections[at];
		if (above && (above.heading.get(concept) ?? 0) >= 2)
			return {concept: name, text: above.section.heading, span: above.section.headingSpan, where: 'ancestor'};
	}
	const title = document.metadata.title;
	return {concept: name, text: document.title, span: title?.span ?? {start: 0, end: 0}, where: 'title'};
}

function strongestOf(concepts: ReadonlySet<number>, from: ReadonlyMap<number, number>): number | undefined {
	let found: number | undefined;
	let best = 1;
	for (const concept of concepts) {
		const strength = from.get(concept) ?? 0;
		if (strength <= best) continue;
		best = strength;
		found = concept;
	}
	return found;
}

function conceptHit({hit, at}: {readonly hit: Hit; readonly at: ReadStatement}, engine: Engine): ConceptHit {
	return {concept: engine.concepts[hit.concept]?.name ?? '', ...excerpt(at.statement, hit.start, hit.end)};
}
