import {leftOf, toFind} from '../core/questions/left.ts';
import type {Question} from '../core/questions/question.ts';
import type {Qms} from '../core/service.ts';
import {toldCriterion} from '../report/questions/told.ts';

/** The gaps for which a place has still to be looked for, as agents are told of them; `open` are the open questions. */
export function searchesOf(qms: Qms, open: readonly Question[]) {
	return toFind(leftOf(qms, open)).map(({criterion, level, read, inPart, notAsked}) => {
		const {id, title, question} = toldCriterion(criterion, level);
		return {criterion: id, title, question, level, read, inPart, notAsked};
	});
}
