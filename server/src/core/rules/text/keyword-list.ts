import {documentRule} from '../rule.ts';

const lead = /^(?:\*{0,2})(?:key ?words?|tags|schlagworte|stichworte|palabras clave|mots[- ]cles?)\s*:/i;

export default documentRule({
	meta: {
		id: 'keyword-list',
		aliases: ['TXT010'],
		family: 'text',
		severity: 'warning',
		summary: 'There is a list of terms where a practice is claimed.',
		why: 'Terms without a verb say nothing about what is done and give no evidence.',
		remedy: 'Describe the practice, or remove the list.',
		messages: {list: 'A list of terms is not evidence: say what is done.'},
	},
	check({document}, report) {
		if (!document.qms) return;
		for (const section of document.sections) {
			for (const block of section.blocks) {
				const statement = block.statements[0];
				if (block.kind !== 'paragraph' || !statement || !lead.test(statement.text)) continue;
				// A line of tags is harmless; one that names what the document claims is not.
				if (!document.directives.some(directive => directive.verb === 'covers')) continue;
				report({message: 'list', path: document.path, span: block.span, key: 'keywords'});
			}
		}
	},
});
