import type {Span} from '../text/span.ts';
import {foldedWords} from '../text/fold.ts';
import {anchorsOf} from './anchors.ts';
import {heldBack} from './caps.ts';
import type {CompiledCriterion, Engine} from './compile.ts';
import type {AnchorHit, ConceptHit, Hold} from './evidence.ts';
import {finalGrade, substanceOf} from './grade.ts';
import type {Grade} from '../catalog/catalog.ts';
import type {KnownShown} from './memory.ts';
import type {Reading} from './reading.ts';
import {conceptHit} from './trace.ts';
import type {View} from './views.ts';

/** What a view shows for a criterion by its own words, before its place in the document and the document's state count; all spans lie in the view. */
export interface Shown {
	readonly substance: 1 | 2;
	readonly rawGrade: Grade;
	readonly topic: {readonly concept: number; readonly level: 1 | 2 | 3; readonly inText: ConceptHit | undefined};
	readonly hits: readonly ConceptHit[];
	/** Hits of strong terms. */
	readonly strong: number;
	readonly anchors: readonly AnchorHit[];
	readonly missing: readonly string[];
	readonly holds: readonly Hold[];
	/** True where the heading is one of the criterion's own. */
	readonly headed: boolean;
}

/**
 * What a view shows, by criterion; `wanted` says which criteria it is asked for, always the same for a view. What is known
 * is moved to where the view stands now.
 */
export function shownBy(view: View, known: KnownShown, reading: Reading, engine: Engine, wanted: (criterion: CompiledCriterion) => boolean = () => true): ReadonlyMap<string, Shown> {
	const {start} = view.root.section.span;
	const by = start - known.at;
	if (!known.shown) {
		const shown = new Map<string, Shown>();
		for (const criterion of concernedBy(view, engine)) {
			const found = wanted(criterion) ? judged(view, criterion, reading, engine) : undefined;
			if (found) shown.set(criterion.criterion.id, found);
		}
		known.shown = shown;
	} else if (by !== 0) {
		known.shown = new Map([...known.shown].map(([id, shown]) => [id, moved(shown, by)]));
	}
	known.at = start;
	return known.shown;
}

/** The criteria whose topic the view names in a statement, in its heading or above it. */
function concernedBy({root, byConcept}: View, {byTopic}: Engine): ReadonlySet<CompiledCriterion> {
	const concerned = new Set<CompiledCriterion>();
	for (const concepts of [root.heading, root.above, byConcept]) {
		for (const concept of concepts.keys()) for (const criterion of byTopic.get(concept) ?? []) concerned.add(criterion);
	}
	return concerned;
}

function judged(view: View, criterion: CompiledCriterion, reading: Reading, engine: Engine): Shown | undefined {
	const substance = substanceOf(view, criterion, engine);
	if (!substance || substance.grade === 0) return undefined;
	const anchors = substance.grade === 2 ? anchorsOf(view, criterion, reading, engine) : {found: [], missing: []};
	const {concept, level, inText} = substance.topic;
	return {
		substance: substance.grade,
		rawGrade: finalGrade(substance, anchors.missing),
		topic: {concept, level, inText: inText && conceptHit(inText, view, engine)},
		hits: substance.hits.map(hit => conceptHit(hit, view, engine)),
		strong: substance.hits.filter(({hit}) => hit.strength === 3).length,
		anchors: anchors.found,
		missing: [...substance.missing.map(label => `concept:${label}`), ...anchors.missing],
		holds: heldBack(substance),
		headed: isHeadingOf(criterion, view.root.section.heading),
	};
}

function moved(shown: Shown, by: number): Shown {
	const there = <T extends {readonly span: Span}>(found: T): T => ({...found, span: {start: found.span.start + by, end: found.span.end + by}});
	const {topic} = shown;
	return {
		...shown,
		topic: {...topic, inText: topic.inText && there(topic.inText)},
		hits: shown.hits.map(there),
		anchors: shown.anchors.map(there),
		holds: shown.holds.map(there),
	};
}

function isHeadingOf(criterion: CompiledCriterion, heading: string): boolean {
	const words = foldedWords(heading).filter(word => !/^\d+$/.test(word));
	return words.length > 0 && criterion.headings.match(words).some(hit => hit.start === 0 && hit.end === words.length);
}
