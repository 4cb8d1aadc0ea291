import {foldedWords} from '../text/fold.ts';
import {anchorsOf} from './anchors.ts';
import {heldBack} from './caps.ts';
import type {CompiledCriterion, Engine} from './compile.ts';
import type {AnchorHit, ConceptHit, Hold, Phrase} from './evidence.ts';
import {finalGrade, substanceOf, togetherWords} from './grade.ts';
import type {Grade} from '../catalog/catalog.ts';
import {type Layout, textStart} from './memory.ts';
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
 * What the rules find in a view, by criterion. What is known is moved to where the view stands now.
 */
export function shownBy(view: View, reading: Reading, engine: Engine): ReadonlyMap<string, Shown> {
	const {known} = view;
	const layout = layoutOf(view);
	const shown =
		(known.known && relocated(known.known.shown, known.known.layout, layout, engine)) ??
		new Map(
			[...concernedBy(view, engine)].flatMap(criterion => {
				const found = judged(view, criterion, reading, engine);
				return found ? [[criterion.criterion.id, found] as const] : [];
			}),
		);
	known.known = {layout, shown};
	return shown;
}

function layoutOf({root}: View): Layout {
	const {heading, headingSpan} = root.section;
	return {heading, headingSpan, starts: [textStart(root)]};
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
		missing: [
			...substance.missing.map(label => (label in togetherWords ? label : `concept:${label}`)),
			...anchors.missing,
		],
		holds: heldBack(substance),
		headed: isHeadingOf(criterion, view.root.section.heading),
	};
}

/** What a view showed in one place, as it shows it in another; undefined where its sections moved differently. */
function relocated(
	shown: ReadonlyMap<string, Shown>,
	from: Layout,
	to: Layout,
	engine: Engine,
): ReadonlyMap<string, Shown> | undefined {
	const first = from.starts.findIndex(start => start !== undefined);
	const by = (to.starts[first] ?? 0) - (from.starts[first] ?? 0);
	if (!from.starts.every((start, index) => to.starts[index] === (start === undefined ? undefined : start + by)))
		return undefined;
	const renamed = from.heading !== to.heading;
	if (
		by === 0 &&
		!renamed &&
		from.headingSpan.start === to.headingSpan.start &&
		from.headingSpan.end === to.headingSpan.end
	)
		return shown;
	const there = <T extends Phrase>(found: T): T => {
		const {text, span} = found;
		if (text === from.heading && span.start === from.headingSpan.start && span.end === from.headingSpan.end)
			return {...found, text: to.heading, span: to.headingSpan};
		return by === 0 ? found : {...found, span: {start: span.start + by, end: span.end + by}};
	};
	const moved = new Map<string, Shown>();
	for (const [id, each] of shown) {
		const criterion = renamed ? engine.byId.get(id) : undefined;
		moved.set(id, {
			...each,
			topic: each.topic.inText ? {...each.topic, inText: there(each.topic.inText)} : each.topic,
			hits: each.hits.map(there),
			anchors: each.anchors.map(there),
			holds: each.holds.map(there),
			headed: criterion ? isHeadingOf(criterion, to.heading) : each.headed,
		});
	}
	return moved;
}

function isHeadingOf(criterion: CompiledCriterion, heading: string): boolean {
	const words = foldedWords(heading).filter(word => !/^\d+$/.test(word));
	return words.length > 0 && criterion.headings.match(words).some(hit => hit.start === 0 && hit.end === words.length);
}
