import {graphRule} from '../rule.ts';
import {successorsOf, identities} from '../support/supersession.ts';

export default graphRule({
	meta: {
		id: 'supersession-circular',
		aliases: ['SUP002'],
		family: 'document-control',
		severity: 'error',
		summary: 'Documents supersede each other in a circle.',
		why: 'In a circle no document is the current one.',
		remedy: 'Remove the entry that points from the older document to the newer one.',
		messages: {circle: 'Supersession runs in a circle: {chain}.'},
	},
	reads: snapshot => [identities.basis(snapshot)],
	check({entry: {document}, snapshot}, report) {
		const id = document.metadata.id?.value;
		const first = document.metadata.supersedes[0];
		if (id === undefined || !first || !document.qms) return;
		const successors = successorsOf(snapshot);
		const chain = [id];
		for (let next = successors.get(id.toUpperCase()); next !== undefined; next = successors.get(next.toUpperCase())) {
			chain.push(next);
			if (next.toUpperCase() === id.toUpperCase()) break;
			// The walk met a circle that this document only leads into.
			if (chain.length > successors.size + 1) return;
		}
		if (chain.length < 2 || chain.at(-1)?.toUpperCase() !== id.toUpperCase()) return;
		report({
			message: 'circle',
			values: {chain: chain.toReversed().join(' supersedes ')},
			path: document.path,
			span: first.span,
			key: 'circle',
		});
	},
});
