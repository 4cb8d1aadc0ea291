import type {Language} from '../../model/document.ts';
import {findWords, stepsOf} from '../support/steps.ts';
import {documentRule} from '../rule.ts';

const vague: Readonly<Record<Language, RegExp>> = {
	en: /\b(?:regularly|periodically|from time to time|in a timely (?:manner|fashion|way)|on a timely basis|promptly|as soon as possible|frequently|occasionally|in due course|on a regular basis|at regular intervals)\b/,
	de: /\b(?:regelmassig\w*|zeitnah|von zeit zu zeit|baldmoglichst|in angemessener zeit|periodisch\w*)\b/,
	es: /\b(?:periodicamente|regularmente|oportunamente|lo antes posible|de forma periodica)\b/,
	fr: /\b(?:regulierement|periodiquement|des que possible|en temps voulu)\b/,
};
/** A time that can be checked, in the same statement. */
const concrete =
	/\d|\b(?:daily|weekly|monthly|quarterly|yearly|annual\w*|every (?:day|week|month|quarter|year|shift|batch)|each (?:day|week|month|quarter|year|shift|batch)|once an?|per (?:day|week|month|quarter|year|shift)|at least|taglich|wochentlich|monatlich|quartalsweise|jahrlich|halbjahrlich|mindestens|diari\w+|semanal\w*|mensual\w*|trimestral\w*|semestral\w*|anual\w*|al menos|quotidien\w*|hebdomadaire\w*|mensuel\w*|trimestriel\w*|semestriel\w*|annuel\w*|au moins)\b|\b(?:according to|in accordance with|as (?:defined|planned|scheduled|agreed|set out) in|(?:as )?per the|laut|gemass|nach (?:dem|der) \w*(?:plan|programm)|segun|conforme a|de acuerdo con|selon|conformement)\b/;

export default documentRule({
	meta: {
		id: 'vague-time',
		aliases: ['TXT005'],
		family: 'text',
		severity: 'information',
		summary: 'A step gives a time that cannot be checked: "regularly".',
		why: 'Nobody can be late for "regularly", so in the end nobody is on time.',
		remedy: 'Give an interval or a deadline: "monthly", "within 2 working days".',
		messages: {vague: '"{word}" is not a time that can be checked: give an interval or a deadline.'},
	},
	check({document}, report) {
		const said = new Set<number>();
		for (const step of stepsOf(document)) {
			if (said.has(step.section.index)) continue;
			const found = findWords(step, vague[document.language]);
			if (!found || concrete.test(step.words)) continue;
			said.add(step.section.index);
			report({
				message: 'vague',
				values: {word: found.text},
				path: document.path,
				span: found.span,
				key: found.text,
			});
		}
	},
});
