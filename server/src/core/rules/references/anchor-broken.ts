import {anyAnchor, projectAnchor} from '../../model/outline.ts';
import {derived} from '../../workspace/derived.ts';
import {nearest, nearestInWords} from '../../text/nearest.ts';
import {resolveLink} from '../support/links.ts';
import {graphRule} from '../rule.ts';

/** Labels that any page can link to. */
const projectLabels = derived<string, ReadonlySet<string>>({
	part: ({document}) => document.anchors?.filter(each => each.startsWith(projectAnchor)).join(' ') || undefined,
	combine: parts => new Set([...parts.values()].flatMap(part => part.split(' ').map(each => each.slice(1)))),
});

export default graphRule({
	meta: {
		id: 'anchor-broken',
		aliases: ['REF002'],
		family: 'references',
		severity: 'warning',
		summary: 'A link names a heading that its document does not have.',
		why: 'The reader lands at the top of the document and has to search for what was meant.',
		remedy: 'Correct the anchor.',
		messages: {
			missing: '{file} has no heading "{anchor}".',
			suggestion: '{file} has no heading "{anchor}". Did you mean "{suggestion}"?',
		},
	},
	reads: snapshot => [snapshot.files, snapshot.index.byId, projectLabels.basis(snapshot)],
	follows: true,
	check({entry: {document}, snapshot}, report) {
		if (!document.qms) return;
		for (const reference of document.references) {
			const {anchor} = reference;
			if (anchor === undefined || anchor === '' || (reference.kind !== 'link' && reference.kind !== 'anchor')) continue;
			const resolved =
				reference.target === ''
					? {kind: 'file' as const, path: document.path}
					: resolveLink(snapshot, document.path, reference.target);
			if (resolved.kind !== 'file') continue;
			const target = snapshot.documents.get(resolved.path)?.document;
			if (target?.format !== 'markdown' || target.anchors?.includes(anyAnchor)) continue;
			const slugs = target.sections.map(section => section.slug).filter(slug => slug !== '');
			const wanted = anchor.toLowerCase();
			// Line anchors, footnotes, names set in HTML and the ids of other generators are not headings.
			if (
				slugs.includes(wanted) ||
				target.anchors?.includes(wanted) ||
				(reference.target === '' && projectLabels(snapshot).has(wanted)) ||
				/^(?:l\d+|fn|user-content|top$|_)|[:~=]/.test(wanted) ||
				looseMatch(slugs, wanted)
			)
				continue;
			const suggestion = nearest(wanted, slugs) ?? nearestInWords(wanted, slugs);
			report({
				message: suggestion === undefined ? 'missing' : 'suggestion',
				values: {file: target.path, anchor, suggestion: suggestion ?? ''},
				path: document.path,
				span: reference.span,
				key: `${reference.target}#${anchor}`,
				...(suggestion !== undefined && {
					fixes: [
						{
							kind: 'replace',
							title: `Change the anchor to #${suggestion}`,
							arguments: {from: `#${anchor}`, to: `#${suggestion}`},
							safe: false,
						},
					],
				}),
			});
		}
	},
});

/** Generators differ in what they do with dots, accents and runs of marks. */
function looseMatch(slugs: readonly string[], wanted: string): boolean {
	const plain = (slug: string) => slug.normalize('NFKD').replaceAll(/[^\p{L}\p{N}]+/gu, '');
	const target = plain(wanted);
	return slugs.some(slug => plain(slug) === target);
}
