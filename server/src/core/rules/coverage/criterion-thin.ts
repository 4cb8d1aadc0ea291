import type {Criterion} from '../../catalog/catalog.ts';
import {isMet} from '../../coverage/states.ts';
import {missingWords, sectionName} from '../../coverage/wording.ts';
import type {Evidence} from '../../evidence/evidence.ts';
import type {DocumentEntry} from '../../workspace/snapshot.ts';
import {isUncontrolled} from '../../workspace/state.ts';
import {hasControlData} from '../support/controlled.ts';
import {placeSpot} from '../support/anchor.ts';
import {workspaceRule} from '../rule.ts';

export default workspaceRule({
	meta: {
		id: 'criterion-thin',
		aliases: ['COV003'],
		family: 'coverage',
		severity: 'information',
		summary: 'A section shows a mandatory criterion, but leaves open who, when, by what or with which record.',
		why: '"Root causes are analysed" cannot be audited: nobody is named, and nothing remains that shows it.',
		remedy: 'Add what is missing to the section.',
		messages: {
			thin: '{section} shows {criterion} ({title}), but leaves open {missing}.',
		},
	},
	check({snapshot, coverage}, report) {
		// Without a configuration nobody has said that these documents are to show anything.
		if (snapshot.config.path === undefined) return;
		for (const {catalog, criteria} of coverage) {
			for (const {criterion, level, state, places} of criteria.values()) {
				const place = places.find(each => each.claim) ?? places[0];
				const document = place && snapshot.documents.get(place.path)?.document;
				if (!isMet(state) || level !== 'mandatory' || !place?.evidence || !document) continue;
				// One place that says it all is enough.
				if (places.some(({evidence}) => evidence && saysAll(evidence, criterion))) continue;
				// An index points, and pages without control data have a rule of their own; a claim means what it says.
				if (
					isUncontrolled(document) ||
					(!place.claim && document.format === 'markdown' && !hasControlData(document)) ||
					/(?:^|\/)(?:readme|index)\.[^/]*$/i.test(document.path)
				)
					continue;
				const {evidence} = place;
				const elsewhere = saidBeside(snapshot.documents.get(place.path), catalog.id, criterion.id);
				const missing = missingWords(
					evidence.missing.filter(each => !each.startsWith('concept:') && !elsewhere.has(each)),
					criterion,
					document.language,
					catalog,
				);
				if (missing === '') continue;
				report({
					message: 'thin',
					values: {
						section: sectionName(document, place.section),
						criterion: criterion.id,
						title: criterion.title,
						missing,
					},
					...placeSpot(place, snapshot),
					key: criterion.id,
					about: 'system',
					outcome: criterion.outcome,
					criterion: criterion.id,
				});
			}
		}
	},
});

/** What other sections of the document say of a criterion: a chapter says who in one section and when in the next. */
function saidBeside(entry: DocumentEntry | undefined, catalog: string, criterion: string): ReadonlySet<string> {
	const all = entry?.assessments.get(catalog)?.criteria.get(criterion) ?? [];
	return new Set(all.flatMap(({anchors}) => anchors.map(({anchor}) => anchor)));
}

/** A list of topics says all where none is absent; anything else where it is as clear as it has to be. */
function saysAll({grade, missing}: Evidence, {need, rule}: Criterion): boolean {
	return grade >= need && (rule.min === undefined || missing.length === 0);
}
