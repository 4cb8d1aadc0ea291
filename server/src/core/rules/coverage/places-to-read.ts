import type {Coverage, CriterionCoverage} from '../../coverage/coverage.ts';
import {placeName, shortened} from '../../coverage/wording.ts';
import {placeSpot, relatedTo} from '../support/anchor.ts';
import type {Snapshot} from '../../workspace/snapshot.ts';
import {aimsAtQms} from '../support/aim.ts';
import {type Report, workspaceRule} from '../rule.ts';

export default workspaceRule({
	meta: {
		id: 'places-to-read',
		aliases: [],
		family: 'coverage',
		severity: 'hint',
		summary: 'Places may show a criterion, and nobody has said whether they do.',
		why: 'The tool finds more than it can judge; a reader answers in a minute what no list of words can settle.',
		remedy:
			'Read the place: `qms-lens read` asks about each and keeps the answers. Where it shows the criterion, its author may claim it with `covers`; where it does not, say so with `rejects` and a reason.',
		messages: {
			question: 'Does {place} show {criterion} ({title})? {count} possible {places}; nothing shows it for certain.',
			questions:
				'{criteria} of {outcome} "{title}" are to be read: possible places were found, and nothing shows them for certain. Begin with {place} for {first}.',
			all: '{count} criteria of {outcomes} outcomes are to be read: possible places were found, and nothing shows them for certain. Begin with {place} for {first} ({title}); `qms-lens read` asks about each.',
		},
	},
	check({snapshot, coverage}, report) {
		if (!aimsAtQms(snapshot)) return;
		for (const {outcomes} of coverage) {
			if (snapshot.config.path === undefined && sayOnce(outcomes, snapshot, report)) continue;
			for (const {outcome, criteria} of outcomes) {
				const unread = criteria.filter(isUnread);
				const [first] = unread;
				const [place] = first?.candidates ?? [];
				if (!first || !place) continue;
				const {id, title} = first.criterion;
				const possible = possibleOf(first);
				report({
					...(unread.length === 1
						? {
								message: 'question',
								values: {
									place: placeName(place, snapshot),
									criterion: id,
									title,
									count: possible.length,
									places: possible.length === 1 ? 'place' : 'places',
								},
								criterion: id,
							}
						: {
								message: 'questions',
								values: {
									criteria: shortened(
										unread.map(({criterion}) => criterion.id),
										4,
									),
									outcome: outcome.qualified,
									title: outcome.title,
									place: placeName(place, snapshot),
									first: id,
								},
							}),
					...placeSpot(place, snapshot),
					key: outcome.id,
					about: 'system',
					outcome: outcome.id,
					related: unread.flatMap(each =>
						relatedTo(
							possibleOf(each).slice(each === first ? 1 : 0, mostRelated),
							snapshot,
							other => `May show ${each.criterion.id}: ${placeName(other, snapshot)}.`,
						),
					),
				});
			}
		}
	},
});

/**
 * Without a configuration nobody has said that these documents are to be a quality management system, so all questions are
 * one invitation, at the likeliest place; true where several outcomes have some.
 */
function sayOnce(
	outcomes: Coverage['outcomes'],
	snapshot: Snapshot,
	report: (finding: Report<'all'>) => void,
): boolean {
	const open = outcomes.map(({criteria}) => criteria.filter(isUnread)).filter(unread => unread.length > 0);
	if (open.length < 2) return false;
	const [first] = open.flat().sort((a, b) => likelihoodOf(b) - likelihoodOf(a));
	const [place] = first?.candidates ?? [];
	if (!first || !place) return false;
	report({
		message: 'all',
		values: {
			count: open.flat().length,
			outcomes: open.length,
			place: placeName(place, snapshot),
			first: first.criterion.id,
			title: first.criterion.title,
		},
		...placeSpot(place, snapshot),
		key: 'all',
		about: 'system',
	});
	return true;
}

const likelihoodOf = ({candidates}: CriterionCoverage): number => candidates[0]?.evidence?.likelihood ?? 0;

/** Possible places told for one criterion. */
const mostRelated = 3;

const isUnread = ({state, level}: CriterionCoverage): boolean => state === 'to-read' && level !== 'good';

const possibleOf = ({candidates}: CriterionCoverage): CriterionCoverage['candidates'] =>
	candidates.filter(({answer}) => answer === 'possible');
