import {documentRule} from '../rule.ts';

const quietKinds: readonly string[] = ['form', 'external'];

export default documentRule({
	meta: {
		id: 'placeholder',
		aliases: ['TXT001'],
		family: 'text',
		severity: 'warning',
		summary: 'A placeholder was left in a document.',
		why: 'A released document with a hole in it was released unread.',
		remedy: 'Fill it in or remove it.',
		messages: {
			left: 'The placeholder "{text}" was left in this document.',
			effective: 'The placeholder "{text}" was left in an effective document.',
			template: 'This looks like a template that nobody has filled in: {count} placeholders, the first is "{text}".',
		},
	},
	check({document}, report) {
		const first = document.placeholders[0];
		if (!document.qms || quietKinds.includes(document.kind) || !first) return;
		if (document.template) {
			report({message: 'template', values: {count: document.placeholders.length, text: first.text}, path: document.path, span: first.span, key: 'template', severity: 'information'});
			return;
		}
		const status = document.metadata.status?.value;
		const severity = status === 'effective' ? 'error' : status === 'draft' || status === 'in-review' ? 'information' : 'warning';
		const said = new Map<number, number>();
		for (const placeholder of document.placeholders) {
			// Two of them a section show what is meant.
			const count = said.get(placeholder.section) ?? 0;
			said.set(placeholder.section, count + 1);
			if (count >= 2) continue;
			report({message: status === 'effective' ? 'effective' : 'left', values: {text: placeholder.text}, path: document.path, span: placeholder.span, key: `${document.sections[placeholder.section]?.slug ?? ''} ${placeholder.text}`, severity});
		}
	},
});
