import type {CriterionCoverage} from '../../coverage/coverage.ts';
import {placeName, shortened} from '../../coverage/wording.ts';
import {placeSpot, relatedTo} from '../support/anchor.ts';
import {workspaceRule} from '../rule.ts';

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
		},
	},
	check({snapshot, coverage}, report) {
		// Without a configuration nobody has said that these documents are to show anything; the summary counts the questions.
		if (snapshot.config.path === undefined) return;
		for (const {outcomes} of coverage) {
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

/** Possible places told for one criterion. */
const mostRelated = 3;

const isUnread = ({state, level}: CriterionCoverage): boolean => state === 'to-read' && level !== 'good';

const possibleOf = ({candidates}: CriterionCoverage): CriterionCoverage['candidates'] =>
	candidates.filter(({answer}) => answer === 'possible');
