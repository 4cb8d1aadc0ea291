import type * as z from 'zod/mini';
import {type Left, leftOf, toFind} from '../core/questions/left.ts';
import type {Question} from '../core/questions/question.ts';
import {bestFirst, byPlace} from '../core/questions/questions.ts';
import type {Qms} from '../core/service.ts';
import {toldCriterion, type ToldQuestion} from '../report/questions/told.ts';
import {documentIn} from './documents.ts';
import {Refused} from './refused.ts';
import type * as schemas from './schemas.ts';
import {heads} from './schemas.ts';
import {criteriaOf, openQuestions, toldQuestions, wordsOf} from './session.ts';

type Input = z.output<typeof schemas.questionsInput>;
type Batch = z.output<typeof schemas.questionsOutput>;

/** The next questions, each place once with all that is asked of it, and each criterion once. */
export function batchOf(qms: Qms, input: Input): Batch {
	if (input.state === 'gap') return gapsOf(qms, input);
	const {limit, maxWords, stale, for: id} = input;
	const document = input.document === undefined ? undefined : documentIn(qms, input.document).path;
	const open = openQuestions(qms, {for: id, document, stale});
	const told = taken(qms, byPlace(document === undefined ? bestFirst(open) : open), limit, maxWords);
	const asked = new Set(told.flat().map(({criterion}) => criterion.id));
	const selected = new Set(open.map(({criterion}) => criterion.id));
	const left = leftOf(qms, open);
	const wordCount = wordsOf(qms, told.flat());
	return {
		...heads,
		left: open.length,
		told: told.flat().length,
		wordCount,
		wordCountLeft: wordsOf(qms, open) - wordCount,
		notAsked: sumOf(left.filter(({criterion}) => selected.has(criterion.id))),
		criteria: left.filter(({criterion}) => asked.has(criterion.id)).map(criterionOf),
		places: told.flatMap(questions => placeOf(toldQuestions(qms, questions))),
	};
}

/** The gaps that nobody has called absent; nothing is offered for them, so that there is no text to read. */
function gapsOf(qms: Qms, {limit, for: id, document, stale}: Input): Batch {
	if (document !== undefined || stale)
		throw new Refused(
			'Gaps are in no document, and no reading of theirs is stale.',
			'Leave out `document` and `stale`, or leave out `state`.',
		);
	const wanted = id === undefined ? undefined : criteriaOf(qms, id);
	const left = toFind(leftOf(qms, openQuestions(qms))).filter(
		({criterion}) => wanted === undefined || wanted.has(criterion.id),
	);
	const told = left.slice(0, limit);
	return {
		...heads,
		left: left.length,
		told: told.length,
		wordCount: 0,
		wordCountLeft: 0,
		notAsked: sumOf(left),
		criteria: told.map(criterionOf),
		places: [],
	};
}

const sumOf = (left: readonly Left[]): number => left.reduce((sum, {notAsked}) => sum + notAsked, 0);

function criterionOf({criterion, level, read, inPart, notAsked}: Left): Batch['criteria'][number] {
	const {lookFor, ...told} = toldCriterion(criterion, level);
	return {...told, lookFor: [...lookFor], read, inPart, notAsked};
}

/** As many places as fit, the first one in any case; of the last as many questions as fit. */
function taken(
	qms: Qms,
	places: readonly (readonly Question[])[],
	most: number,
	maxWords: number,
): readonly (readonly Question[])[] {
	const told: (readonly Question[])[] = [];
	let words = 0;
	let count = 0;
	for (const questions of places) {
		words += wordsOf(qms, questions);
		if (count === most || (count > 0 && words > maxWords)) break;
		const fitting = questions.slice(0, most - count);
		told.push(fitting);
		count += fitting.length;
	}
	return told;
}

function placeOf(questions: readonly ToldQuestion[]): Batch['places'] {
	const [first] = questions;
	if (first === undefined) return [];
	return [
		{
			...first.place,
			words: first.words,
			text: first.text,
			questions: questions.map(({id, criterion, likelihood, sentences, why, earlier}) => ({
				id,
				criterion,
				likelihood,
				sentences: sentences.map(beginningOf),
				why,
				earlier: [...earlier],
			})),
		},
	];
}

/** So many words of a sentence are enough to find it in the text that stands beside it. */
const beginning = 8;

function beginningOf(sentence: string): string {
	const words = sentence.split(/\s+/);
	return words.length <= beginning ? sentence : `${words.slice(0, beginning).join(' ')} …`;
}
