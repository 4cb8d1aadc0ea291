import {headSpan} from '../support/controlled.ts';
import {referredDocuments} from '../support/referred.ts';
import {successorsOf, identities} from '../support/supersession.ts';
import {graphRule} from '../rule.ts';

export default graphRule({
	meta: {
		id: 'reference-superseded',
		aliases: ['REF004'],
		family: 'references',
		severity: 'warning',
		summary: 'A text refers to a document that is superseded or withdrawn.',
		why: 'People are sent to rules that no longer hold.',
		remedy: 'Refer to the document that took its place.',
		messages: {
			successor: '{id} is {status}; refer to {successor}.',
			none: '{id} is {status}, and no document says that it took its place.',
		},
	},
	reads: snapshot => [snapshot.files, identities.basis(snapshot)],
	follows: true,
	check({entry: {document}, snapshot}, report) {
		const own = document.metadata.status?.value;
		if (!document.qms || own === 'superseded' || own === 'withdrawn') return;
		const successors = successorsOf(snapshot);
		for (const {reference, target} of referredDocuments(snapshot, document)) {
			const status = target.metadata.status?.value;
			if (status !== 'superseded' && status !== 'withdrawn') continue;
			const id = target.metadata.id?.value ?? target.title;
			const successor = successors.get(id.toUpperCase());
			// The successor itself tells what it replaces.
			if (successor !== undefined && successor.toUpperCase() === document.metadata.id?.value.toUpperCase()) continue;
			report({
				message: successor === undefined ? 'none' : 'successor',
				values: {id, status, successor: successor ?? ''},
				path: document.path,
				span: reference.span,
				key: id,
				related: [{path: target.path, span: headSpan(target), message: `${id} is ${status}.`}],
				tags: ['deprecated'],
				...(successor !== undefined &&
					reference.kind === 'id' && {
						fixes: [
							{
								kind: 'replace',
								title: `Refer to ${successor}`,
								arguments: {from: reference.target, to: successor},
								safe: false,
							},
						],
					}),
			});
		}
	},
});
