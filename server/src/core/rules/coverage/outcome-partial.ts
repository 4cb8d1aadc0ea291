import type {CriterionCoverage} from '../../coverage/coverage.ts';
import {openCriteria, openReason, placeName, shortened} from '../../coverage/wording.ts';
import {homeOfOutcome, relatedTo, repositorySpot} from '../support/anchor.ts';
import {tellingOf} from '../support/aim.ts';
import {workspaceRule} from '../rule.ts';

export default workspaceRule({
	meta: {
		id: 'outcome-partial',
		aliases: ['COV002'],
		family: 'coverage',
		severity: 'information',
		summary: 'Only a part of what an expected outcome asks for was found.',
		why: 'An auditor who follows the outcome through the documents stops at the part that is missing.',
		remedy:
			'Answer the open questions, the mandatory ones first; `qms-lens explain ID` says what was looked for and where it came near.',
		messages: {
			partial: '{outcome} "{title}" is partially covered: {met} of {applicable} criteria shown{reason}. {open}.',
			claimed: '{outcome} "{title}" is claimed, but nothing under the claims shows it. {open}.',
			planned: '{outcome} "{title}" is planned, not covered yet. {open}.',
		},
	},
	check({snapshot, coverage}, report) {
		if (tellingOf(snapshot, coverage) !== 'each') return;
		for (const {catalog, outcomes} of coverage) {
			for (const each of outcomes) {
				const message =
					each.ownState === 'partially-covered'
						? 'partial'
						: each.ownState === 'claimed-not-evidenced'
							? 'claimed'
							: each.ownState === 'planned'
								? 'planned'
								: undefined;
				if (message === undefined) continue;
				const {id, qualified, title} = each.outcome;
				const open = openCriteria(each.criteria);
				// Questions are told by a rule of their own; alone they accuse nobody.
				if (open.every(({state}) => state === 'to-read')) continue;
				// Who wrote the part that is there will write the rest, so the finding stands with it.
				const home = homeOfOutcome(each, snapshot, catalog.id);
				const plan = open.find(criterion => criterion.plan)?.plan;
				const spot = home ?? (plan ? {path: plan.path, span: plan.directive.span} : repositorySpot(snapshot));
				report({
					message,
					values: {
						outcome: qualified,
						title,
						met: each.met,
						applicable: each.applicable,
						reason: commaBefore(openReason(each)),
						open: openSentence(open),
					},
					...spot,
					key: id,
					about: 'system',
					outcome: id,
					related: relatedTo(
						open.flatMap(criterion => criterion.places[0] ?? criterion.candidates[0] ?? []).slice(0, 3),
						snapshot,
						place => `${place.evidence?.criterion ?? id} comes nearest in ${placeName(place, snapshot)}.`,
					),
				});
			}
		}
	},
});

const commaBefore = (text: string): string => (text === '' ? '' : `, ${text}`);

/** What is not there, and apart from it what is written in a document that has to be released or reviewed first, and what has to be read. */
function openSentence(criteria: readonly CriterionCoverage[]): string {
	const named = (those: readonly CriterionCoverage[]): string =>
		shortened(
			those.map(({criterion}) => `${criterion.id} (${criterion.title})`),
			4,
		);
	const waiting = criteria.filter(({state}) => state === 'pending');
	const unread = criteria.filter(({state}) => state === 'to-read');
	const open = criteria.filter(({state}) => state !== 'pending' && state !== 'to-read');
	return [
		...(open.length > 0 ? [`Open: ${named(open)}`] : []),
		...(waiting.length > 0 ? [`Written, but waiting for release or review: ${named(waiting)}`] : []),
		...(unread.length > 0 ? [`To be read: ${named(unread)}`] : []),
	].join('. ');
}
