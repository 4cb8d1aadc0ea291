import type {Coverage, OutcomeCoverage} from '../core/coverage/coverage.ts';
import {type Left, leftOf} from '../core/questions/left.ts';
import type {Question} from '../core/questions/question.ts';
import type {Qms} from '../core/service.ts';
import {counted} from '../report/words.ts';
import {skippedFiles} from './documents.ts';
import {heads} from './schemas.ts';
import {searchesOf} from './searches.ts';
import {gapsInPart, openQuestions, statesOf, statesText} from './session.ts';

/** The state of every outcome and criterion, and what is left to be done. */
export function coverageOf(qms: Qms) {
	const open = openQuestions(qms);
	const left = leftOf(qms, open);
	const toFind = searchesOf(qms, open);
	const notAsked = left.reduce((sum, each) => sum + each.notAsked, 0);
	const skipped = skippedFiles(qms).length;
	const known = new Map(left.map(each => [each.criterion.id, each]));
	return {
		...heads,
		summary: [
			`${statesText(qms)}. ${counted(open.length, 'question')} open.`,
			...(toFind.length > 0
				? [
						`${counted(toFind.length, 'criterion', 'criteria')} ${toFind.length === 1 ? 'has' : 'have'} no likely place left to read: look for one (toFind).`,
					]
				: []),
			...(notAsked > 0
				? [
						`${counted(notAsked, 'possible place')} ${notAsked === 1 ? 'is' : 'are'} not asked about: less likely ones wait for the answers, and five of a criterion are enough.`,
					]
				: []),
			...(skipped > 0
				? [`${counted(skipped, 'file')} ${skipped === 1 ? 'was' : 'were'} skipped; documents says why.`]
				: []),
		].join(' '),
		states: statesOf(qms),
		inPart: gapsInPart(qms),
		questions: open.length,
		notAsked,
		skipped,
		toFind,
		outcomes: qms.coverage().flatMap(coverage => coverage.outcomes.map(each => outcomeOf(each, coverage, open, known))),
	};
}

function outcomeOf(
	{outcome, state, met, applicable, criteria}: OutcomeCoverage,
	{outcomes}: Coverage,
	open: readonly Question[],
	left: ReadonlyMap<string, Left>,
) {
	return {
		id: outcome.id,
		title: outcome.title,
		state,
		met,
		applicable,
		restsOn: outcomes
			.filter(each => outcome.children.includes(each.outcome.id))
			.map(each => ({id: each.outcome.id, state: each.state})),
		criteria: criteria.map(({criterion: {id, title}, level, state: own}) => ({
			id,
			title,
			level,
			state: own,
			questions: open.filter(({criterion}) => criterion.id === id).length,
			inPart: left.get(id)?.inPart ?? 0,
			notAsked: left.get(id)?.notAsked ?? 0,
		})),
	};
}
