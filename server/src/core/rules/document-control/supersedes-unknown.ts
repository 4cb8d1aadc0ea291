import {nearestId} from '../../text/nearest.ts';
import {graphRule} from '../rule.ts';
import {documentsWithId, isOwnVersion, splitVersion, identities} from '../support/supersession.ts';

export default graphRule({
	meta: {
		id: 'supersedes-unknown',
		aliases: ['SUP001'],
		family: 'document-control',
		severity: 'warning',
		summary: 'A document supersedes an id that no document carries.',
		why: 'A reader who holds the old document has to be able to find what took its place, and the other way round.',
		remedy: 'Correct the id. For a document that was deleted, name its last version: `PRO-004@2.1`.',
		messages: {
			unknown: '{name} supersedes {id}, but no document carries that id.',
			suggestion: '{name} supersedes {id}, but no document carries that id. Did you mean {suggestion}?',
		},
	},
	reads: snapshot => [identities.basis(snapshot)],
	check({entry: {document}, snapshot}, report) {
		if (!document.qms) return;
		for (const entry of document.metadata.supersedes) {
			const {id, version} = splitVersion(entry.value);
			// An entry with its version tells enough of a document that git history still holds.
			if (
				id === '' ||
				version !== undefined ||
				isOwnVersion(document, entry) ||
				documentsWithId(snapshot, id).length > 0
			)
				continue;
			const suggestion = nearestId(
				id,
				[...snapshot.index.byId.keys()].filter(known => known !== document.metadata.id?.value.toUpperCase()),
			);
			report({
				message: suggestion === undefined ? 'unknown' : 'suggestion',
				values: {name: document.metadata.id?.value ?? document.title, id, suggestion: suggestion ?? ''},
				path: document.path,
				span: entry.span,
				key: id,
			});
		}
	},
});
