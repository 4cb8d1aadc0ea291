import {meaningOf, nearestId} from '../core/catalog/ids.ts';
import type {CriterionCoverage} from '../core/coverage/coverage.ts';
import type {Answer} from '../core/questions/answer.ts';
import type {Question} from '../core/questions/question.ts';
import {byDocument, questionsOf} from '../core/questions/questions.ts';
import {type Recorded, recordAnswers, type Signature} from '../core/questions/record.ts';
import {changedFiles} from '../core/readings/change.ts';
import {identityOf, type Reading} from '../core/readings/reading.ts';
import {placeWords} from '../core/readings/words.ts';
import type {ReadingChange} from '../core/readings/write.ts';
import type {Qms} from '../core/service.ts';
import {readingsOf} from '../core/workspace/readings.ts';
import {toldQuestion, type ToldQuestion} from '../report/questions/told.ts';
import {Refused} from './refused.ts';

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
export function openQuestions(qms: Qms, selection: Selection = {}): readonly Question[] {
	const criteria = selection.for === undefined ? undefined : criteriaOf(qms, selection.for);
	const {document} = selection;
	const isWanted = (criterion: string, path: string): boolean =>
		(criteria === undefined || criteria.has(criterion)) && (document === undefined || path === document);
	const wished = criteria !== undefined || document !== undefined;
	const asked = questionsOf(qms, wished ? {confirm: isWanted} : {}).filter(
		question =>
			isWanted(question.criterion.id, question.path) && (selection.stale !== true || question.why !== 'possible'),
	);
	return document === undefined ? asked : byDocument(asked);
}

/** The criteria that an id names. Throws a `Refused` for one that names none. */
export function criteriaOf({snapshot: {catalogs}}: Qms, id: string): ReadonlySet<string> {
	const named = catalogs.flatMap(catalog => meaningOf(catalog, id)?.criteria ?? []);
	if (named.length > 0) return new Set(named.map(criterion => criterion.id));
	const near = nearestId(catalogs, id);
	throw new Refused(
		`${id} is no outcome or criterion.`,
		near === undefined ? 'See qms-lens outcomes for those there are.' : `Did you mean ${near}?`,
	);
}

/** Questions with all that a reader needs. */
export function toldQuestions(qms: Qms, questions: readonly Question[]): readonly ToldQuestion[] {
	return questions.flatMap(question => toldQuestion(question, qms.snapshot, path => qms.text(path)) ?? []);
}

/** How many words stand in the places of questions, each place once. */
export function wordsOf({snapshot}: Qms, questions: readonly Question[]): number {
	const places = new Map(questions.map(question => [`${question.path}#${question.section}`, question]));
	return [...places.values()].reduce((sum, question) => {
		const document = snapshot.documents.get(question.path)?.document;
		return sum + (document ? placeWords(document, question).length : 0);
	}, 0);
}

/** What of the answers can be taken, whatever was asked; nothing is written. */
export function takeAnswers(qms: Qms, answers: readonly Answer[], signature: Signature): Recorded {
	return recordAnswers(
		answers,
		{snapshot: qms.snapshot, coverage: () => qms.coverage(), questions: questionsOf(qms, {confirm: () => true})},
		signature,
	);
}

/**
 * The readings files with their texts after a change, over the texts that they have now, and what takes it back. Throws a
 * `Refused` where a merge conflict was left in one of them.
 */
export function rewritten(
	qms: Qms,
	texts: ReadonlyMap<string, string>,
	change: WholeChange,
): {readonly texts: ReadonlyMap<string, string>; readonly undo: Undo} {
	const before = new Map(
		[...qms.snapshot.readings.values()].flatMap(({entries}) =>
			entries.map(({reading}): [string, Reading] => [identityOf(reading), reading]),
		),
	);
	const changed = changedFiles(texts, change);
	if ('conflict' in changed)
		throw new Refused(
			`A merge conflict was left in ${changed.conflict}, so nothing can be written into it.`,
			'Keep the lines of both sides, remove the marks, and try again.',
		);
	return {
		texts: changed.texts,
		undo: {
			set: [...change.set, ...change.removed].flatMap(reading => before.get(identityOf(reading)) ?? []),
			removed: change.set.filter(reading => !before.has(identityOf(reading))),
		},
	};
}

/** How many readings there are, and what is to be said of them. */
export interface ReadingCounts {
	readonly readings: number;
	readonly stale: number;
	readonly moved: number;
	readonly gone: number;
}

export function countReadings({snapshot}: Qms): ReadingCounts {
	const {byPath, gone, size} = readingsOf(snapshot);
	const placed = [...byPath.values()].flat();
	const count = (state: string): number => placed.filter(({found}) => found.state === state).length;
	return {readings: size, stale: count('stale'), moved: count('moved'), gone: gone.length};
}

const named: readonly (readonly [words: string, states: readonly string[]])[] = [
	['covered', ['covered', 'attested']],
	['evidenced', ['evidenced']],
	['pending', ['pending']],
	['only claimed', ['claimed']],
	['planned', ['planned']],
	['to be read', ['to-read']],
	['gaps', ['gap']],
];

const countingIn = (qms: Qms): readonly CriterionCoverage[] =>
	qms
		.coverage()
		.flatMap(({criteria}) => [...criteria.values()])
		.filter(({level, state}) => level !== 'good' && state !== 'not-applicable');

/** How many of the gaps that count readers say are shown in part. */
export function gapsInPart(qms: Qms): number {
	return countingIn(qms).filter(({state, inPart}) => state === 'gap' && inPart.length > 0).length;
}

/** `34 covered, 9 gaps, 3 of them shown in part`. */
export function statesText(qms: Qms): string {
	const part = gapsInPart(qms);
	const told = Object.entries(statesOf(qms)).filter(([, count]) => count > 0);
	return told
		.map(([words, count]) => `${count} ${words === 'gaps' && count === 1 ? 'gap' : words}`)
		.concat(part === 0 ? [] : [`${part} of them shown in part`])
		.join(', ');
}

/** How many mandatory and expected criteria are in each state, in words. */
export function statesOf(qms: Qms): Readonly<Record<string, number>> {
	const counting = countingIn(qms);
	return Object.fromEntries(
		named.map(([words, states]) => [words, counting.filter(({state}) => states.includes(state)).length]),
	);
}
