import {placeSpan, type ToldPlace, toldPlace} from '../../core/questions/place.ts';
import type {Question, Why} from '../../core/questions/question.ts';
import type {Criterion, Level} from '../../core/catalog/catalog.ts';
import type {Snapshot} from '../../core/workspace/snapshot.ts';
import {anchorsWanted} from '../words.ts';

/** What a reader said of a place before. */
export interface ToldReading {
	readonly by: string;
	readonly on: string;
	readonly shows: string;
	readonly because?: string;
	readonly quote?: string;
}

/** What is asked of a criterion, wherever it is asked. */
export interface ToldCriterion {
	readonly id: string;
	readonly title: string;
	readonly question: string;
	readonly counts: string;
	readonly doesNotCount: string;
	/** What a specified answer names beside the topic, each of it; of what stands between `or`, one. */
	readonly lookFor: readonly string[];
	readonly level: string;
}

export function toldCriterion(criterion: Criterion, level: Level): ToldCriterion {
	return {
		id: criterion.id,
		title: criterion.title,
		question: criterion.question,
		counts: criterion.counts,
		doesNotCount: criterion.notCounts,
		lookFor: anchorsWanted(criterion.anchors),
		level,
	};
}

/** A question as it is handed to readers outside the tool. Stable; see docs/readings.md. */
export interface ToldQuestion extends Omit<ToldCriterion, 'id'> {
	/** Names the question in an answer. */
	readonly id: string;
	readonly criterion: string;
	readonly place: Omit<ToldPlace, 'words'>;
	/** Hash of the words of the text; an answer is bound to it. */
	readonly words: string;
	/** The place as its document writes it. */
	readonly text: string;
	readonly likelihood: number;
	/** The sentences that speak for it, with their lines. */
	readonly sentences: readonly string[];
	readonly why: Why;
	readonly earlier: readonly ToldReading[];
}

/** A question with everything that a reader needs to answer it. `textOf` gives the text of a document. */
export function toldQuestion(
	question: Question,
	snapshot: Snapshot,
	textOf: (path: string) => string | undefined,
): ToldQuestion | undefined {
	const document = snapshot.documents.get(question.path)?.document;
	if (!document) return undefined;
	const {criterion, words, likelihood, why, level} = question;
	const {words: _words, ...place} = toldPlace(document, question);
	const {start, end} = placeSpan(document, question);
	const {id: _id, ...asked} = toldCriterion(criterion, level);
	return {
		id: question.id,
		criterion: criterion.id,
		...asked,
		place,
		words,
		text: (textOf(question.path) ?? '').slice(start, end).trimEnd(),
		likelihood,
		sentences: question.sentences.map(({text}) => text),
		why,
		earlier: question.earlier.map(({reading: {by, on, shows, because, quote}}) => ({
			by,
			on,
			shows,
			...(because === undefined ? {} : {because}),
			...(quote === undefined ? {} : {quote}),
		})),
	};
}
