import type {Answer} from '../core/questions/answer.ts';
import type {Question} from '../core/questions/question.ts';
import {type Recorded, type Signature} from '../core/questions/record.ts';
import type {ReadingChange} from '../core/readings/write.ts';
import type {Qms} from '../core/service.ts';
import {type ToldQuestion} from '../report/questions/told.ts';
/** Which questions somebody wants to be asked. */
export interface Selection {
	/** A criterion or an outcome; places of it that are shown already are asked about as well. */
	readonly for?: string | undefined;
	/** One document, read from top to bottom. */
	readonly document?: string | undefined;
	readonly stale?: boolean;
}
/** Readings to be written and to be removed. */
export type WholeChange = ReadingChange & Required<Pick<ReadingChange, 'set' | 'removed'>>;
/** What would take a change back. */
export type Undo = Required<Pick<ReadingChange, 'set' | 'removed'>>;
/** The open questions of a selection, in the order in which they are asked. Throws a `Refused` for a name that is none. */
export declare function openQuestions(qms: Qms, selection?: Selection): readonly Question[];
/** Questions with all that a reader needs. */
export declare function toldQuestions(qms: Qms, questions: readonly Question[]): readonly ToldQuestion[];
/** How many words stand in the places of questions, each place once. */
export declare function wordsOf({snapshot}: Qms, questions: readonly Question[]): number;
/** What of the answers can be taken, whatever was asked; nothing is written. */
export declare function takeAnswers(qms: Qms, answers: readonly Answer[], signature: Signature): Recorded;
/**
 * The readings files with their texts after a change, over the texts that they have now, and what takes it back. Throws a
 * `Refused` where a merge conflict was left in one of them.
 */
export declare function rewritten(
	qms: Qms,
	texts: ReadonlyMap<string, string>,
	change: WholeChange,
): {
	readonly texts: ReadonlyMap<string, string>;
	readonly undo: Undo;
};
/** How many readings there are, and what is to be said of them. */
export interface ReadingCounts {
	readonly readings: number;
	readonly stale: number;
	readonly moved: number;
	readonly gone: number;
}
export declare function countReadings({snapshot}: Qms): ReadingCounts;
/** How many mandatory and expected criteria are in each state, in words. */
export declare function statesOf(qms: Qms): Readonly<Record<string, number>>;
