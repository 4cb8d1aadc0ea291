import {foldedWords} from '../../text/fold.ts';
import type {CompiledCriterion, Engine} from '../compile.ts';
import {documentKinds, sectionRoles} from '../../model/document.ts';
import {type HoldReason, holdReasons} from '../evidence.ts';
import type {Model} from './model.ts';
import type {Reading, ReadSection} from '../read.ts';

/** What speaks of a section whatever is asked: its form, its document, who, when and where it is recorded. */
export interface SectionSigns {
	readonly names: readonly string[];
	/** The same in numbers, as `measures` names them from the role on. */
	readonly measures: readonly number[];
	/** Concepts of statements that may count, to their strength; those of a lead-in or a header row with them. */
	readonly said: ReadonlyMap<number, number>;
	readonly byStatement: readonly ReadonlyMap<number, number>[];
	/** Concepts that only statements that may not count name. */
	readonly held: ReadonlySet<number>;
}

/** What may be held back in a section, as its measure numbers it. */
const withholding: readonly (HoldReason | 'some' | 'no')[] = ['no', 'some', ...holdReasons];
/** From how many statements that count on a section is told apart. */
const eligibleSteps = [1, 3, 8];

export function sectionSigns(reading: Reading, section: ReadSection, engine: Engine): SectionSigns {
	const {document} = reading;
	const eligible = section.statements.filter(({hold}) => hold === undefined);
	const held = section.statements.filter(({hold}) => hold !== undefined);
	const byStatement = eligible.map(({hits, context, deniedFrom}) => {
		const strengths = new Map<number, number>();
		for (const {concept, strength, start} of hits)
			if (concept < engine.concepts.length && start < deniedFrom)
				strengths.set(concept, Math.max(strength, strengths.get(concept) ?? 0));
		for (const concept of context) if (!strengths.has(concept)) strengths.set(concept, 2);
		return strengths;
	});
	const said = new Map<number, number>();
	for (const strengths of byStatement)
		for (const [concept, strength] of strengths) said.set(concept, Math.max(strength, said.get(concept) ?? 0));
	const text = eligible.map(({statement}) => statement.tokens.words.join(' ')).join(' . ');
	const {when, record, criterion} = engine.patterns;
	const says = (mark: 'said when' | 'said record'): boolean => {
		const number = engine.mark(mark);
		return eligible.some(at => at.anchors.some(hit => hit.concept === number));
	};
	const anchors = [
		eligible.some(({acts}) => acts),
		says('said when') || when.test(text),
		says('said record') || record.test(text),
		criterion.test(text),
	];
	const length = Math.min(9, Math.floor(Math.log2(section.words + 1)));
	const steps = eligibleSteps.filter(step => eligible.length >= step).length;
	const binding = eligible.some(each => each.binding);
	const withheld: HoldReason | 'some' | 'no' =
		held.length > eligible.length ? (held[0]?.hold ?? 'some') : held.length > 0 ? 'some' : 'no';
	return {
		names: [
			`role ${section.section.role}`,
			`words ${length}`,
			`held ${withheld}`,
			`statements ${steps}`,
			`kind ${document.kind}`,
			`anchors ${anchors.map(Number).join('')}`,
			`binding ${binding}`,
			`template ${document.template}`,
			`foreign ${reading.foreign}`,
		],
		measures: [
			sectionRoles.indexOf(section.section.role),
			length,
			withholding.indexOf(withheld),
			steps,
			documentKinds.indexOf(document.kind),
			...[...anchors, binding, document.template, reading.foreign].map(Number),
		],
		said,
		byStatement,
		held: new Set(held.flatMap(({hits}) => hits.filter(({strength}) => strength >= 2).map(({concept}) => concept))),
	};
}

/** How a section and the concepts of a criterion meet. Small numbers, so that learning can keep a million of them. */
export interface PairSigns {
	/** Where its subject stands: 4 in the heading, 3 above it, 2 in the text by a strong term, 1 by a medium one, 0 nowhere. */
	readonly topic: number;
	/** What is asked: 4 all of it beside the subject in one statement, 3 in one statement, 2 in the section, 1 some, 0 nothing. */
	readonly asked: number;
	/** 2 where the heading is one of its own, 1 where one above or the title is. */
	readonly headed: number;
	/** Is the document of a kind that is: 3 best, 2 also, 1 unknown, 0 another. */
	readonly fit: number;
	/** 1 where only statements that may not count name the subject. */
	readonly heldOnly: number;
}

export function pairSigns(
	reading: Reading,
	section: ReadSection,
	criterion: CompiledCriterion,
	signs: SectionSigns,
): PairSigns {
	const topics = [...criterion.topic];
	const strongest = (from: ReadonlyMap<number, number>): number =>
		Math.max(0, ...topics.map(concept => from.get(concept) ?? 0));
	const inText = strongest(signs.said);
	const topic =
		strongest(section.heading) >= 2 ? 4 : strongest(section.above) >= 2 ? 3 : inText === 3 ? 2 : inText === 2 ? 1 : 0;
	const {best, also} = criterion.criterion.kinds;
	const {kind} = reading.document;
	return {
		topic,
		asked: askedOf(criterion, signs),
		headed: headedBy(reading, section, criterion),
		fit: best.includes(kind) ? 3 : also.includes(kind) ? 2 : kind === 'unknown' ? 1 : 0,
		heldOnly: inText === 0 && topics.some(concept => signs.held.has(concept)) ? 1 : 0,
	};
}

function askedOf({groups, topic}: CompiledCriterion, {said, byStatement}: SectionSigns): number {
	const met = (strengths: ReadonlyMap<number, number>): number =>
		groups.filter(({concepts}) => [...concepts].some(concept => (strengths.get(concept) ?? 0) >= 2)).length;
	const wanted = Math.max(1, groups.length);
	const together = met(said);
	if (together < wanted) return together > 0 ? 1 : 0;
	const full = byStatement.filter(strengths => met(strengths) === wanted);
	if (full.length === 0) return 2;
	return full.some(strengths => [...topic].some(concept => (strengths.get(concept) ?? 0) >= 2)) ? 4 : 3;
}

function headedBy({document, sections}: Reading, {section}: ReadSection, {headings}: CompiledCriterion): number {
	if (headings.match(foldedWords(section.heading)).length > 0) return 2;
	if (headings.match(foldedWords(document.title)).length > 0) return 1;
	for (let at = section.parent; at > 0; at = sections[at]?.section.parent ?? 0)
		if (headings.match(foldedWords(sections[at]?.section.heading ?? '')).length > 0) return 1;
	return 0;
}

/** What the words of a section are worth for a criterion, and beside other criteria and outcomes; all but `place` in log odds. */
export interface Standing {
	readonly words: number;
	/** How many criteria fit better. */
	readonly place: number;
	/** How much above the best other criterion. */
	readonly lead: number;
	/** For the outcome of the criterion as a whole, for the best other outcome, and for any criterion at all. */
	readonly outcome: number;
	readonly otherOutcome: number;
	readonly any: number;
	/** Of a section without any word that counts. */
	readonly usual: number;
}

/** Where a criterion stands among all: `order` holds the numbers of criteria, best first; `model` says where outcomes stand in `odds`. */
export function standingOf(
	odds: ArrayLike<number>,
	order: readonly number[],
	place: number,
	{criteria, outcomes, outcomeOf, base}: Pick<Model, 'criteria' | 'outcomes' | 'outcomeOf' | 'base'>,
): Standing {
	const number = order[place] ?? 0;
	const words = odds[number] ?? 0;
	const rival = odds[order[place === 0 ? 1 : 0] ?? 0] ?? 0;
	const own = outcomeOf[number] ?? 0;
	let otherOutcome = -Infinity;
	for (let at = 0; at < outcomes.length; at++)
		if (at !== own) otherOutcome = Math.max(otherOutcome, odds[criteria.length + at] ?? 0);
	return {
		words,
		place,
		lead: words - rival,
		outcome: odds[criteria.length + own] ?? 0,
		otherOutcome,
		any: odds[criteria.length + outcomes.length] ?? 0,
		usual: base[number] ?? 0,
	};
}

/**
 * What trees ask of a section and a criterion, in the order by which they number it. `direction` 1: more of it never makes a
 * place less likely; -1: never more likely; 0: either way. So a better fit of words never speaks against a place.
 */
export const measures = [
	{name: 'odds by words', direction: 1},
	{name: 'criteria that fit better', direction: -1},
	{name: 'lead over other criteria', direction: 1},
	{name: 'odds of the outcome', direction: 1},
	{name: 'odds of another outcome', direction: -1},
	{name: 'odds of any criterion', direction: 1},
	{name: 'usual odds', direction: 0},
	{name: 'subject', direction: 1},
	{name: 'what is asked', direction: 1},
	{name: 'heading', direction: 1},
	{name: 'kind fits', direction: 0},
	{name: 'only in statements that do not count', direction: -1},
	{name: 'role of the section', direction: 0},
	{name: 'length', direction: 0},
	{name: 'what is held back', direction: 0},
	{name: 'statements that count', direction: 0},
	{name: 'kind of document', direction: 0},
	{name: 'who acts', direction: 1},
	{name: 'when', direction: 1},
	{name: 'record', direction: 1},
	{name: 'limit', direction: 1},
	{name: 'binding words', direction: 1},
	{name: 'template', direction: -1},
	{name: 'other management system', direction: -1},
] as const satisfies readonly {readonly name: string; readonly direction: -1 | 0 | 1}[];

/** Writes the measures of a section and a criterion, as many as `measures`, into `into`. */
export function measure(
	pair: PairSigns,
	section: Pick<SectionSigns, 'measures'>,
	standing: Standing,
	into: Float64Array | Float32Array,
): void {
	const {words, place, lead, outcome, otherOutcome, any, usual} = standing;
	const {topic, asked, headed, fit, heldOnly} = pair;
	into.set([words, place, lead, outcome, otherOutcome, any, usual]);
	into.set([topic, asked, headed, fit, heldOnly], 7);
	into.set(section.measures, 12);
}

/** Takes a sign of a section and a criterion. */
export type SignSink = (name: string) => void;

/**
 * Names what a criterion for which no words were learnt is judged by. Each sign is named in full, so that an answer can be worked
 * out by hand from the table of weights.
 */
export function nameSigns(pair: PairSigns, section: Pick<SectionSigns, 'names'>, sink: SignSink): void {
	const {topic, asked, headed, fit, heldOnly} = pair;
	sink(`topic ${topic}`);
	sink(`asked ${asked}`);
	sink(`headed ${headed}`);
	sink(`fit ${fit}`);
	sink(`topic ${topic} asked ${asked} headed ${headed}`);
	sink(`asked ${asked} ${section.names[0]}`);
	for (const name of section.names) sink(name);
	if (heldOnly) sink('held only');
}
