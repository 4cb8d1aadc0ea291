import {foldedWords} from '../../text/fold.ts';
import type {Engine} from '../compile.ts';
import type {Reading, ReadSection, ReadStatement} from '../reading.ts';
import {sensesOf} from './lexicon.ts';

/** Takes a feature of a section; one that is named twice has the same value both times and counts once. */
export type FeatureSink = (name: string, value: number) => void;

/** What stands around a section and is read with it, in words and in the numbers of concepts and senses. */
export interface Surroundings {
	readonly title: readonly string[];
	readonly heading: readonly string[];
	/** Of all headings above. */
	readonly above: readonly string[];
	readonly headingSenses: readonly number[];
	/** Of the title and of the headings above. */
	readonly aboveSenses: readonly number[];
	/** Concepts of the heading, then of what stands above it. */
	readonly concepts: readonly number[];
}

/** From so many words on, each word of a section counts for less. */
const fullWeightWords = 60;
const mostConcepts = 10;
const mostSenses = 14;
const stemLength = 6;

/** The beginning of a word, in which its inflections agree. */
export const stem = (word: string): string => (word.length > stemLength ? word.slice(0, stemLength) : word);

/** How much each word of a section counts: the square root of its share where there are many, 1 where there are few. */
export function weightOfWords({statements}: ReadSection): number {
	const words = statements.reduce((sum, {statement}) => sum + statement.tokens.words.length, 0);
	return Math.min(1, Math.sqrt(fullWeightWords / Math.max(1, words)));
}

export function surroundingsOf(reading: Reading, index: number, engine: Engine): Surroundings {
	const section = reading.sections[index];
	const {language, title} = reading.document;
	const titleWords = foldedWords(title);
	const heading = foldedWords(section?.section.heading ?? '');
	const above: (readonly string[])[] = [];
	for (let at = section?.section.parent ?? 0; at > 0; at = reading.sections[at]?.section.parent ?? 0)
		above.push(foldedWords(reading.sections[at]?.section.heading ?? ''));
	const isConcept = (concept: number): boolean => concept < engine.concepts.length;
	return {
		title: titleWords,
		heading,
		above: above.flat(),
		headingSenses: sensesOf(heading, language),
		aboveSenses: [...new Set([titleWords, ...above].flatMap(words => sensesOf(words, language)))],
		concepts: [...(section?.heading.keys() ?? []), ...(section?.above.keys() ?? [])].filter(isConcept),
	};
}

/**
 * Names what a section says by its words, for weights that were learnt of each name: its own words, pairs of words, concepts
 * and senses, those of its headings and of the title, and which of them meet in one statement. The learning and the
 * product both read through here.
 */
export function nameFeatures(reading: Reading, index: number, engine: Engine, sink: FeatureSink): void {
	const section = reading.sections[index];
	if (!section) return;
	const around = surroundingsOf(reading, index, engine);
	nameSurroundings(around, section, engine, sink);
	nameKind(reading, section, sink);
	const weight = weightOfWords(section);
	for (const statement of section.statements) nameStatement(statement, reading, around, engine, weight, sink);
}

function nameSurroundings(around: Surroundings, section: ReadSection, engine: Engine, sink: FeatureSink): void {
	for (const word of around.title) sinkWord('T:', 't:', word, sink);
	for (const word of around.heading) sinkWord('H:', 'h:', word, sink);
	for (const word of around.above) sinkWord('A:', 'a:', word, sink);
	for (let at = 1; at < around.heading.length; at++) sink(`HB:${around.heading[at - 1]} ${around.heading[at]}`, 1);
	for (const sense of around.headingSenses) sink(`xh:${sense}`, 1);
	for (const sense of around.aboveSenses) sink(`xa:${sense}`, 1);
	for (const concept of section.heading.keys()) if (concept < engine.concepts.length) sink(`hc:${concept}`, 1);
	for (const concept of section.above.keys()) if (concept < engine.concepts.length) sink(`ac:${concept}`, 1);
}

function sinkWord(whole: string, beginning: string, word: string, sink: FeatureSink): void {
	sink(whole + word, 1);
	sink(beginning + stem(word), 1);
}

function nameKind({document}: Reading, {section, words}: ReadSection, sink: FeatureSink): void {
	sink(`k:${document.kind}`, 1);
	sink(`k:role ${section.role}`, 1);
	sink(document.template ? 'k:template' : 'k:filled', 1);
	sink(`k:w${Math.min(8, Math.floor(Math.log2(words + 1)))}`, 1);
}

/**
 * What one statement says by itself, and together with the headings above it. Words that are denied say nothing; those of a
 * statement that does not count, such as a plan or a quotation, are told apart.
 */
export function nameStatement(
	{statement, hits, context, hold, deniedFrom}: ReadStatement,
	{document: {language}}: Reading,
	around: Surroundings,
	engine: Engine,
	weight: number,
	sink: FeatureSink,
): void {
	const withheld = hold !== undefined && hold !== 'keyword-list';
	const words = deniedFrom === Infinity ? statement.tokens.words : statement.tokens.words.slice(0, deniedFrom);
	const found = hits.filter(hit => hit.concept < engine.concepts.length);
	for (const {concept, start} of found) if (hold !== undefined || start >= deniedFrom) sink(`ch:${concept}`, weight);
	if (withheld) {
		for (const word of words) sink(`z:${stem(word)}`, weight);
		return;
	}
	let before = '';
	for (const word of words) {
		const beginning = stem(word);
		sink(`S:${word}`, weight);
		sink(`s:${beginning}`, weight);
		if (before !== '') sink(`B:${before} ${beginning}`, weight);
		before = beginning;
	}
	for (const concept of context) sink(`x:${concept}`, weight);
	const senses = sensesOf(words, language);
	for (const sense of senses) sink(`xs:${sense}`, weight);
	if (hold !== undefined) return;
	const said = found.filter(({start}) => start < deniedFrom);
	for (const {concept, strength} of said) {
		sink(`c:${concept}`, weight);
		if (strength === 3) sink(`c3:${concept}`, weight);
	}
	const concepts = [...new Set([...said.map(({concept}) => concept), ...context])].sort((a, b) => a - b);
	pairs('cc:', concepts.slice(0, mostConcepts), weight, sink);
	crosses('hcc:', around.concepts, concepts.slice(0, mostConcepts), weight, sink);
	pairs('xx:', senses.slice(0, mostSenses), weight, sink);
	crosses('xhx:', around.headingSenses, senses.slice(0, mostSenses), weight, sink);
	crosses('xhx:', around.aboveSenses, senses.slice(0, mostSenses), weight, sink);
}

function pairs(kind: string, sorted: readonly number[], weight: number, sink: FeatureSink): void {
	for (let first = 0; first < sorted.length; first++)
		for (let second = first + 1; second < sorted.length; second++)
			sink(`${kind}${sorted[first]} ${sorted[second]}`, weight);
}

function crosses(
	kind: string,
	above: readonly number[],
	within: readonly number[],
	weight: number,
	sink: FeatureSink,
): void {
	for (const one of above) for (const other of within) sink(`${kind}${one} ${other}`, weight);
}
