import type {HoldReason} from './evidence.ts';

/** Why words do not count, for people. */
export const holdWords: Readonly<Record<HoldReason, string>> = {
	negation: 'it is denied',
	intention: 'it is an intention',
	advice: 'it is advice',
	'repeats-standard': 'it repeats the standard',
	placeholder: 'it is a placeholder',
	'keyword-list': 'it is a list of words',
	quotation: 'it is a quotation',
	boilerplate: 'the same text stands in many documents',
	template: 'the document is a template nobody filled in',
	contents: 'it is a table of contents',
	history: 'it is a revision history',
	definition: 'it is a definition',
	references: 'it is a list of references',
	'clause-matrix': 'it is a clause matrix',
	'open-points': 'it is an open point',
	example: 'it is an example',
	'section-role': 'the section is for something else',
	kind: 'this kind of document shows it less well',
	'other-domain': 'it speaks of another field',
	uncontrolled: 'the page is not controlled',
	rejected: 'it was rejected as evidence',
	'too-short': 'it is too short',
	'out-of-scope': 'it is listed as out of scope',
	'other-subject': 'its heading is about something else',
};
