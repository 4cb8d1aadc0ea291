import {criterionLooks} from '../core/coverage/states.ts';
import type {Cause, ChangedPlace, CriterionChange, Difference, OutcomeChange, SharedCause} from './result.ts';
import {counted, criterionStateWords, outcomeStateWords, percent, roleName} from './words.ts';

/** The sentences about a difference that the text and the Markdown report share. */

/** `partially covered → gap` */
export function outcomeStep({before, after}: OutcomeChange): string {
	return `${outcomeStateWords[before]} → ${outcomeStateWords[after]}`;
}

/** `gap → planned (quality manager, by 2027-03-31)` */
export function criterionStep(change: CriterionChange): string {
	const {before, after, plan} = change;
	const told =
		plan === undefined
			? []
			: [plan.owner === '' ? 'no owner' : roleName(plan.owner), plan.due === '' ? 'no date' : `by ${plan.due}`];
	const meaning = criterionMeaning(change);
	return `${criterionStateWords[before]} → ${criterionStateWords[after]}${told.length > 0 ? ` (${told.join(', ')})` : ''}${meaning === '' ? '' : `, ${meaning}`}${causeWords(change)}`;
}

/** `; the status went from effective to draft`, to follow what happened to a criterion; empty where nothing is known of it. */
function causeWords(change: CriterionChange): string {
	const words = causeOf(change);
	return words === '' ? '' : `; ${words}`;
}

function causeOf({cause: {kind, from, to}, direction}: CriterionChange): string {
	switch (kind) {
		case 'left':
			return to === 'gone' ? 'its document was deleted' : 'its document left the system';
		case 'joined':
			return 'its document is new in the system';
		case 'status':
		case 'kind':
			return `the ${kind} ${went(from, to)}`;
		case 'text':
			return direction === 'worse' ? 'the text was changed or removed' : 'the text was changed';
		case 'configuration':
			return 'qms.yaml changed';
		case 'elsewhere':
			return '';
	}
}

const went = (from: string, to: string): string =>
	from === '' ? `is ${to} now` : to === '' ? `was ${from} and is given no longer` : `went from ${from} to ${to}`;

/** `The status of PRO-9.md went from effective to draft: 4 criteria are worse off.` One for each cause that changed several. */
export function causeSentence(cause: SharedCause, named: (path: string) => string): string {
	const {better, worse, criteria} = cause;
	const rest = criteria.length - better - worse;
	const counts = [
		...(worse > 0 ? [`${counted(worse, 'criterion is', 'criteria are')} worse off`] : []),
		...(better > 0 ? [`${counted(better, 'criterion is', 'criteria are')} better off`] : []),
		...(rest > 0 ? [`${counted(rest, 'criterion is', 'criteria are')} judged otherwise`] : []),
	];
	return `${causeHead(cause, named(cause.path))}: ${counts.join(', ')}.`;
}

function causeHead({kind, from, to}: Cause, document: string): string {
	switch (kind) {
		case 'left':
			return to === 'gone' ? `${document} was deleted` : `${document} left the system`;
		case 'joined':
			return `${document} is new in the system`;
		case 'status':
		case 'kind':
			return `The ${kind} of ${document} ${went(from, to)}`;
		case 'text':
			return `${document} was rewritten`;
		case 'configuration':
			return 'qms.yaml changed';
		case 'elsewhere':
			return 'Other documents changed';
	}
}

/** The changes that no cause which is told by itself explains. */
export function ownChanges({criteria, causes}: Difference): readonly CriterionChange[] {
	const told = new Set(causes.flatMap(each => each.criteria));
	return criteria.filter(({id}) => !told.has(id));
}

/** What the change means for an outcome, where that is more than its two states say. */
export function outcomeMeaning(change: OutcomeChange): string {
	if (!change.lastEvidence) return '';
	const name = `${change.qualified} ${change.title}`;
	return change.after === 'to-read'
		? `After this change nothing shows ${name} for certain; possible places are to be read.`
		: `This change removes the only evidence for ${name}.`;
}

/** What the change means for a criterion, where that is more than its two states say. */
function criterionMeaning({before, after}: CriterionChange): string {
	if (after === 'to-read')
		return criterionLooks[before].shows > 0 ? 'certainty lost: only possible places are left' : 'a new question';
	if (before !== 'to-read') return '';
	if (after === 'gap') return 'no possible place is left';
	return criterionLooks[after].shows > 0 ? 'a question answered' : '';
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

/** `2 documents left the system, and 5 findings with them: a.md, which is gone, and b.md.` Empty where none did. */
export function leftSentence({left}: Difference, named: (path: string) => string): string {
	if (left.length === 0) return '';
	const findings = left.reduce((sum, each) => sum + each.findings, 0);
	const shown = left.slice(0, mostLeft).map(({path, gone}) => `${named(path)}${gone ? ', which is gone' : ''}`);
	const more = left.length > shown.length ? `; and ${left.length - shown.length} more` : '';
	return `${counted(left.length, 'document')} left the system${findings > 0 ? `, and ${counted(findings, 'finding')} with ${left.length === 1 ? 'it' : 'them'}` : ''}: ${shown.join('; ')}${more}.`;
}

/** Nobody reads on after these. */
const mostLeft = 10;

/** `15 criteria are better off, 4 worse.` Empty where none is one or the other. */
export function netSentence({criteria}: Difference): string {
	const count = (direction: CriterionChange['direction']): number =>
		criteria.filter(change => change.direction === direction).length;
	const [better, worse] = [count('better'), count('worse')];
	if (better + worse === 0) return '';
	return better === 0
		? `${counted(worse, 'criterion is', 'criteria are')} worse off.`
		: `${counted(better, 'criterion is', 'criteria are')} better off, ${worse === 0 ? 'none' : worse} worse.`;
}

/** `3 new questions, 1 answered; 2 readings hold no longer. Answer them: qms-lens read.` Empty where nothing of it changed. */
export function readingsSentence({questions, answered, readings}: Difference): string {
	const stale = questions.filter(({why}) => why === 'stale').length;
	const others = questions.length - stale;
	const parts = [
		...(others > 0 ? [counted(others, 'new question')] : []),
		...(stale > 0 ? [`${counted(stale, 'place')} changed since ${stale === 1 ? 'it was' : 'they were'} read`] : []),
		...(answered > 0 ? [`${counted(answered, 'question')} answered`] : []),
		...(readings.gained > 0 ? [`${counted(readings.gained, 'reading')} gained`] : []),
		...(readings.lost > 0 ? [`${counted(readings.lost, 'reading')} lost`] : []),
	];
	if (parts.length === 0) return '';
	const command = others === 0 ? 'qms-lens read --stale' : 'qms-lens read';
	return `${parts.join(', ')}.${questions.length > 0 ? ` To answer: ${command}` : ''}`;
}

/** The worst first; in a list of one direction the order stays. */
export function worseFirst<T extends CriterionChange | OutcomeChange>(changes: readonly T[]): T[] {
	const order = ['worse', 'other', 'better'];
	return [...changes].sort((a, b) => order.indexOf(a.direction) - order.indexOf(b.direction));
}

/** How the places of a changed criterion are introduced. */
export function placesLead({direction, after}: CriterionChange): string {
	return direction === 'worse' ? 'stood' : after === 'to-read' ? 'perhaps' : 'now';
}

/** The places of a changed criterion, those of one document together. */
export function byPath(
	places: readonly ChangedPlace[],
): {readonly path: string; readonly gone: boolean; readonly places: readonly ChangedPlace[]}[] {
	const groups = new Map<string, ChangedPlace[]>();
	for (const place of places) groups.set(place.path, [...(groups.get(place.path) ?? []), place]);
	return [...groups].map(([path, own]) => ({path, gone: own[0]?.gone === true, places: own}));
}
