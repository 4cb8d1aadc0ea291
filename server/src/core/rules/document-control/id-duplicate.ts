import {identities} from '../support/supersession.ts';
import {folderOf} from '../support/links.ts';
import {headSpan} from '../support/controlled.ts';
import {graphRule} from '../rule.ts';

export default graphRule({
	meta: {
		id: 'id-duplicate',
		aliases: ['DOC002'],
		family: 'document-control',
		severity: 'error',
		summary: 'Two documents carry the same id.',
		why: 'A reference to the id leads to either of them, and claims and supersession cannot be told apart.',
		remedy: 'Give one of them a new id, or mark the older one as superseded.',
		messages: {duplicate: 'The id {id} is also used by {other}.'},
	},
	reads: snapshot => [identities.basis(snapshot)],
	check({entry: {document}, snapshot}, report) {
		const {id} = document.metadata;
		// Filled records carry the id of their form.
		if (!id || !document.qms || document.kind === 'record') return;
		const others = (snapshot.index.byId.get(id.value.toUpperCase()) ?? []).filter(path => {
			const other = snapshot.documents.get(path)?.document;
			if (path === document.path || !other?.qms || other.kind === 'record') return false;
			// A number alone counts within its chapter.
			if (/^\d{1,3}$/.test(id.value) && folderOf(path) !== folderOf(document.path)) return false;
			// The same document in another version, or its translation, may keep the id.
			const retired = (status: string | undefined) => status === 'superseded' || status === 'withdrawn';
			return (
				!retired(other.metadata.status?.value) &&
				!retired(document.metadata.status?.value) &&
				other.language === document.language &&
				!areTranslations(path, document.path)
			);
		});
		const first = others[0];
		if (first === undefined) return;
		const other = snapshot.documents.get(first)?.document;
		report({
			message: 'duplicate',
			values: {id: id.value, other: others.join(', ')},
			path: document.path,
			span: id.span,
			key: id.value,
			...(other && {related: [{path: first, span: headSpan(other), message: `${id.value} is used here too.`}]}),
		});
	},
});

/** True where the paths differ by a folder or an ending that names a language: `en/SOP_01.md` and `af/SOP_01.md`. */
function areTranslations(a: string, b: string): boolean {
	const [codeA, codeB] = [languageCode(a), languageCode(b)];
	return codeA !== codeB && (codeA !== undefined || codeB !== undefined);
}

const languageCode = (path: string): string | undefined =>
	/(?:^|\/)([a-z]{2}(?:[-_][A-Za-z]{2})?)\//.exec(path)?.[1] ?? /[._-]([a-z]{2})\.[^./]+$/.exec(path)?.[1];
