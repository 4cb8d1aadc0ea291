import {isControlled} from '../support/controlled.ts';
import {documentRule} from '../rule.ts';

const inText: readonly string[] = ['bold-pairs', 'head-table', 'quote', 'unopened-head'];

export default documentRule({
	meta: {
		id: 'metadata-only-in-text',
		aliases: ['DOC013'],
		family: 'document-control',
		severity: 'off',
		summary: 'Control data is in the text of a document and not in its front matter.',
		why: 'Tools and lists read front matter; a table in the text is read by people alone. Turn the rule on to move a repository over.',
		remedy: 'Move the values to front matter; the quick fix does it.',
		messages: {text: 'The control data of this document is only in its text: {fields}.'},
	},
	check({document}, report) {
		if (!isControlled(document) || document.format !== 'markdown') return;
		const found = document.metadata.entries.filter(
			entry => entry.canonical !== undefined && entry.set && inText.includes(entry.source),
		);
		const first = found[0];
		if (!first || document.metadata.entries.some(entry => entry.source === 'front-matter')) return;
		report({
			message: 'text',
			values: {fields: [...new Set(found.map(entry => entry.canonical))].join(', ')},
			path: document.path,
			span: first.keySpan,
			key: 'text',
			fixes: [
				{kind: 'metadata-to-front-matter', title: 'Move the control data to front matter', arguments: {}, safe: true},
			],
		});
	},
});
