import type {CriterionCoverage} from '../../core/coverage/coverage.ts';
import {minutesFor} from '../../report/questions/print.ts';
import {type TextOptions, wrap} from '../../report/terminal.ts';
import {counted} from '../../report/words.ts';
import {countReadings, type ReadingSession, type Selection} from './session.ts';

/** What there is to read and what was read, as plain data. */
export function statusOf(session: ReadingSession, selection: Selection) {
	const questions = session.questions(selection);
	const count = (why: string): number => questions.filter(each => each.why === why).length;
	return {
		schemaVersion: 1,
		questions: questions.length,
		stale: count('stale'),
		disagree: count('disagree'),
		criteria: new Set(questions.map(({criterion}) => criterion.id)).size,
		documents: new Set(questions.map(({path}) => path)).size,
		words: session.wordsOf(questions),
		minutes: questions.length === 0 ? 0 : minutesFor(questions.length, session.wordsOf(questions)),
		readings: countReadings(session),
		states: statesOf(session),
	};
}

/** What `read --status` prints. */
export function statusText(session: ReadingSession, selection: Selection, {width}: TextOptions): string {
	const {questions, stale, disagree, criteria, documents, minutes, readings} = statusOf(session, selection);
	const notes = [
		...(stale > 0 ? [`${stale} of places that changed since they were read`] : []),
		...(disagree > 0 ? [`${disagree} where readers differ`] : []),
	];
	const open =
		questions === 0
			? 'No question is open.'
			: `${counted(questions, 'question')} about ${counted(criteria, 'criterion', 'criteria')} in ${counted(documents, 'document')}${notes.length > 0 ? ` (${notes.join(', ')})` : ''}: about ${counted(minutes, 'minute')}.`;
	const lost = [
		...(readings.stale > 0 ? [`${readings.stale} stale`] : []),
		...(readings.moved > 0 ? [`${readings.moved} of places that moved (--tidy)`] : []),
		...(readings.gone > 0 ? [`${readings.gone} of places that are gone`] : []),
	];
	const kept = `${counted(readings.readings, 'reading')} kept${lost.length > 0 ? `: ${lost.join(', ')}` : ''}.`;
	return `${[open, kept].flatMap(line => wrap(line, width)).join('\n')}\n`;
}

/** The last words of a reading session. */
export function endOf(
	session: ReadingSession,
	selection: Selection,
	left: number,
	{width}: TextOptions,
): readonly string[] {
	const states = statesOf(session);
	const all = selection.for === undefined && selection.document === undefined && selection.stale !== true;
	const head =
		left > 0
			? `${counted(left, 'question')} left for later.`
			: all
				? 'All questions are answered'
				: 'All of these questions are answered';
	const told = Object.entries(states)
		.filter(([, count]) => count > 0)
		.map(([words, count]) => `${count} ${words}`);
	return wrap(left > 0 ? `${head} So far: ${told.join(', ')}.` : `${head}: ${told.join(', ')}.`, width);
}

const named: readonly (readonly [words: string, states: readonly string[]])[] = [
	['covered', ['covered', 'attested']],
	['evidenced', ['evidenced']],
	['pending', ['pending', 'thin']],
	['only claimed', ['claimed']],
	['planned', ['planned']],
	['to be read', ['to-read']],
	['gaps', ['gap']],
];

/** How many mandatory and expected criteria are in each state, in words. */
export function statesOf({open}: ReadingSession): Readonly<Record<string, number>> {
	const counting = open.qms
		.coverage()
		.flatMap(({criteria}) => [...criteria.values()])
		.filter(({level, state}: CriterionCoverage) => level !== 'good' && state !== 'not-applicable');
	return Object.fromEntries(
		named.map(([words, states]) => [words, counting.filter(({state}) => states.includes(state)).length]),
	);
}
