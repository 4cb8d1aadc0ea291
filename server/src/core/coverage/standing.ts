import type {Confidence} from '../config/config.ts';
import {thresholdsOf} from '../evidence/answer.ts';
import type {Answer, Evidence} from '../evidence/evidence.ts';

/** What a reader says of a place whose words are still those that were read. */
export interface Verdict {
	readonly shows: 'specified' | 'described' | 'part' | 'no';
	readonly by: 'person' | 'agent';
}

/** What counts of a place for a criterion, whoever says so. */
export interface Standing {
	readonly answer: Answer;
	/** True where a person vouches for the place: its author by a claim, or a reader. */
	readonly confirmed: boolean;
}

/** Everything that speaks for and against one place. */
export interface Testimony {
	readonly evidence: Pick<Evidence, 'criterion' | 'answer' | 'likelihood'> | undefined;
	readonly claimed: boolean;
	readonly verdicts?: readonly Verdict[];
}

/**
 * Decides what a place says of a criterion. A reading beats the engine in both directions, and of readings that differ
 * the strictest counts; without one a claim lowers the bar for the engine, and nothing else does.
 */
export function standingOf({evidence, claimed, verdicts = []}: Testimony, confidence: Confidence): Standing {
	if (verdicts.length > 0) {
		const shown = verdicts.every(({shows}) => shows === 'specified' || shows === 'described');
		return {answer: shown ? 'shown' : 'none', confirmed: claimed || (shown && verdicts.some(isPerson))};
	}
	if (evidence === undefined) return {answer: 'none', confirmed: claimed};
	return {answer: claimed ? answerWhereClaimed(evidence, confidence) : evidence.answer, confirmed: claimed};
}

/** The engine's answer where the author claims the place. */
export function answerWhereClaimed(
	{criterion, answer, likelihood}: Pick<Evidence, 'criterion' | 'answer' | 'likelihood'>,
	confidence: Confidence,
): Answer {
	return answer === 'possible' && likelihood >= thresholdsOf(criterion, confidence).claimed ? 'shown' : answer;
}

const isPerson = ({by}: Verdict): boolean => by === 'person';
