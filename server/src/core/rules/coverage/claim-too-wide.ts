import {notApplicableTopics} from '../../coverage/applicability.ts';
import {claimsOf, speaksFor} from '../../coverage/claims.ts';
import {editionOf} from '../../config/edition.ts';
import {answerWhereClaimed} from '../../coverage/standing.ts';
import {outcomeName, shortened} from '../../coverage/wording.ts';
import type {Answer} from '../../evidence/evidence.ts';
import {documentState, stateContext} from '../../workspace/state.ts';
import {graphRule} from '../rule.ts';

export default graphRule({
	meta: {
		id: 'claim-too-wide',
		aliases: ['COV009'],
		family: 'coverage',
		severity: 'warning',
		summary: 'A document claims an outcome as a whole, but shows only a part of it.',
		why: 'The claim promises more than a reader finds; the missing part looks covered to everybody but the auditor.',
		remedy: 'Claim the criteria that are there, or write the others.',
		messages: {
			some: '{document} claims {outcome} as a whole, but only {found} of its {needed} mandatory criteria are found in it; not found: {missing}.',
			none: '{document} claims {outcome} as a whole, but none of its {needed} mandatory criteria is found in it.',
		},
	},
	reads: () => [],
	check({entry: {document, assessments}, snapshot, catalogs}, report) {
		if (documentState(document, stateContext(snapshot)).counting === 'no') return;
		for (const catalog of catalogs) {
			const edition = editionOf(snapshot.config, catalog);
			const setAside = notApplicableTopics(snapshot.config, catalog);
			const evidences = assessments.get(catalog.id)?.criteria;
			const claims = claimsOf(document, catalog, 'covers');
			const answersOf = (claim: (typeof claims)[number], id: string): readonly Answer[] =>
				(evidences?.get(id) ?? [])
					.filter(evidence => speaksFor(claim, evidence))
					.map(evidence => answerWhereClaimed(evidence, snapshot.config.confidence));
			for (const claim of claims) {
				if (claim.meaning.explicit) continue;
				for (const outcome of claim.meaning.outcomes) {
					const needed = outcome.criteria.filter(
						({level, applicability}) =>
							level[edition] === 'mandatory' && !(applicability !== undefined && setAside.has(applicability)),
					);
					const missing = needed.filter(({id}) => answersOf(claim, id).every(answer => answer === 'none'));
					const shown = outcome.criteria.filter(({id}) => answersOf(claim, id).includes('shown')).map(({id}) => id);
					if (missing.length === 0) continue;
					report({
						message: missing.length === needed.length ? 'none' : 'some',
						values: {
							document: claim.directive.section > 0 ? 'This section' : 'The document',
							outcome: outcomeName(outcome),
							found: needed.length - missing.length,
							needed: needed.length,
							missing: shortened(
								missing.map(({id, title}) => `${id} (${title})`),
								3,
							),
						},
						path: document.path,
						span: claim.reference.span,
						key: outcome.id,
						outcome: outcome.id,
						...(shown.length > 0 && claim.reference.id === outcome.id
							? {
									fixes: [
										{
											kind: 'replace',
											title: `Claim ${shortened(shown, 3)} instead`,
											arguments: {from: claim.reference.id, to: shown.join(', ')},
											safe: false,
										},
									],
								}
							: {}),
					});
				}
			}
		}
	},
});
