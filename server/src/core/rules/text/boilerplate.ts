import {graphRule} from '../rule.ts';

export default graphRule({
	meta: {
		id: 'boilerplate',
		aliases: ['TXT009'],
		family: 'text',
		severity: 'hint',
		summary: 'A paragraph stands in three or more documents, with only the title changed.',
		why: 'Text that nobody wrote for this document is read by nobody; it counts as evidence once.',
		remedy: 'Keep it in one document and refer to it.',
		messages: {repeated: 'This paragraph stands in {count} documents; it counts as evidence once.'},
	},
	check({entry: {document}, snapshot}, report) {
		if (!document.qms || document.template) return;
		// Said once a document, at the first such paragraph.
		const first = document.paragraphHashes.find(({hash, section}) => {
			const role = document.sections[section]?.role;
			return snapshot.index.boilerplate.has(hash) && role !== 'references' && role !== 'definitions' && role !== 'history' && role !== 'matrix';
		});
		const block = first && document.sections[first.section]?.blocks[first.block];
		if (!first || !block || block.kind !== 'paragraph') return;
		report({message: 'repeated', values: {count: snapshot.index.boilerplate.get(first.hash) ?? 0}, path: document.path, span: block.span, key: String(first.hash)});
	},
});
