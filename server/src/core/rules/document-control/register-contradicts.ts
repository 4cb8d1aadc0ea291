import {compareVersions} from '../../model/pairs.ts';
import {listedIn} from '../../workspace/listed.ts';
import {documentsWithId, identities} from '../support/supersession.ts';
import {graphRule} from '../rule.ts';

export default graphRule({
	meta: {
		id: 'register-contradicts',
		aliases: [],
		family: 'document-control',
		severity: 'warning',
		summary: 'A list of documents gives another version of a document than the document itself.',
		why: 'The list tells people which version is valid; an auditor holds it against the documents first of all.',
		remedy: 'Bring the list in line with the document, or leave versions out of it and let the documents say them.',
		messages: {version: 'The list gives version {listed} of {id}, but the document says {actual}.'},
	},
	reads: snapshot => [identities.basis(snapshot)],
	check({entry: {document}, snapshot}, report) {
		for (const {id, version, versionSpan} of listedIn(document)) {
			const [target, ...others] = documentsWithId(snapshot, id);
			const actual = target?.metadata.version;
			if (
				version === '' ||
				!target ||
				!actual ||
				others.length > 0 ||
				target.path === document.path ||
				compareVersions(version, actual.value) === 0
			)
				continue;
			report({
				message: 'version',
				values: {listed: version, id: target.metadata.id?.value ?? id, actual: actual.value},
				path: document.path,
				span: versionSpan,
				key: id,
				fixes: [
					{
						kind: 'replace-span',
						title: `List version ${actual.value}`,
						arguments: {to: actual.value},
						safe: false,
					},
				],
				related: [{path: target.path, span: actual.span, message: 'The version stands here.'}],
			});
		}
	},
});
