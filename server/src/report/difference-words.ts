import type {ChangedPlace, CriterionChange, Difference, OutcomeChange} from './result.ts';
import {counted, criterionStateWords, outcomeStateWords, percent, roleName} from './words.ts';

/** The sentences about a difference that the text and the Markdown report share. */

/** `partially covered → gap` */
export function outcomeStep({before, after}: OutcomeChange): string {
	return `${outcomeStateWords[before]} → ${outcomeStateWords[after]}`;
}

/** `gap → planned (quality manager, by 2027-03-31)` */
export function criterionStep({before, after, plan}: CriterionChange): string {
	const told =
		plan === undefined
			? []
			: [plan.owner === '' ? 'no owner' : roleName(plan.owner), plan.due === '' ? 'no date' : `by ${plan.due}`];
	return `${criterionStateWords[before]} → ${criterionStateWords[after]}${told.length > 0 ? ` (${told.join(', ')})` : ''}`;
}

/** What the change means for an outcome, where that is more than its two states say. */
export function outcomeMeaning(change: OutcomeChange): string {
	return change.lastEvidence ? `This change removes the only evidence for ${change.qualified} ${change.title}.` : '';
}

/** `57 of 80 criteria are shown (71 %), before 55 of 80 (68 %).` */
export function shownSentence({before, after}: Difference): string {
	const share = ({met, applicable}: Difference['before']): string =>
		`${met} of ${applicable} criteria${percent(met, applicable) === undefined ? '' : ` (${percent(met, applicable)} %)`}`;
	const same = before.met === after.met && before.applicable === after.applicable;
	return same ? `${share(after)} are shown, as before.` : `${share(after)} are shown, before ${share(before)}.`;
}

export function findingsSentence({caused, fixed, touched, unchanged}: Difference): string {
	const others = [
		...(touched.length > 0
			? [`${touched.length} on changed lines that ${touched.length === 1 ? 'was' : 'were'} there before`]
			: []),
		...(unchanged > 0 ? [`${unchanged} unchanged and not shown`] : []),
	];
	return `${counted(caused.length, 'new finding')}, ${fixed.length} fixed${others.length > 0 ? `; ${others.join(', ')}` : ''}.`;
}

/** The worst first; in a list of one direction the order stays. */
export function worseFirst<T extends CriterionChange | OutcomeChange>(changes: readonly T[]): T[] {
	const order = ['worse', 'other', 'better'];
	return [...changes].sort((a, b) => order.indexOf(a.direction) - order.indexOf(b.direction));
}

/** How the places of a changed criterion are introduced. */
export function placesLead({direction}: CriterionChange): string {
	return direction === 'worse' ? 'stood' : 'now';
}

/** The places of a changed criterion, those of one document together. */
export function byPath(
	places: readonly ChangedPlace[],
): {readonly path: string; readonly gone: boolean; readonly places: readonly ChangedPlace[]}[] {
	const groups = new Map<string, ChangedPlace[]>();
	for (const place of places) groups.set(place.path, [...(groups.get(place.path) ?? []), place]);
	return [...groups].map(([path, own]) => ({path, gone: own[0]?.gone === true, places: own}));
}
