import {headSpan, isControlled, isEffective, nameOf} from '../support/controlled.ts';
import {graphRule} from '../rule.ts';

const referred: readonly string[] = ['procedure', 'instruction', 'form', 'plan', 'specification'];

export default graphRule({
	meta: {
		id: 'document-orphan',
		aliases: ['REF006'],
		family: 'references',
		severity: 'information',
		summary: 'Nothing refers to a document in force.',
		why: 'A procedure that no process, manual or other document names is found by chance.',
		remedy: 'Name it in the process it belongs to, in the manual or in the document register.',
		messages: {orphan: 'Nothing refers to {name}.'},
	},
	reads: snapshot => [snapshot.index.referrers],
	check({entry: {document}, snapshot}, report) {
		if (!isControlled(document) || !isEffective(document) || !referred.includes(document.kind) || !document.metadata.id)
			return;
		// Where documents do not refer to each other at all, the repository relies on its folders.
		if (snapshot.index.referrers.size < 3) return;
		const referrers = snapshot.index.referrers.get(document.path) ?? [];
		if (referrers.some(path => path !== document.path)) return;
		report({
			message: 'orphan',
			values: {name: nameOf(document)},
			path: document.path,
			span: headSpan(document),
			key: 'orphan',
		});
	},
});
