import {graphRule} from '../rule.ts';
import {documentsWithId, isOwnVersion, splitVersion} from '../support/supersession.ts';

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
	check({entry: {document}, snapshot}, report) {
		if (!document.qms || document.metadata.status?.value !== 'effective') return;
		for (const entry of document.metadata.supersedes) {
			if (isOwnVersion(document, entry)) continue;
			const {id, version} = splitVersion(entry.value);
			for (const old of documentsWithId(snapshot, id)) {
				const status = old.metadata.status;
				if (old.path === document.path || status?.value !== 'effective') continue;
				if (version !== undefined && old.metadata.version !== undefined && old.metadata.version.value !== version) continue;
				report({
					message: 'effective',
					values: {old: id, name: document.metadata.id?.value ?? document.title},
					path: old.path,
					span: status.span,
					key: document.metadata.id?.value ?? document.path,
					related: [{path: document.path, span: entry.span, message: 'Superseded here.'}],
					fixes: [{kind: 'replace', title: 'Set the status to superseded', arguments: {from: status.raw, to: 'superseded'}, safe: false}],
				});
			}
		}
	},
});
