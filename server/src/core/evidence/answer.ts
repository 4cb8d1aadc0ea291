import type {Confidence} from '../config/config.ts';
import type {Evidence, Graded, Phrase} from './evidence.ts';
import {holdWords} from './holds.ts';
import type {Reading} from './reading.ts';

/** From which likelihood on a place is called what. Each is between 0 and 1. */
export interface Thresholds {
	readonly shown: number;
	readonly possible: number;
	/** From here on a place counts as shown where its author claims it. */
	readonly claimed: number;
}

/** Below this likelihood, and nothing found, a claim is contradicted by the text. */
export const claimContradictedBelow = 0.03;

const thresholds: Readonly<Record<Confidence, Thresholds>> = {
	cautious: {shown: 0.85, possible: 0.25, claimed: 0.7},
	balanced: {shown: 0.75, possible: 0.2, claimed: 0.5},
	eager: {shown: 0.6, possible: 0.1, claimed: 0.4},
};

/** The thresholds of a criterion; all criteria have the same as long as none are learnt for each. */
export function thresholdsOf(_criterion: string, confidence: Confidence = 'balanced'): Thresholds {
	return thresholds[confidence];
}

/** What was found, with the engine's answer: how likely it is shown, and what spoke for and against it. */
export function answered(found: Graded, reading: Reading, confidence?: Confidence): Evidence {
	const likelihood = likelihoodOf(found);
	const {shown, possible} = thresholdsOf(found.criterion, confidence);
	const answer = likelihood >= shown ? 'shown' : likelihood >= possible ? 'possible' : 'none';
	return {
		...found,
		grade: answer === 'shown' ? found.grade : found.grade === 0 ? 0 : 1,
		likelihood,
		answer,
		for: [...found.hits, ...found.anchors].map(({text, span}) => ({text, span})),
		against: [...new Set(found.holds.map(({reason}) => holdWords[reason]))],
		sentences: sentencesOf(found, reading),
		score: Math.round(likelihood * 1000) * 10_000 + (found.score % 10_000),
	};
}

/** By grade: as often as places of that grade were right where they were read by people, roughly. */
function likelihoodOf({grade, holds, hits, topic}: Graded): number {
	if (grade >= 2) return grade === 3 ? 0.9 : 0.8;
	const isNamed = topic?.where === 'heading' || (topic?.where === 'field' && hits.length > 0);
	return grade === 1 && holds.length === 0 && isNamed ? 0.3 : 0.02;
}

const mostSentences = 3;

/** The statements that hold most of the words that counted, in reading order. */
function sentencesOf({section, sectionEnd, hits, anchors}: Graded, reading: Reading): readonly Phrase[] {
	const words = [...hits, ...anchors];
	return reading.sections
		.slice(section, sectionEnd)
		.flatMap(({statements}) => statements)
		.map(({statement: {text, span}}) => ({
			text,
			span,
			held: words.filter(word => word.span.start >= span.start && word.span.end <= span.end).length,
		}))
		.filter(({held}) => held > 0)
		.sort((a, b) => b.held - a.held || a.span.start - b.span.start)
		.slice(0, mostSentences)
		.sort((a, b) => a.span.start - b.span.start)
		.map(({text, span}) => ({text, span}));
}
