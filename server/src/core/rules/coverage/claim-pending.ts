import {claimsOf} from '../../coverage/claims.ts';
import {documentName, shortened} from '../../coverage/wording.ts';
import {documentState, stateContext} from '../../workspace/state.ts';
import {reviewDue} from '../../workspace/dates.ts';
import {headSpan} from '../support/controlled.ts';
import {graphRule} from '../rule.ts';

export default graphRule({
	meta: {
		id: 'claim-pending',
		aliases: ['COV008'],
		family: 'coverage',
		severity: 'information',
		summary: 'A document claims criteria, but is not in force.',
		why: 'A draft describes what may be done one day; only an effective document shows how the work is done.',
		remedy: 'Release the document, or wait with the claims until it is.',
		messages: {
			status: '{claims} counts only when {document} is effective (now: {status}).',
			future: '{claims} counts only from {date}, when {document} becomes effective.',
			unset: '{claims} counts only when {document} has a status; other documents of this repository have one.',
			overdue: '{claims} no longer counts: the review of {document} was due on {date}.',
		},
	},
	reads: () => [],
	check({entry: {document}, snapshot, catalogs, today}, report) {
		const ids = [
			...new Set(catalogs.flatMap(catalog => claimsOf(document, catalog, 'covers').map(({reference}) => reference.id))),
		];
		if (ids.length === 0 || documentState(document, stateContext(snapshot)).counting !== 'pending') return;
		const {status, effective} = document.metadata;
		const isDraft = status?.value === 'draft' || status?.value === 'in-review';
		const isFuture = !isDraft && effective !== undefined && effective.value > today;
		report({
			message: isDraft ? 'status' : isFuture ? 'future' : status ? 'overdue' : 'unset',
			values: {
				claims: `The claim of ${shortened(ids, 3)}`,
				document: documentName(document),
				status: status?.value ?? '',
				date: isFuture ? effective.value : (reviewDue(document.metadata) ?? ''),
			},
			path: document.path,
			span: (isFuture ? effective.span : status?.span) ?? headSpan(document),
			key: 'pending',
		});
	},
});
