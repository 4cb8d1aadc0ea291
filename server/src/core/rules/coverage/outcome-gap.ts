import {has} from '../../coverage/outcome.ts';
import {overviewOf} from '../../workspace/overview.ts';
import {listed, mainLanguage, openCriteria, placeName, wordsLookedFor} from '../../coverage/wording.ts';
import {nearestPlaces, placeSpot, relatedTo, repositorySpot} from '../support/anchor.ts';
import {aimsAtQms} from '../support/aim.ts';
import {workspaceRule} from '../rule.ts';

export default workspaceRule({
	meta: {
		id: 'outcome-gap',
		aliases: ['COV001'],
		family: 'coverage',
		severity: 'warning',
		summary: 'No document was found that deals with an expected outcome.',
		why: 'Whoever relies on the certificate expects every outcome; an auditor asks for the document that says how it is reached.',
		remedy:
			'Write the section, or point to the one that exists: claim it with `covers`, or teach the words of your house in `terms` of `qms.yaml`.',
		messages: {
			nothing: 'No document was found that deals with {outcome} "{title}". Words looked for: {words}.',
			supporting:
				'No document was found that deals with the heart of {outcome} "{title}", though {met} {are} there. Words looked for: {words}.',
			several:
				'No document was found that deals with the heart of {count} of {all} expected outcomes: {outcomes}. If these documents are to show them, `qms-lens init` writes a `qms.yaml`, and each gap is told by itself, with the place that comes nearest.',
		},
	},
	check({snapshot, coverage, config}, report) {
		if (!aimsAtQms(snapshot)) return;
		if (overviewOf(snapshot).count === 0) return;
		for (const {catalog, outcomes} of coverage) {
			const gaps = outcomes.filter(({ownState}) => ownState === 'gap');
			// Without a configuration nobody has said yet that these documents are to be a quality management system.
			if (config.path === undefined && gaps.length > mostApart) {
				report({
					message: 'several',
					values: {
						count: gaps.length,
						all: outcomes.length,
						outcomes: listed(gaps.map(({outcome}) => `${outcome.qualified} "${outcome.title}"`)),
					},
					...repositorySpot(snapshot),
					key: 'several',
					about: 'system',
				});
				continue;
			}
			// A parent is open because its children are; they are reported by themselves.
			for (const each of gaps) {
				const {id, qualified, title} = each.outcome;
				const places = nearestPlaces(each, snapshot, catalog.id);
				const [nearest] = places;
				const open = openCriteria(each.criteria).map(({criterion}) => criterion);
				const core = open.filter(criterion => criterion.core);
				const met = each.criteria.filter(has).map(({criterion}) => criterion.id);
				report({
					message: met.length > 0 ? 'supporting' : 'nothing',
					values: {
						outcome: qualified,
						title,
						met: listed(met),
						are: met.length > 1 ? 'are' : 'is',
						words: listed(wordsLookedFor(core.length > 0 ? core : open, mainLanguage(snapshot), catalog)),
					},
					...(nearest ? placeSpot(nearest, snapshot) : repositorySpot(snapshot)),
					key: id,
					about: 'system',
					outcome: id,
					...(places.length > 1
						? {related: relatedTo(places.slice(1, 3), snapshot, place => `Mentioned in ${placeName(place, snapshot)}.`)}
						: {}),
				});
			}
		}
	},
});

/** Without a configuration so many gaps are told each by itself. */
const mostApart = 2;
