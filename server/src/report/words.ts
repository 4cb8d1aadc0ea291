import {fieldWords} from '../core/evidence/process.ts';
import type {AnchorKind, Criterion, Grade, GradeName} from '../core/catalog/catalog.ts';
import {grades} from '../core/catalog/catalog.ts';
import {criterionLooks, criterionStates, outcomeLooks} from '../core/coverage/states.ts';
import type {CriterionState, StateLook} from '../core/coverage/states.ts';
import type {RiskFlag} from '../core/workspace/state.ts';
import type {Hold} from '../core/evidence/evidence.ts';
import {holdWords} from '../core/evidence/holds.ts';
import type {Severity} from '../core/finding/finding.ts';

/** The words of every report for the values of the core, so that all of them say the same. */
export const outcomeStateWords = wordsOf(outcomeLooks);
export const criterionStateWords = wordsOf(criterionLooks);

function wordsOf<S extends string>(looks: Readonly<Record<S, StateLook>>): Readonly<Record<S, string>> {
	return Object.fromEntries(Object.entries<StateLook>(looks).map(([state, {words}]) => [state, words])) as Record<
		S,
		string
	>;
}

/** `34 covered, 12 evidenced, 21 to be read, 16 gaps`; what there is none of is left out, but for covered and gaps. */
export function countLine(states: Readonly<Record<CriterionState, number>>): string {
	const counts = new Map<string, {readonly count: readonly [one: string, many: string]; readonly number: number}>();
	for (const state of criterionStates) {
		if (state === 'not-applicable') continue;
		const {count} = criterionLooks[state];
		counts.set(count[1], {count, number: (counts.get(count[1])?.number ?? 0) + states[state]});
	}
	return [...counts]
		.filter(([words, {number}]) => number > 0 || words === 'covered' || words === 'gaps')
		.map(([, {count, number}]) => `${number} ${number === 1 ? count[0] : count[1]}`)
		.join(', ');
}

export const verdictWords = {
	complete: 'Documented coverage is complete.',
	'to-be-confirmed': 'Documented coverage is complete, to be confirmed by claims.',
	incomplete: 'Documented coverage is incomplete.',
} as const;

export const flagWords: Readonly<Record<RiskFlag, string>> = {
	'review-overdue': 'review overdue',
	'no-owner': 'no owner',
	'not-approved': 'not approved',
	'changed-after-approval': 'changed after approval',
	pending: 'in a document that is not effective yet',
	attested: 'attested by a person',
	'single-point': 'rests on one place',
	uncontrolled: 'in an uncontrolled page',
	'assumed-effective': 'taken as effective',
};

export const severityWords: Readonly<Record<Severity, string>> = {
	error: 'error',
	warning: 'warning',
	information: 'info',
	hint: 'hint',
};

export const anchorWords: Readonly<Record<AnchorKind, string>> = {
	who: 'who does it',
	when: 'when or how often',
	record: 'which record is kept',
	criterion: 'which limit or criterion applies',
	method: 'how it is done',
};

/** What a specified answer names beside the topic: each of it, and of those that stand with `or` one. */
export function anchorsWanted({all, any}: Criterion['anchors']): readonly string[] {
	const words = (anchors: readonly AnchorKind[]): readonly string[] => anchors.map(anchor => anchorWords[anchor]);
	return [...words(all), ...(any.length > 0 ? [words(any).join(', or ')] : [])];
}

export function gradeName(grade: Grade): GradeName {
	return grades[grade];
}

/**
 * What a grade lacks, from `Evidence.missing`: an anchor's question, or words of a concept group. `example` gives a word
 * for a concept; without it the concept's name stands for it.
 */
export function missingWords(
	missing: string,
	example = (concept: string): string => concept.replaceAll('-', ' '),
): string {
	if (!missing.startsWith('concept:')) return fieldWords(missing) ?? anchorWords[missing as AnchorKind] ?? missing;
	const words = missing
		.slice('concept:'.length)
		.split('|')
		.slice(0, 3)
		.map(concept => `"${example(concept)}"`);
	return `words such as ${words.join(' or ')}`;
}

export function holdText(hold: Hold): string {
	return hold.text === '' ? holdWords[hold.reason] : `${holdWords[hold.reason]}: "${hold.text}"`;
}

/** `1 document`, `2 documents`. */
export function counted(count: number, singular: string, plural = `${singular}s`): string {
	return `${count} ${count === 1 ? singular : plural}`;
}

/** Whole percent, rounded down so that 100 means all; undefined where nothing applies. */
export function percent(part: number, whole: number): number | undefined {
	return whole === 0 ? undefined : Math.floor((100 * part) / whole);
}

/** A likelihood as people read it: `41 %`. */
export function percentOf(likelihood: number): string {
	return `${Math.round(100 * likelihood)} %`;
}

/** A role by its reference as people say it: `role:quality-manager` is the quality manager. */
export function roleName(text: string): string {
	return text.startsWith('role:') ? text.slice('role:'.length).replaceAll('-', ' ') : text;
}

/** Said after a commit that is not all that was read; else ''. */
export function changedSince({changed}: {readonly changed?: number}): string {
	return changed === undefined
		? ''
		: ` and changes in ${counted(changed, 'document')} that ${changed === 1 ? 'is' : 'are'} not committed`;
}
