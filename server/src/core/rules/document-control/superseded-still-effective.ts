import {headSpan} from '../support/controlled.ts';
import {graphRule} from '../rule.ts';
import {documentsWithId, splitVersion, successorsOf, identities} from '../support/supersession.ts';

export default graphRule({
	meta: {
		id: 'superseded-still-effective',
		aliases: ['SUP003'],
		family: 'document-control',
		severity: 'error',
		summary: 'A superseded document is still effective.',
		why: 'Two documents in force about one subject leave people to choose.',
		remedy: 'Set the older document to `status: superseded`.',
		messages: {effective: '{old} is superseded by {name} but still effective.'},
	},
	reads: snapshot => [identities.basis(snapshot)],
	check({entry: {document}, snapshot}, report) {
		const {id, status, version} = document.metadata;
		if (!document.qms || !id || status?.value !== 'effective') return;
		const successor = documentsWithId(snapshot, successorsOf(snapshot).get(id.value.toUpperCase()) ?? '').find(
			other => other.metadata.status?.value === 'effective',
		);
		if (!successor || successor.path === document.path) return;
		const entry = successor.metadata.supersedes.find(
			each => splitVersion(each.value).id.toUpperCase() === id.value.toUpperCase(),
		);
		const superseded = entry && splitVersion(entry.value).version;
		if (superseded !== undefined && version !== undefined && superseded !== version.value) return;
		report({
			message: 'effective',
			values: {old: id.value, name: successor.metadata.id?.value ?? successor.title},
			path: document.path,
			span: status.span,
			key: successor.metadata.id?.value ?? successor.path,
			related: [{path: successor.path, span: entry?.span ?? headSpan(successor), message: 'Superseded here.'}],
			fixes: [
				{
					kind: 'replace',
					title: 'Set the status to superseded',
					arguments: {from: status.raw, to: 'superseded'},
					safe: false,
				},
			],
		});
	},
});
