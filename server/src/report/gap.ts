import type {CriterionCoverage} from '../core/coverage/coverage.ts';
import type {CriterionResult} from './result.ts';

/** How many places that show a part of a criterion are listed in its explanation. */
export const mostInPart = 5;

/** Why a criterion is a gap, as a sentence: what readers say of it, else that nothing was found. */
export function gapReason({inPart, candidates}: Pick<CriterionResult, 'inPart' | 'candidates'>): string {
	const isRead = candidates.some(({readings}) => readings.some(({stale}) => !stale));
	return gapSentence(inPart.length, isRead);
}

/** The same of a criterion as the core judges it. */
export function gapReasonOf({inPart, candidates}: CriterionCoverage): string {
	const isRead = candidates.some(
		({testimony}) => (testimony?.counting.length ?? 0) > 0 || testimony?.passedOver !== undefined,
	);
	return gapSentence(inPart.length, isRead);
}

function gapSentence(inPart: number, isRead: boolean): string {
	if (inPart === 1) return 'One place shows a part of it, and no place shows all of it.';
	if (inPart > 1) return `${inPart} places show a part of it, and no place shows all of it.`;
	return isRead ? 'The likely places were read, and none shows it.' : 'No document was found that shows it.';
}
