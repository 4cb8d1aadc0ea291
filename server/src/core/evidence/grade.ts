import type {Grade} from '../catalog/catalog.ts';
import type {CompiledCriterion, Engine} from './compile.ts';
import type {HoldReason} from './evidence.ts';
import type {Hit} from './match.ts';
import type {ReadStatement} from './reading.ts';
import type {FoundHit, View} from './views.ts';

/** A hit with its statement; a hit in the heading has none. */
export interface PlacedHit {
	readonly hit: Hit;
	readonly at: ReadStatement | undefined;
	/** Why it may not count for substance; undefined where it may. */
	readonly hold: HoldReason | undefined;
}

export interface TopicFound {
	/** 3 own heading, 2 heading above or title, 1 text. */
	readonly level: 1 | 2 | 3;
	readonly concept: number;
	readonly strength: number;
	/** The hit in the text, where the topic stands there. */
	readonly inText: PlacedHit | undefined;
}

/** What a view shows for a criterion before anchors and caps. */
export interface Substance {
	readonly grade: 0 | 1 | 2;
	readonly topic: TopicFound;
	/** One hit for each group that was met, then others worth showing. */
	readonly hits: readonly PlacedHit[];
	/** Labels of groups that were not met; where each has its words, the condition they fail as a place (`one-sentence`). */
	readonly missing: readonly string[];
	/** Hits that would have counted but for a reason. */
	readonly held: readonly PlacedHit[];
}

/** Conditions that words fail though each of them is there, for people. */
export const togetherWords: Readonly<Record<string, string>> = {
	'more-words': 'more than these few words',
	'one-sentence': 'all of it in one sentence, or a heading that names the subject',
	'own-heading': 'a heading that names the subject',
	'one-paragraph': 'all of it in one paragraph',
	'beside-subject': 'all of it beside the subject, each in words of its own',
};

const leastHeadingWords = 12;

/** Decides none, mentioned or described (domain model, 3.5); undefined where the topic is nowhere. */
export function substanceOf(view: View, criterion: CompiledCriterion, engine: Engine): Substance | undefined {
	const topic = topicOf(view, criterion, engine);
	if (!topic) return undefined;
	const placed = place(view, criterion, engine);
	if (criterion.min) return listed(criterion, criterion.min, topic, placed.hits);
	const usable = criterion.groups.map(
		(_, group) => placed.byGroup[group]?.filter(each => each.hold === undefined) ?? [],
	);
	const tooShort = view.words < (criterion.criterion.rule.minWords || 0);
	const chosen = tooShort
		? undefined
		: topic.level >= 2
			? routeA(criterion, usable, topic, engine)
			: routeB(view, criterion, usable, engine);
	const held = placed.byGroup.flat().filter(each => each.hold !== undefined);
	if (chosen) return {grade: 2, topic, hits: withOthers(chosen, usable.flat()), missing: [], held};
	const mentioned = placed.byGroup.flat();
	const missing = criterion.groups.filter((_, group) => (usable[group]?.length ?? 0) === 0).map(group => group.label);
	return {
		grade: mentioned.length > 0 ? 1 : 0,
		topic,
		hits: withOthers([], usable.flat()),
		missing: missing.length > 0 || criterion.groups.length === 0 ? missing : [together(criterion, topic, tooShort)],
		held,
	};
}

/** Where a word of every group is there, what they lack is standing together. */
function together({criterion: {rule}}: CompiledCriterion, topic: TopicFound, tooShort: boolean): string {
	if (tooShort) return 'more-words';
	if (topic.level === 1) return rule.inline ? 'one-sentence' : 'own-heading';
	return rule.near === 'block' ? 'one-paragraph' : 'beside-subject';
}

interface Placed {
	readonly hits: readonly PlacedHit[];
	readonly byGroup: readonly (readonly PlacedHit[])[];
}

function place(view: View, criterion: CompiledCriterion, engine: Engine): Placed {
	const collect = (
		concepts: Pick<ReadonlyMap<number, unknown>, 'keys' | 'size'>,
		least: (concept: number) => number,
	): PlacedHit[] => {
		const found: PlacedHit[] = [];
		for (const concept of concepts.keys()) {
			const needed = least(concept);
			for (const {hit, at} of view.byConcept.get(concept) ?? [])
				if (hit.strength >= needed) found.push({hit, at, hold: holdOf(hit, at, view, criterion, engine)});
			if (engine.concepts[concept]?.generic === true && needed <= 2) found.push(...fromHeader(concept, view));
			for (const hit of view.root.headingHits)
				if (hit.concept === concept && hit.strength >= needed && headingCounts(view, hit))
					found.push({hit, at: undefined, hold: undefined});
		}
		return found.length > 1 && concepts.size > 1 ? found.sort(inReadingOrder) : found;
	};
	return {
		hits: criterion.min ? collect(criterion.min.of, () => 2) : [],
		byGroup: criterion.groups.map(group => collect(group.concepts, concept => (group.strongOnly.has(concept) ? 3 : 2))),
	};
}

/** The column names of a table speak for its rows: a row under "Action" is one. They take no words of the row. */
function fromHeader(concept: number, view: View): readonly PlacedHit[] {
	const row = view.statements.find(at => at.source.table >= 0 && at.hold === undefined && at.context.has(concept));
	return row ? [{hit: {concept, strength: 2, start: 0, end: 0}, at: row, hold: undefined}] : [];
}

function inReadingOrder(a: PlacedHit, b: PlacedHit): number {
	return (
		(a.at?.block ?? -1) - (b.at?.block ?? -1) ||
		(a.at?.statement.span.start ?? 0) - (b.at?.statement.span.start ?? 0) ||
		a.hit.start - b.hit.start ||
		a.hit.concept - b.hit.concept
	);
}

function holdOf(
	hit: Hit,
	at: ReadStatement,
	view: View,
	criterion: CompiledCriterion,
	engine: Engine,
): HoldReason | undefined {
	if (at.hold !== undefined && !(at.hold === 'keyword-list' && criterion.criterion.rule.list)) return at.hold;
	if (hit.start >= at.deniedFrom && engine.concepts[hit.concept]?.negationProof !== true) return 'negation';
	if (at.section !== view.section && (criterion.roleCaps.get(at.role) ?? 3) < 2) return 'section-role';
	return undefined;
}

function headingCounts(view: View, hit: Hit): boolean {
	if (view.words < leastHeadingWords) return false;
	if (!view.statements.some(at => at.hold === undefined && at.deniedFrom > 0)) return false;
	return !view.statements.some(
		at => at.deniedFrom < Infinity && at.hits.some(each => each.concept === hit.concept && each.start >= at.deniedFrom),
	);
}

function topicOf(view: View, criterion: CompiledCriterion, engine: Engine): TopicFound | undefined {
	const least = criterion.criterion.rule.requireStrongTopic ? 3 : 2;
	const own = strongestOf(criterion.topic, view.root.heading, least);
	if (own) return {level: 3, ...own, inText: undefined};
	const above = strongestOf(criterion.topic, view.root.above, least);
	if (above) return {level: 2, ...above, inText: undefined};
	let best: FoundHit | undefined;
	for (const concept of criterion.topic) {
		for (const found of view.byConcept.get(concept) ?? [])
			if (found.hit.strength >= least && found.hit.strength > (best?.hit.strength ?? 0)) best = found;
	}
	if (!best) return undefined;
	return {
		level: 1,
		concept: best.hit.concept,
		strength: best.hit.strength,
		inText: {...best, hold: holdOf(best.hit, best.at, view, criterion, engine)},
	};
}

function strongestOf(
	concepts: ReadonlySet<number>,
	from: ReadonlyMap<number, number>,
	least: number,
): {readonly concept: number; readonly strength: number} | undefined {
	if (from.size === 0) return undefined;
	let found: {readonly concept: number; readonly strength: number} | undefined;
	for (const concept of concepts) {
		const strength = from.get(concept) ?? 0;
		if (strength >= least && strength > (found?.strength ?? 0)) found = {concept, strength};
	}
	return found;
}

function listed(
	criterion: CompiledCriterion,
	min: NonNullable<CompiledCriterion['min']>,
	topic: TopicFound,
	hits: readonly PlacedHit[],
): Substance {
	const usable = hits.filter(each => each.hold === undefined);
	const firsts = [...new Map(usable.map(each => [each.hit.concept, each] as const)).values()];
	const held = hits.filter(each => each.hold !== undefined);
	const found = new Set(firsts.map(({hit}) => hit.concept));
	const missing = [...min.of].flatMap(([concept, name]) => (found.has(concept) ? [] : [name]));
	if (firsts.length >= min.n && (topic.level >= 2 || criterion.criterion.rule.inline))
		return {grade: 2, topic, hits: firsts, missing, held};
	return {grade: hits.length > 0 ? 1 : 0, topic, hits: firsts, missing, held};
}

/** The topic stands in the heading path: groups may be spread over the section, generic ones beside specific ones. */
function routeA(
	criterion: CompiledCriterion,
	usable: readonly (readonly PlacedHit[])[],
	topic: TopicFound,
	engine: Engine,
): readonly PlacedHit[] | undefined {
	const specific = new Set(
		[...criterion.topic, ...criterion.groups.flatMap(group => [...group.concepts])].filter(
			concept => engine.concepts[concept]?.generic !== true,
		),
	);
	const blocks = new Set<number>();
	for (const hits of usable) for (const {hit, at} of hits) if (at && specific.has(hit.concept)) blocks.add(at.block);
	const anchored = ({hit, at}: PlacedHit): boolean => {
		if (engine.concepts[hit.concept]?.generic !== true || !at) return true;
		if (topic.level === 3 || blocks.has(at.block)) return true;
		return (
			at.hits.some(each => specific.has(each.concept) && each !== hit) ||
			[...at.context].some(concept => specific.has(concept))
		);
	};
	const groups = usable.map(hits => hits.filter(anchored));
	if (criterion.criterion.rule.near !== 'block') return assign(groups);
	const numbers = new Set(groups[0]?.flatMap(({at}) => (at ? [at.block] : [])) ?? []);
	for (const group of groups) for (const {at} of group) if (at) numbers.add(at.block);
	for (const block of numbers) {
		// Words of the block come first: the heading may stand in for a group, not for all of them.
		const found = assign(
			groups.map(hits => [...hits.filter(({at}) => at?.block === block), ...hits.filter(({at}) => !at)]),
		);
		if (found?.some(({at}) => at !== undefined)) return found;
	}
	return undefined;
}

/** The topic stands only in the text: one statement has to say it all, with strong terms. */
function routeB(
	view: View,
	criterion: CompiledCriterion,
	usable: readonly (readonly PlacedHit[])[],
	engine: Engine,
): readonly PlacedHit[] | undefined {
	if (!criterion.criterion.rule.inline || usable.some(hits => hits.length === 0)) return undefined;
	const tried = new Set<ReadStatement>();
	for (const concept of criterion.topic) {
		for (const {hit, at} of view.byConcept.get(concept) ?? []) {
			if (hit.strength < 3 || tried.has(at) || holdOf(hit, at, view, criterion, engine) !== undefined) continue;
			tried.add(at);
			const found = assign(
				usable.map(hits =>
					hits.filter(
						each => each.at === at && (each.hit.strength === 3 || engine.concepts[each.hit.concept]?.generic === true),
					),
				),
			);
			if (found) return found;
		}
	}
	return undefined;
}

/** One hit for each group, no two on the same words. */
function assign(groups: readonly (readonly PlacedHit[])[]): readonly PlacedHit[] | undefined {
	const chosen: PlacedHit[] = [];
	const choose = (group: number): boolean => {
		const hits = groups[group];
		if (!hits) return true;
		for (const each of hits.slice(0, mostTried)) {
			if (chosen.some(other => overlap(other, each))) continue;
			chosen.push(each);
			if (choose(group + 1)) return true;
			chosen.pop();
		}
		return false;
	};
	return groups.length > 0 && choose(0) ? [...chosen] : undefined;
}

const mostTried = 24;

function overlap(a: PlacedHit, b: PlacedHit): boolean {
	return a.at === b.at && a.hit.start < b.hit.end && b.hit.start < a.hit.end;
}

const mostShown = 8;

/** The chosen hits and, for the reader, further ones of other words, strong first. */
function withOthers(chosen: readonly PlacedHit[], others: readonly PlacedHit[]): readonly PlacedHit[] {
	const shown = [...chosen];
	const sorted = others.toSorted((a, b) => b.hit.strength - a.hit.strength);
	for (const each of sorted) {
		if (shown.length >= mostShown) break;
		if (!shown.some(other => overlap(other, each))) shown.push(each);
	}
	return shown;
}

/** A described view with all the anchors is specified. */
export function finalGrade(substance: Substance, missingAnchors: readonly string[]): Grade {
	return substance.grade === 2 && missingAnchors.length === 0 ? 3 : substance.grade;
}
