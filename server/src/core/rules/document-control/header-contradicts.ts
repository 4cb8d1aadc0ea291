import {foldText} from '../../text/fold.ts';
import {documentRule} from '../rule.ts';

export default documentRule({
	meta: {
		id: 'header-contradicts',
		aliases: ['DOC012'],
		family: 'document-control',
		severity: 'warning',
		summary: 'The document says one value in its head and another in its front matter or history.',
		why: 'A reader of the printed page and a reader of the file work by different versions.',
		remedy: 'Keep the value in one place, or make both the same.',
		messages: {contradiction: 'The {place} says {field} "{other}", but the {takenPlace} says "{taken}".'},
	},
	check({document}, report) {
		if (!document.qms) return;
		for (const {field, taken, other} of document.metadata.contradictions) {
			// An older row of the revision history is history, no contradiction; a title may be longer in the text.
			if (
				field === 'title' ||
				field === 'kind' ||
				other.source === 'file-name' ||
				other.source === 'path' ||
				other.source === 'heading' ||
				(/^(?:owner|approver|author)$/.test(field) && isSamePerson(taken.raw, other.raw))
			)
				continue;
			report({
				message: 'contradiction',
				values: {
					field,
					other: other.raw.trim(),
					taken: taken.raw.trim(),
					place: places[other.source] ?? other.source,
					takenPlace: places[taken.source] ?? taken.source,
				},
				path: document.path,
				span: other.span,
				key: `${field} ${other.raw}`,
				related: [{path: document.path, span: taken.span, message: `The value "${taken.raw.trim()}" stands here.`}],
			});
		}
	},
});

/**
 * True where two names of a role or person may be one: a word in common, or the first letters of the other's words. "Unit
 * lead" and "Unit lead, [date]", "Product owner" and "PO" are told apart by nobody.
 */
function isSamePerson(a: string, b: string): boolean {
	const [one, two] = [wordsOf(a), wordsOf(b)];
	const initials = (words: readonly string[]): string => words.map(([first = '']) => first).join('');
	return (
		one.some(word => word.length > 2 && two.includes(word)) ||
		one.some(word => word.length > 1 && initials(two).startsWith(word)) ||
		two.some(word => word.length > 1 && initials(one).startsWith(word))
	);
}

const wordsOf = (text: string): readonly string[] =>
	foldText(text)
		.split(' ')
		.filter(word => word !== '');

const places: Readonly<Record<string, string>> = {
	'front-matter': 'front matter',
	'unopened-head': 'head',
	'bold-pairs': 'text under the title',
	'head-table': 'head table',
	quote: 'quotation under the title',
	'history-table': 'revision history',
	yaml: 'file',
	directive: 'directive',
};
