import type {Coverage} from '../../coverage/coverage.ts';
import {counts, has} from '../../coverage/outcome.ts';
import type {Catalog, Criterion} from '../../catalog/catalog.ts';
import {overviewOf} from '../../workspace/overview.ts';
import {listed, mainLanguage, openCriteria, placeName, wordsLookedFor} from '../../coverage/wording.ts';
import {nearestPlaces, placeSpot, relatedTo, repositorySpot} from '../support/anchor.ts';
import {shownIn, tellingOf} from '../support/aim.ts';
import type {Snapshot} from '../../workspace/snapshot.ts';
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
			nothing: 'No document was found that deals with {outcome} "{title}". {looked}',
			supporting:
				'No document was found that deals with the heart of {outcome} "{title}", though {met} {are} there. {looked}',
			little:
				'These documents show {shown} of {all} criteria of the expected outcomes{waiting} and may show {toRead} more: too little for each outcome to be told by itself{gaps}. If they are to be a quality management system, `qms-lens init` writes a `qms.yaml`, and each gap is told, with the place that comes nearest.',
			several:
				'No document was found that deals with the heart of {count} of {all} expected outcomes: {outcomes}. If these documents are to show them, `qms-lens init` writes a `qms.yaml`, and each gap is told by itself, with the place that comes nearest.',
		},
	},
	check({snapshot, coverage, config}, report) {
		const telling = tellingOf(snapshot, coverage);
		if (telling === 'none' || overviewOf(snapshot).count === 0) return;
		if (telling === 'together') {
			const values = littleOf(coverage);
			report({
				message: 'little',
				values,
				...repositorySpot(snapshot),
				key: 'little',
				about: 'system',
				// Without a gap to name it tells whoever is looking how things stand, and asks for nothing.
				severity: values['gaps'] === '' ? 'hint' : 'information',
			});
			return;
		}
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
						looked: lookedFor(core.length > 0 ? core : open, snapshot, catalog),
					},
					...(nearest ? placeSpot(nearest, snapshot) : repositorySpot(snapshot)),
					key: id,
					about: 'system',
					...(overviewOf(snapshot).foreign && {severity: 'information' as const}),
					outcome: id,
					...(places.length > 1
						? {related: relatedTo(places.slice(1, 3), snapshot, place => `Mentioned in ${placeName(place, snapshot)}.`)}
						: {}),
				});
			}
		}
	},
});

/** Words that would have been recognised; in a language that is not read, words of another one would help nobody. */
function lookedFor(criteria: readonly Criterion[], snapshot: Snapshot, catalog: Catalog): string {
	if (overviewOf(snapshot).foreign)
		return 'Most documents are in a language whose words are not known, so it may be there.';
	return `Words looked for: ${listed(wordsLookedFor(criteria, mainLanguage(snapshot), catalog))}.`;
}

/** What is there and what is not, of documents that show little. Where nearly everything is missing, a list of it says nothing. */
function littleOf(coverage: readonly Coverage[]): Readonly<Record<string, string | number>> {
	const outcomes = coverage.flatMap(each => each.outcomes);
	const gaps = outcomes.filter(({ownState}) => ownState === 'gap').map(({outcome}) => outcome);
	const names = listed(gaps.map(({qualified, title}) => `${qualified} "${title}"`));
	const shown = shownIn(coverage);
	const waiting = outcomes
		.flatMap(({criteria}) => criteria)
		.filter(each => counts(each) && each.state === 'pending').length;
	return {
		shown,
		all: outcomes.reduce((sum, {applicable}) => sum + applicable, 0),
		toRead: outcomes.flatMap(({criteria}) => criteria).filter(each => counts(each) && each.state === 'to-read').length,
		waiting:
			waiting === 0
				? ''
				: `, ${waiting === shown ? 'all' : waiting} of them in documents that wait for release or review,`,
		gaps: gaps.length === 0 || gaps.length > mostNamed ? '' : `. Nothing was found on the heart of ${names}`,
	};
}

const mostNamed = 4;

/** Without a configuration so many gaps are told each by itself. */
const mostApart = 2;
