import type {Language} from '../../model/document.ts';
import {findWords, stepsOf} from '../support/steps.ts';
import {documentRule} from '../rule.ts';

const vague: Readonly<Record<Language, RegExp>> = {
	en: /\b(?:as|where|if|when) (?:deemed )?(?:appropriate|necessary)\b|\bas (?:needed|required)\b|\bto an? (?:acceptable level|adequate extent)\b/,
	de: /\b(?:gegebenenfalls|falls erforderlich|bei bedarf|soweit moglich|soweit erforderlich)\b/,
	es: /\b(?:segun corresponda|cuando corresponda|si procede|si es necesario|cuando sea necesario)\b/,
	fr: /\b(?:le cas echeant|si necessaire|au besoin|selon le cas)\b/,
};
/** A criterion in the same statement answers the question. */
const criterion =
	/\b(?:according to|see|table|class|criteri\w*|level|limit|exceeds?|decides?|decided by|approved by|required by|unless|laut|gemass|tabelle|kriteri\w*|entscheidet|segun la|tabla|decide|selon le tableau|tableau|critere\w*)\b|\d/;

export default documentRule({
	meta: {
		id: 'condition-without-criterion',
		aliases: ['TXT004'],
		family: 'text',
		severity: 'off',
		summary: 'A step depends on a condition that nobody can test: "as appropriate".',
		why: 'Two people decide differently, and neither is wrong. Off by default, since often whoever does the work is meant to decide: opt in where decisions have to be the same whoever makes them.',
		remedy: 'Name the criterion, the table that holds it, or the role that decides.',
		messages: {condition: '"{phrase}": by which criterion, or decided by whom?'},
	},
	check({document, text}, report) {
		// Who carries out one task sees what it needs; a procedure or process has to say who decides and by what.
		if (document.kind === 'instruction') return;
		const said = new Set<number>();
		for (const step of stepsOf(document)) {
			if (said.has(step.section.index)) continue;
			const found = findWords(step, vague[document.language]);
			if (!found || criterion.test(step.words)) continue;
			said.add(step.section.index);
			report({
				message: 'condition',
				values: {phrase: text.slice(found.span.start, found.span.end)},
				path: document.path,
				span: found.span,
				key: found.text,
			});
		}
	},
});
