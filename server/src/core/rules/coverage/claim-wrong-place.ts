import type {Criterion} from '../../catalog/catalog.ts';
import {claimsOf} from '../../coverage/claims.ts';
import {listed} from '../../coverage/wording.ts';
import type {DocumentKind} from '../../model/document.ts';
import {documentRule} from '../rule.ts';

export default documentRule({
	meta: {
		id: 'claim-wrong-place',
		aliases: ['COV007'],
		family: 'coverage',
		severity: 'warning',
		summary: 'A claim is in a kind of document that cannot show what it claims.',
		why: 'A policy promises, a form asks and a record shows one case; none of them says how the work is done.',
		remedy: 'Move the claim to the document that describes the practice, or correct the kind of this one.',
		messages: {kind: 'A {kind} cannot show {criterion} ({title}); it usually lives in a {kinds}.'},
	},
	check({document, catalogs}, report) {
		for (const catalog of catalogs) {
			for (const {meaning, reference} of claimsOf(document, catalog, 'covers')) {
				const [criterion] = meaning.criteria;
				if (!meaning.explicit || !criterion || canShow(document.kind, criterion, catalog.kindCaps)) continue;
				report({
					message: 'kind',
					values: {
						kind: document.kind,
						criterion: criterion.id,
						title: criterion.title,
						kinds: listed(criterion.kinds.best, 'or'),
					},
					path: document.path,
					span: reference.span,
					key: criterion.id,
					outcome: criterion.outcome,
					criterion: criterion.id,
				});
			}
		}
	},
});

/** False where the kind caps the criterion below what it needs. A page of unknown kind has a rule of its own. */
export function canShow(
	kind: DocumentKind,
	{kinds, need}: Criterion,
	caps: Readonly<Partial<Record<DocumentKind, number>>>,
): boolean {
	if (kind === 'unknown') return true;
	if (kinds.never.includes(kind)) return false;
	return kinds.best.includes(kind) || kinds.also.includes(kind) || (caps[kind] ?? 3) >= need;
}
