import type {Phrase} from '../evidence.ts';
import {foldedWords} from '../../text/fold.ts';
import type {Reading, ReadStatement} from '../read.ts';
import {excerpt} from '../trace.ts';
import {sensesOfWord} from './lexicon.ts';
import {type FeatureWeights, stem} from './features.ts';
import {type Model, shippedModel} from './model.ts';
import type {StatementOdds} from './likelihoods.ts';

/** What of a section carries its likelihood for a criterion. */
export interface Carrying {
	/** The one to three statements that speak for it most by themselves, in reading order. */
	readonly sentences: readonly Phrase[];
	/** The words that speak for it most, strongest first. */
	readonly words: readonly Phrase[];
}

const mostSentences = 3;
const mostWords = 8;
/** Log odds from which on a statement or a word is worth showing. */
const leastOfStatement = 0.3;
const leastOfWord = 0.25;

const nothing: Carrying = {sentences: [], words: []};

/** Which statements and words of a section speak for a criterion, by the weights that decide. */
export function carriedBy(section: number, criterion: string, reading: Reading, spoken: StatementOdds): Carrying {
	const model = shippedModel();
	const number = model.numbers.get(criterion);
	const read = reading.sections[section];
	if (number === undefined || !read) return nothing;
	const speaking = read.statements
		.map((at, index) => ({at, odds: spoken[index]?.[number] ?? 0}))
		.filter(({odds}) => odds >= leastOfStatement)
		.sort((a, b) => b.odds - a.odds || a.at.statement.span.start - b.at.statement.span.start)
		.slice(0, mostSentences);
	const {language} = reading.document;
	const words = speaking
		.flatMap(({at}) =>
			at.statement.tokens.words.map((word, index) => ({at, index, odds: wordWeight(word, language, number, model)})),
		)
		.filter(({odds}) => odds >= leastOfWord)
		.sort((a, b) => b.odds - a.odds);
	const {heading, headingSpan} = read.section;
	const named = foldedWords(heading).some(word => headingWeight(word, number, model) >= leastOfWord);
	return {
		sentences: speaking
			.map(({at: {statement}}) => ({text: statement.text, span: statement.span}))
			.sort((a, b) => a.span.start - b.span.start),
		words: [
			...(named ? [{text: heading, span: headingSpan}] : []),
			...distinct(words).map(({at, index}) => excerpt(at.statement, index, index + 1)),
		].slice(0, mostWords),
	};
}

function wordWeight(word: string, language: Reading['document']['language'], number: number, model: Model): number {
	const {whole, beginning} = model.features.said(word);
	let weight = weightOf(whole, number) + weightOf(beginning, number);
	for (const sense of sensesOfWord(word, language)) weight += weightOf(model.features.number('xs', sense), number);
	return weight;
}

function headingWeight(word: string, number: number, model: Model): number {
	return weightOf(model.features.word('H', word), number) + weightOf(model.features.word('h', stem(word)), number);
}

function weightOf(feature: FeatureWeights | undefined, number: number): number {
	const at = feature?.criteria.indexOf(number) ?? -1;
	return feature === undefined || at < 0 ? 0 : (feature.weights[at] ?? 0);
}

function distinct<T extends {readonly at: ReadStatement; readonly index: number}>(words: readonly T[]): readonly T[] {
	const met = new Set<string>();
	return words.filter(({at, index}) => {
		const word = at.statement.tokens.words[index] ?? '';
		if (met.has(word)) return false;
		met.add(word);
		return true;
	});
}
