import {headSpan, isControlled} from '../support/controlled.ts';
import {listedIds, listedIn} from '../../workspace/listed.ts';
import {graphRule} from '../rule.ts';

export default graphRule({
	meta: {
		id: 'document-not-listed',
		aliases: [],
		family: 'document-control',
		severity: 'information',
		summary: 'A controlled document is missing from the list of documents.',
		why: 'Whoever looks in the list for what is valid does not find the document.',
		remedy: 'Add it to the list, or drop the list: the repository is one.',
		messages: {missing: '{id} is not in "{list}", which lists {count} other documents.'},
	},
	check({entry: {document}, snapshot}, report) {
		const id = document.metadata.id?.value;
		if (id === undefined || !isControlled(document)) return;
		const listed = listedIds(snapshot);
		if (listed.size < fewest || listed.has(id.toUpperCase())) return;
		// The list that knows most of the documents of this repository is the list of documents; others list forms or records.
		const counts = new Map<string, number>();
		for (const [each, list] of listed) if (snapshot.index.byId.has(each)) counts.set(list.path, (counts.get(list.path) ?? 0) + 1);
		const [best] = [...counts].sort((a, b) => b[1] - a[1]);
		const list = best && snapshot.documents.get(best[0])?.document;
		if (!best || !list || list.path === document.path || best[1] < fewest || best[1] * 2 < snapshot.index.byId.size || listedIn(document).length > 0) return;
		report({message: 'missing', values: {id, list: list.title, count: best[1]}, path: document.path, span: headSpan(document), key: 'missing'});
	},
});

/** A table of fewer known documents is a list of some, not the list of all. */
const fewest = 5;
