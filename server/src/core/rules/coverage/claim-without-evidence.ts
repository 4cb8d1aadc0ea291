import type {Catalog, Criterion} from '../../catalog/catalog.ts';
import {claimsOf, speaksFor} from '../../coverage/claims.ts';
import {missingWords, sectionName} from '../../coverage/wording.ts';
import {isContradicted} from '../../evidence/answer.ts';
import type {Evidence} from '../../evidence/evidence.ts';
import type {Language} from '../../model/document.ts';
import {documentState, stateContext} from '../../workspace/state.ts';
import {graphRule} from '../rule.ts';
import {canShow} from './claim-wrong-place.ts';

export default graphRule({
	meta: {
		id: 'claim-without-evidence',
		aliases: ['COV004'],
		family: 'coverage',
		severity: 'warning',
		summary: 'A section claims a criterion that its text does not show.',
		why: 'A claim without text behind it is what an auditor finds first: the table says covered, the page says nothing.',
		remedy: 'Write what is missing, move the claim to the section that says it, or remove the claim.',
		messages: {
			nothing: '{section} claims {criterion} ({title}), but nothing in it speaks of that.',
			mention: '{section} claims {criterion} ({title}), but does not show it. Missing: {missing}.',
			held: '{section} claims {criterion} ({title}), but its text cannot count: {reason}.',
		},
	},
	reads: () => [],
	check({entry, snapshot, catalogs}, report) {
		const {document, assessments} = entry;
		if (documentState(document, stateContext(snapshot)).counting === 'no') return;
		for (const catalog of catalogs) {
			const criteria = assessments.get(catalog.id)?.criteria;
			for (const claim of claimsOf(document, catalog, 'covers')) {
				const [criterion] = claim.meaning.criteria;
				if (!claim.meaning.explicit || !criterion || !canShow(document.kind, criterion, catalog.kindCaps)) continue;
				const best = (criteria?.get(criterion.id) ?? []).find(evidence => speaksFor(claim, evidence));
				if (best && best.answer !== 'none') continue;
				// A small likelihood is doubt enough only where nothing says that the text cannot count.
				if (best && !isContradicted(best) && whyHeld(best) === undefined) continue;
				const section = claim.directive.section > 0 ? sectionName(document, claim.directive.section) : 'This document';
				report({
					...wordingOf(best, criterion, catalog, document.language, section),
					path: document.path,
					span: claim.reference.span,
					key: criterion.id,
					outcome: criterion.outcome,
					criterion: criterion.id,
					fixes: [
						{
							kind: 'remove-claim',
							title: `Remove the claim of ${criterion.id}`,
							arguments: {id: criterion.id},
							safe: false,
						},
					],
				});
			}
		}
	},
});

function wordingOf(
	found: Evidence | undefined,
	criterion: Criterion,
	catalog: Catalog,
	language: Language,
	section: string,
): {message: 'nothing' | 'mention' | 'held'; values: Record<string, string>} {
	const values = {section, criterion: criterion.id, title: criterion.title};
	if (!found || !speaks(found)) return {message: 'nothing', values};
	const reason = whyHeld(found);
	if (reason !== undefined) return {message: 'held', values: {...values, reason}};
	const missing = missingWords(found.missing, criterion, language, catalog);
	return missing === '' ? {message: 'nothing', values} : {message: 'mention', values: {...values, missing}};
}

/** True where a word of the criterion stands in the section, or its subject above it. */
function speaks({topic, hits}: Evidence): boolean {
	return topic !== undefined || hits.some(({concept}) => concept !== '');
}

/** Why a text that names what is asked cannot count; undefined where nothing is held back. */
function whyHeld({holds}: Evidence): string | undefined {
	const hold = holds.find(({to}) => to <= 1);
	return hold && reasons[hold.reason];
}

const reasons: Readonly<Partial<Record<Evidence['holds'][number]['reason'], string>>> = {
	negation: 'it says that this is not done',
	intention: 'it announces what is not done yet',
	advice: 'it advises and does not say what is done',
	'repeats-standard': 'it repeats the standard',
	placeholder: 'it still holds placeholders',
	'keyword-list': 'it is a list of words',
	quotation: 'it is a quotation',
	template: 'the document is a template that nobody has filled in',
	contents: 'it is a table of contents',
	history: 'it is a history of changes',
	definition: 'it is a definition',
	references: 'it is a list of references',
	'clause-matrix': 'it is a table of clauses',
	'open-points': 'it is a list of open points',
	example: 'it is an example',
	'section-role': 'a section of this kind does not describe practice',
	kind: 'a document of this kind does not describe practice',
	'other-domain': 'the document is about another management system',
	uncontrolled: 'nobody controls the page',
	rejected: 'a `rejects` directive says that it is none',
	'too-short': 'it is too short',
	'out-of-scope': 'it is listed as out of scope',
	'other-subject': 'its heading is about something else',
};
