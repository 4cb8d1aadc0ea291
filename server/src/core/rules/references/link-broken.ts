import {nearestPath, resolveLink} from '../support/links.ts';
import type {Snapshot} from '../../workspace/snapshot.ts';
import {graphRule} from '../rule.ts';

export default graphRule({
	meta: {
		id: 'link-broken',
		aliases: ['REF001'],
		family: 'references',
		severity: 'error',
		summary: 'A link leads to a file that does not exist.',
		why: 'A form or procedure that cannot be opened from where it is named is not available where it is used.',
		remedy: 'Correct the path, or restore the file.',
		messages: {
			missing: 'The file {target} does not exist.',
			suggestion: 'The file {target} does not exist. Did you mean {suggestion}?',
			backslashes:
				'The path {target} is written with backslashes, which only Windows takes for folders. Did you mean {suggestion}?',
		},
	},
	reads: snapshot => [snapshot.files],
	check({entry: {document}, snapshot}, report) {
		if (!document.qms || snapshot.files.size === 0) return;
		const pictures = hasPictures(snapshot);
		for (const reference of document.references) {
			// Where no picture is there at all, they are kept elsewhere or were left out of the checkout.
			if (reference.kind !== 'link' && (reference.kind !== 'image' || !pictures)) continue;
			const turned = reference.target.replaceAll('\\', '/');
			const resolved = resolveLink(snapshot, document.path, reference.target);
			if (resolved.kind !== 'missing') continue;
			const isTurned = turned !== reference.target && resolveLink(snapshot, document.path, turned).kind === 'file';
			const suggestion = isTurned ? {written: turned, sure: true} : nearestPath(snapshot, document.path, resolved.path);
			report({
				message: isTurned ? 'backslashes' : suggestion === undefined ? 'missing' : 'suggestion',
				values: {target: reference.target, suggestion: suggestion?.written ?? ''},
				path: document.path,
				span: reference.span,
				key: reference.target,
				...(suggestion && {
					fixes: [
						{
							kind: 'replace',
							title: `Change the link to ${suggestion.written}`,
							arguments: {from: reference.target, to: suggestion.written},
							safe: suggestion.sure,
						},
					],
				}),
			});
		}
	},
});

const known = new WeakMap<Snapshot['files'], boolean>();

function hasPictures({files}: Snapshot): boolean {
	const cached = known.get(files);
	if (cached !== undefined) return cached;
	const found = [...files].some(file => /\.(?:png|jpe?g|svg|gif|webp|avif|drawio)$/i.test(file));
	known.set(files, found);
	return found;
}
