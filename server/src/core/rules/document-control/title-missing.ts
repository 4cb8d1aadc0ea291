import {headSpan, isControlled, nameOf} from '../support/controlled.ts';
import {graphRule} from '../rule.ts';

export default graphRule({
	meta: {
		id: 'title-missing',
		aliases: ['DOC003'],
		family: 'document-control',
		severity: 'warning',
		summary: 'A controlled document has no title, neither as metadata nor as its first heading.',
		why: 'Lists, links and readers know a document by its title.',
		remedy: 'Add a first heading, or `title:` to the front matter.',
		messages: {missing: '{name} has no title.'},
	},
	reads: () => [],
	check({entry: {document}}, report) {
		if (!isControlled(document)) return;
		const {title} = document.metadata;
		if (title && title.source !== 'file-name' && title.source !== 'path') return;
		if (
			// Whatever its level, a heading that everything begins with is the title.
			document.sections.some(({level, index, heading}) => (level === 1 || index === 1) && heading !== '') ||
			document.processes.length > 0
		)
			return;
		report({
			message: 'missing',
			values: {name: nameOf(document)},
			path: document.path,
			span: headSpan(document),
			key: 'title',
		});
	},
});
