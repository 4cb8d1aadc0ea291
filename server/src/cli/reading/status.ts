import type {Qms} from '../../core/service.ts';
import {minutesFor} from '../../report/questions/print.ts';
import {type TextOptions, wrap} from '../../report/terminal.ts';
import {counted} from '../../report/words.ts';
import {countReadings, openQuestions, type Selection, statesOf, statesText, wordsOf} from '../../reading/session.ts';

/** What there is to read and what was read, as plain data. */
export function statusOf(qms: Qms, selection: Selection) {
	const questions = openQuestions(qms, selection);
	const count = (why: string): number => questions.filter(each => each.why === why).length;
	const words = wordsOf(qms, questions);
	return {
		schemaVersion: 1,
		questions: questions.length,
		stale: count('stale'),
		disagree: count('disagree'),
		criteria: new Set(questions.map(({criterion}) => criterion.id)).size,
		documents: new Set(questions.map(({path}) => path)).size,
		words,
		minutes: questions.length === 0 ? 0 : minutesFor(questions.length, words),
		readings: countReadings(qms),
		states: statesOf(qms),
	};
}

/** What `read --status` prints. */
export function statusText(qms: Qms, selection: Selection, {width}: TextOptions): string {
	const {questions, stale, disagree, criteria, documents, minutes, readings} = statusOf(qms, selection);
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
export function endOf(qms: Qms, selection: Selection, left: number, {width}: TextOptions): readonly string[] {
	const all = selection.for === undefined && selection.document === undefined && selection.stale !== true;
	const head =
		left > 0
			? `${counted(left, 'question')} left for later.`
			: all
				? 'All questions are answered'
				: 'All of these questions are answered';
	return wrap(left > 0 ? `${head} So far: ${statesText(qms)}.` : `${head}: ${statesText(qms)}.`, width);
}
