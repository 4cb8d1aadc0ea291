import {foldedWords} from '../../text/fold.ts';
import type {CompiledCriterion, Engine} from '../compile.ts';
import type {Graded} from '../evidence.ts';
import type {Reading, ReadSection} from '../reading.ts';

/** What speaks of a section whatever is asked: its form, its document, who, when and where it is recorded. */
export interface SectionSigns {
	readonly names: readonly string[];
	/** Concepts of statements that may count, to their strength; those of a lead-in or a header row with them. */
	readonly said: ReadonlyMap<number, number>;
	readonly byStatement: readonly ReadonlyMap<number, number>[];
	/** Concepts that only statements that may not count name. */
	readonly held: ReadonlySet<number>;
	readonly length: number;
}

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
	const anchors = [eligible.some(({acts}) => acts), when.test(text), record.test(text), criterion.test(text)];
	const length = Math.min(9, Math.floor(Math.log2(section.words + 1)));
	const withheld = held.length > eligible.length ? (held[0]?.hold ?? 'some') : held.length > 0 ? 'some' : 'no';
	return {
		names: [
			`role ${section.section.role}`,
			`words ${length}`,
			`held ${withheld}`,
			`statements ${eligibleSteps.filter(step => eligible.length >= step).length}`,
			`kind ${document.kind}`,
			`anchors ${anchors.map(Number).join('')}`,
			`binding ${eligible.some(({binding}) => binding)}`,
			`template ${document.template}`,
			`foreign ${reading.foreign}`,
		],
		said,
		byStatement,
		held: new Set(held.flatMap(({hits}) => hits.filter(({strength}) => strength >= 2).map(({concept}) => concept))),
		length,
	};
}

/** What the rules of a criterion find in a section. Small numbers, so that learning can keep a million of them. */
export interface PairSigns {
	/** Where its subject stands: 4 in the heading, 3 above it, 2 in the text by a strong term, 1 by a medium one, 0 nowhere. */
	readonly topic: number;
	/** What is asked: 4 all of it beside the subject in one statement, 3 in one statement, 2 in the section, 1 some, 0 nothing. */
	readonly asked: number;
	/** 2 where the heading is one of its own, 1 where one above or the title is. */
	readonly headed: number;
	/** Is the document of a kind that is: 3 best, 2 also, 1 unknown, 0 another. */
	readonly fit: number;
	/** The grade by rules, and before what holds it back. */
	readonly grade: number;
	readonly rawGrade: number;
	/** 1 where only statements that may not count name the subject. */
	readonly heldOnly: number;
}

export function pairSigns(
	reading: Reading,
	section: ReadSection,
	criterion: CompiledCriterion,
	signs: SectionSigns,
	graded: Graded | undefined,
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
		grade: graded?.grade ?? 0,
		rawGrade: graded?.rawGrade ?? 0,
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

/** What the words of a section are worth for a criterion, and beside the other criteria. */
export interface Standing {
	/** Log odds by words. */
	readonly words: number;
	/** 0 where no criterion fits better, then steps. */
	readonly rank: number;
	/** Log odds above those of the best other criterion. */
	readonly lead: number;
}

const rankSteps = [1, 3, 6, 12];

/** Where a criterion stands among all: `order` holds the numbers of criteria, best first. */
export function standingOf(odds: ArrayLike<number>, order: readonly number[], place: number): Standing {
	const words = odds[order[place] ?? 0] ?? 0;
	const rival = odds[order[place === 0 ? 1 : 0] ?? 0] ?? 0;
	return {words, rank: rankSteps.filter(step => place >= step).length, lead: words - rival};
}

/** Takes a sign of a section and a criterion, and how much of it there is: 1, or less where a number lies between two steps. */
export type SignSink = (name: string, value: number) => void;

/** Where a number lies between whole steps from `least` to `most`: parts of the step below it and of the one above. */
function steps(value: number, least: number, most: number): readonly (readonly [step: number, part: number])[] {
	const held = Math.max(least, Math.min(most, value));
	const below = Math.floor(held);
	const part = held - below;
	return part === 0
		? [[below, 1]]
		: [
				[below, 1 - part],
				[below + 1, part],
			];
}

/**
 * Names what the last step of the engine has learnt a weight of, for one section and one criterion. Each is named in full, so
 * that an answer can be worked out by hand from the table of weights.
 */
export function nameSigns(
	pair: PairSigns,
	section: Pick<SectionSigns, 'names' | 'length'>,
	criterion: CompiledCriterion['criterion'],
	standing: Standing | undefined,
	sink: SignSink,
): void {
	const {topic, asked, headed, fit, grade, rawGrade} = pair;
	sink(`topic ${topic}`, 1);
	sink(`asked ${asked}`, 1);
	sink(`headed ${headed}`, 1);
	sink(`fit ${fit}`, 1);
	sink(`rules ${grade}${rawGrade}`, 1);
	sink(`topic ${topic} asked ${asked} headed ${headed}`, 1);
	sink(`asked ${asked} ${section.names[0]}`, 1);
	for (const name of section.names) sink(name, 1);
	if (pair.heldOnly) sink('held only', 1);
	if (!standing) return;
	for (const [odds, part] of steps(standing.words, -9, 4)) {
		sink(`odds ${odds}`, part);
		sink(`odds ${odds} topic ${topic}`, part);
		sink(`odds ${odds} asked ${asked}`, part);
		sink(`odds ${odds} rules ${grade}`, part);
		sink(`odds ${odds} rank ${standing.rank}`, part);
		sink(`odds ${odds} words ${section.length}`, part);
		sink(`odds ${odds} headed ${headed}`, part);
	}
	for (const [lead, part] of steps(standing.lead, -8, 4)) sink(`lead ${lead}`, part);
	sink(`rank ${standing.rank}`, 1);
	sink(`criterion ${criterion.id}`, 1);
	sink(`criterion ${criterion.id} asked ${asked}`, 1);
	sink(`criterion ${criterion.id} topic ${topic}`, 1);
	sink(`outcome ${criterion.id.split('.')[0] ?? ''} topic ${topic}`, 1);
}
