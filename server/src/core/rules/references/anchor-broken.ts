import {projectAnchor} from '../../model/outline.ts';
import {derived} from '../../workspace/derived.ts';
import {nearest, nearestInWords} from '../../text/nearest.ts';
import {elsewhere, isWithinPage, leadsSomewhere, readsElsewhere} from '../support/anchors.ts';
import {folderOf, relativePath, resolveLink} from '../support/links.ts';
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
			elsewhere:
				'{file} has no heading "{anchor}"; {other} has. Unless both become one page, name the file in the link.',
		},
	},
	reads: snapshot => [snapshot.files, snapshot.index.byId, projectLabels.basis(snapshot), readsElsewhere(snapshot)],
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
			const wanted = anchor.toLowerCase();
			if (
				target?.format !== 'markdown' ||
				leadsSomewhere(target, wanted) ||
				(reference.target === '' && projectLabels(snapshot).has(wanted))
			)
				continue;
			const other = isWithinPage(reference, document) ? elsewhere(snapshot, document, wanted) : undefined;
			if (other === 'joined') continue;
			const slugs = target.sections.map(section => section.slug).filter(slug => slug !== '');
			const near = nearest(wanted, slugs) ?? nearestInWords(wanted, slugs);
			const meant = other ? `${relativePath(folderOf(document.path), other.path)}#${anchor}` : near && `#${near}`;
			report({
				message: other ? 'elsewhere' : near === undefined ? 'missing' : 'suggestion',
				values: {file: target.path, anchor, suggestion: near ?? '', other: other?.path ?? ''},
				path: document.path,
				span: reference.span,
				key: `${reference.target}#${anchor}`,
				...(other && {severity: 'hint' as const}),
				...(meant !== undefined && {
					fixes: [
						{
							kind: 'replace',
							title: `Change the anchor to ${meant}`,
							arguments: {from: other ? `${reference.target}#${anchor}` : `#${anchor}`, to: meant},
							safe: false,
						},
					],
				}),
			});
		}
	},
});
