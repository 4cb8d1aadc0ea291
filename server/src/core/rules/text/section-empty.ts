import {documentRule} from '../rule.ts';

const quietKinds: readonly string[] = ['form', 'external', 'record', 'mapping'];

export default documentRule({
	meta: {
		id: 'section-empty',
		aliases: ['TXT002'],
		family: 'text',
		severity: 'warning',
		summary: 'A heading has nothing under it.',
		why: 'An empty section tells the reader that something belongs here and was never written.',
		remedy: 'Fill the section or delete it.',
		messages: {empty: 'The section "{title}" has no content.'},
	},
	check({document, text}, report) {
		if (!document.qms || document.format !== 'markdown' || document.template || quietKinds.includes(document.kind)) return;
		for (const section of document.sections) {
			if (section.level < 2 || section.blocks.length > 0 || section.subtreeEnd > section.index + 1) continue;
			// Images, HTML, code and rules of the layout are content that has no blocks; directives and comments are not.
			const body = text.slice(section.headingSpan.end, document.sections[section.index + 1]?.headingSpan.start ?? document.length).replaceAll(/<!--[\s\S]*?-->/g, '').replaceAll(/^\s*(?:[-*_=]\s*){3,}$/gm, '').replaceAll(/^\[\/\/\]: #.*$/gm, '');
			if (body.trim() !== '') continue;
			report({message: 'empty', values: {title: section.heading}, path: document.path, span: section.headingSpan, key: section.slug});
		}
	},
});
