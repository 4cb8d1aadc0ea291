import {isEffective} from '../support/controlled.ts';
import {referredDocuments} from '../support/referred.ts';
import {graphRule} from '../rule.ts';

export default graphRule({
	meta: {
		id: 'reference-draft',
		aliases: ['REF005'],
		family: 'references',
		severity: 'warning',
		summary: 'An effective document refers to one that is not yet released.',
		why: 'Work by an effective document must not rest on rules that nobody has released.',
		remedy: 'Release the document referred to, or take the reference out until it is.',
		messages: {draft: '{id} is not yet effective (now: {status}), but {name} relies on it.'},
	},
	reads: snapshot => [snapshot.files, snapshot.index.byId],
	follows: true,
	check({entry: {document}, snapshot}, report) {
		if (!document.qms || !isEffective(document)) return;
		const said = new Set<string>();
		for (const {reference, target} of referredDocuments(snapshot, document)) {
			const status = target.metadata.status?.value;
			if ((status !== 'draft' && status !== 'in-review') || said.has(target.path)) continue;
			said.add(target.path);
			const id = target.metadata.id?.value ?? target.title;
			report({
				message: 'draft',
				values: {id, status, name: document.metadata.id?.value ?? document.title},
				path: document.path,
				span: reference.span,
				key: id,
			});
		}
	},
});
