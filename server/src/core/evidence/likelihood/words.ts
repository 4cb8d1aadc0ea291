import {foldedWords} from '../../text/fold.ts';
import type {Engine} from '../compile.ts';
import type {Reading, ReadSection, ReadStatement} from '../read.ts';
import {type FeatureSink, stem} from './features.ts';
import {sensesOf} from './lexicon.ts';

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
 * Names what stands around the statements of a section, for weights that were learnt of each name: the words, pairs of words,
 * concepts and senses of its headings and of the title, and what it is. The learning and the product both read through here.
 */
export function nameAround(
	around: Surroundings,
	reading: Reading,
	section: ReadSection,
	engine: Engine,
	sink: FeatureSink,
): void {
	nameSurroundings(around, section, engine, sink);
	nameKind(reading, section, sink);
}

function nameSurroundings(around: Surroundings, section: ReadSection, engine: Engine, sink: FeatureSink): void {
	for (const word of around.title) nameWord('T', 't', word, sink);
	for (const word of around.heading) nameWord('H', 'h', word, sink);
	for (const word of around.above) nameWord('A', 'a', word, sink);
	for (let at = 1; at < around.heading.length; at++)
		sink.words('HB', around.heading[at - 1] ?? '', around.heading[at] ?? '');
	for (const sense of around.headingSenses) sink.number('xh', sense);
	for (const sense of around.aboveSenses) sink.number('xa', sense);
	for (const concept of section.heading.keys()) if (concept < engine.concepts.length) sink.number('hc', concept);
	for (const concept of section.above.keys()) if (concept < engine.concepts.length) sink.number('ac', concept);
}

function nameWord(whole: string, beginning: string, word: string, sink: FeatureSink): void {
	sink.word(whole, word);
	sink.word(beginning, stem(word));
}

function nameKind({document}: Reading, {section, words}: ReadSection, sink: FeatureSink): void {
	sink.word('k', document.kind);
	sink.word('k', `role ${section.role}`);
	sink.word('k', document.template ? 'template' : 'filled');
	sink.word('k', `w${Math.min(8, Math.floor(Math.log2(words + 1)))}`);
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
	sink: FeatureSink,
): void {
	const withheld = hold !== undefined && hold !== 'keyword-list';
	const words = deniedFrom === Infinity ? statement.tokens.words : statement.tokens.words.slice(0, deniedFrom);
	const found = hits.filter(hit => hit.concept < engine.concepts.length);
	for (const {concept, start} of found) if (hold !== undefined || start >= deniedFrom) sink.number('ch', concept);
	if (withheld) {
		for (const word of words) sink.word('z', stem(word));
		return;
	}
	let before = '';
	for (const word of words) {
		sink.said(word, before);
		before = word;
	}
	for (const concept of context) sink.number('x', concept);
	const senses = sensesOf(words, language);
	for (const sense of senses) sink.number('xs', sense);
	if (hold !== undefined) return;
	const said = found.filter(({start}) => start < deniedFrom);
	for (const {concept, strength} of said) {
		sink.number('c', concept);
		if (strength === 3) sink.number('c3', concept);
	}
	const concepts = [...new Set([...said.map(({concept}) => concept), ...context])].sort((a, b) => a - b);
	const met = concepts.slice(0, mostConcepts);
	const meant = senses.slice(0, mostSenses);
	pairs('cc', met, sink);
	crosses('hcc', around.concepts, met, sink);
	pairs('xx', meant, sink);
	crosses('xhx', around.headingSenses, meant, sink);
	crosses('xhx', around.aboveSenses, meant, sink);
}

function pairs(space: string, sorted: readonly number[], sink: FeatureSink): void {
	for (const [at, one] of sorted.entries()) sink.numbers(space, one, sorted, at + 1);
}

function crosses(space: string, above: readonly number[], within: readonly number[], sink: FeatureSink): void {
	for (const one of above) sink.numbers(space, one, within, 0);
}
