import type {Language} from '../../model/document.ts';
import {findWords, stepsOf} from '../support/steps.ts';
import {documentRule} from '../rule.ts';

const weak: Readonly<Record<Language, RegExp>> = {
	en: /\b(?:(?<!\b(?:that|which|who|whom|you|it|this|there|what|how|why|when) )should(?! (?:a|an|any|the|there|this|it) )|ought to|(?<=\w )tr(?:y|ies) to|endeavou?rs? to|strives? to|makes? every effort|attempts? to)\b/,
	de: /\b(?:sollten?|nach moglichkeit|idealerweise|versucht|bemuht sich)\b/,
	es: /\b(?:deberian?|procurara?n?|(?<!\bpara )intentara?n?|en lo posible)\b/,
	fr: /\b(?:devraient|devrait|s efforce|essaie de|dans la mesure du possible)\b/,
};

export default documentRule({
	meta: {
		id: 'weak-wording',
		aliases: ['TXT003'],
		family: 'text',
		severity: 'off',
		summary: 'A step uses a word that leaves open whether it has to be done.',
		why: 'An auditor reads "should" as advice; who skips the step has broken no rule. Off by default, since many houses mean "should" as they write it: opt in where every step binds.',
		remedy: 'Say what is done: "The inspector signs the record."',
		messages: {weak: '"{word}" leaves open whether this step has to be done.'},
	},
	check({document, text}, report) {
		// One word a section is enough to make the point; the rest is found while it is put right.
		const said = new Set<number>();
		for (const step of stepsOf(document)) {
			if (said.has(step.section.index) || step.block.kind === 'paragraph') continue;
			const found = findWords(step, weak[document.language]);
			if (!found) continue;
			said.add(step.section.index);
			report({
				message: 'weak',
				values: {word: text.slice(found.span.start, found.span.end)},
				path: document.path,
				span: found.span,
				key: found.text,
			});
		}
	},
});
