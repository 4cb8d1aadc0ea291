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
				other.source === 'heading'
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
