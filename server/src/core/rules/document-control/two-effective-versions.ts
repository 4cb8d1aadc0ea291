import {graphRule} from '../rule.ts';
import {documentsWithId, identities} from '../support/supersession.ts';

export default graphRule({
	meta: {
		id: 'two-effective-versions',
		aliases: ['SUP004'],
		family: 'document-control',
		severity: 'error',
		summary: 'Two versions of one document are effective at once.',
		why: 'Both copies look current, and people work by either.',
		remedy: 'Set the older version to `status: superseded` or withdraw it.',
		messages: {two: '{id} is effective in version {version} here and in version {other} in {path}.'},
	},
	reads: snapshot => [identities.basis(snapshot)],
	check({entry: {document}, snapshot}, report) {
		const {id, version, status} = document.metadata;
		if (!document.qms || !id || !version || status?.value !== 'effective') return;
		for (const other of documentsWithId(snapshot, id.value)) {
			const otherVersion = other.metadata.version;
			if (
				other.path <= document.path ||
				other.language !== document.language ||
				other.metadata.status?.value !== 'effective'
			)
				continue;
			if (!otherVersion || otherVersion.value === version.value) continue;
			report({
				message: 'two',
				values: {id: id.value, version: version.value, other: otherVersion.value, path: other.path},
				path: document.path,
				span: version.span,
				key: other.path,
				related: [{path: other.path, span: otherVersion.span, message: `Version ${otherVersion.value} stands here.`}],
			});
		}
	},
});
