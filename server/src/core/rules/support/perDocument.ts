import type {QmsDocument} from '../../model/document.ts';

/**
 * Remembers what `look` gives for a document for as long as the document is the same object. A rule that compares all
 * documents so looks again only at the one that was edited.
 */
export function perDocument<T>(look: (document: QmsDocument) => T): (document: QmsDocument) => T {
	const known = new WeakMap<QmsDocument, {readonly value: T}>();
	return document => {
		const remembered = known.get(document);
		if (remembered) return remembered.value;
		const value = look(document);
		known.set(document, {value});
		return value;
	};
}
