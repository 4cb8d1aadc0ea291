import type {Place} from '../../coverage/coverage.ts';
import {sectionName, shortened} from '../../coverage/wording.ts';
import {placeSpot} from '../support/anchor.ts';
import {workspaceRule} from '../rule.ts';

export default workspaceRule({
	meta: {
		id: 'evidence-without-claim',
		aliases: ['COV005'],
		family: 'coverage',
		severity: 'hint',
		summary: 'A section appears to show something that nobody has claimed.',
		why: "What the tool finds is a proposal; a claim next to the text is a person's word, and it is noticed when the text is changed or removed.",
		remedy: 'Claim it under the heading, or say with `rejects` that it is not evidence.',
		messages: {unclaimed: '{section} appears to show {criteria}. Claim it?'},
	},
	check({snapshot, coverage, config}, report) {
		// Where nobody claims anything, readers may confirm instead, and nothing is missing.
		const isClaimed = coverage.some(({criteria}) =>
			[...criteria.values()].some(({state, places}) => state === 'covered' && places[0]?.claim !== undefined),
		);
		if (config.claims === 'optional' && !isClaimed) return;
		for (const {criteria} of coverage) {
			// One offer for a section, with all that its text shows, at the place that would be the evidence.
			const offers = new Map<string, {place: Place; ids: string[]}>();
			for (const {criterion, state, places} of criteria.values()) {
				const place = places[0];
				if (state !== 'evidenced' || !place || !snapshot.documents.has(place.path)) continue;
				const key = `${place.path} ${place.section} ${place.field?.replace(/[.[].*$/, '') ?? ''}`;
				const offer = offers.get(key);
				if (offer) offer.ids.push(criterion.id);
				else offers.set(key, {place, ids: [criterion.id]});
			}
			for (const {place, ids} of offers.values()) {
				const document = snapshot.documents.get(place.path)?.document;
				if (!document) continue;
				report({
					message: 'unclaimed',
					values: {section: sectionName(document, place.section), criteria: shortened(ids, 4)},
					...placeSpot(place, snapshot),
					key: ids.join(' '),
					...(ids.length === 1 && ids[0] !== undefined ? {criterion: ids[0]} : {}),
					fixes: [
						{
							kind: 'insert-claim',
							title: `Claim ${shortened(ids, 3)} here`,
							arguments: {ids: ids.join(' '), section: String(place.section)},
							safe: false,
						},
					],
				});
			}
		}
	},
});
