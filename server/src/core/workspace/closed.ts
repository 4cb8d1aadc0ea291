import {settled} from '../evidence/settled.ts';
import type {QmsDocument} from '../model/document.ts';
import type {Parts} from './parts.ts';

/** Of all states of all roots: one may take a document from memory that another has read. */
const closed = new WeakSet<QmsDocument>();

/**
 * The same steps, which keep less of what a document shows once it is judged. One that is being edited is left as it is: the
 * next key makes another one of it.
 */
export function closedParts(parts: Parts): Parts {
	return {
		...parts,
		buildDocument(path, text, options, memory) {
			const document = parts.buildDocument(path, text, options, memory);
			if (!memory) closed.add(document);
			return document;
		},
		assess(document, ...rest) {
			const assessment = parts.assess(document, ...rest);
			return closed.has(document) ? settled(assessment) : assessment;
		},
	};
}
