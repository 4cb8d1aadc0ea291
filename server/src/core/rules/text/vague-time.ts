import type {Language} from '../../model/document.ts';
import {findWords, stepsOf} from '../support/steps.ts';
import {documentRule} from '../rule.ts';

/** Words of recurrence: an interval is missing. */
const recurring: Readonly<Record<Language, RegExp>> = {
	en: /\b(?:regularly|periodically|from time to time|on a regular basis|on a periodic basis|at (?:regular|periodic) intervals)\b/,
	de: /\b(?:regelmassig\w*|von zeit zu zeit|periodisch\w*|in regelmassigen abstanden|turnusmassig\w*)\b/,
	es: /\b(?:periodicamente|regularmente|de forma (?:periodica|regular)|de manera (?:periodica|regular)|a intervalos regulares)\b/,
	fr: /\b(?:regulierement|periodiquement|de (?:facon|maniere) (?:reguliere|periodique)|a intervalles reguliers)\b/,
};
/** What an auditor asks the date of. */
const controlled: Readonly<Record<Language, RegExp>> = {
	en: /\b(?:review|check|audit|calibrat|inspect|test|monitor|verif|validat|evaluat|assess|measur|updat|clean|train|maint|back(?:ed|s)? up|back up|report|analy[sz])\w*/,
	de: /(?:uberpruf|pruf|auditier|audit|kalibrier|inspizier|getestet|test|uberwach|verifizier|validier|bewert|gemessen|mess|aktualisier|gereinigt|reinig|geschult|schul|gewartet|wart|gesichert|berichte|ausgewertet|kontrollier|begutacht)\w*/,
	es: /\b(?:revis|comprueb|comprob|audit|calibr|inspeccion|prueb|monitor|verific|valid|evalu|mid|mide|actualiz|limpi|capacit|form|manten|mantien|inform|analiz|control)\w*/,
	fr: /\b(?:revu|revoi|revis|reexamin|verifi|audit|etalonn|inspect|test|surveill|valid|evalu|mesur|mis a jour|mise a jour|mettre a jour|nettoy|form|entret|rapport|analys|control)\w*/,
};
/** Words of haste and manner, which most readers take as they are meant. */
const hasty: Readonly<Record<Language, RegExp>> = {
	en: /\b(?:in a timely (?:manner|fashion|way)|on a timely basis|promptly|as soon as possible|frequently|occasionally|in due course)\b/,
	de: /\b(?:zeitnah|baldmoglichst|in angemessener zeit)\b/,
	es: /\b(?:oportunamente|lo antes posible)\b/,
	fr: /\b(?:des que possible|en temps voulu)\b/,
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
		summary: 'A step of control is to be done again at no time that can be checked: "reviewed regularly".',
		why: 'Nobody can be late for "regularly", so in the end nobody is on time.',
		remedy: 'Give an interval or a deadline: "monthly", "within 2 working days".',
		messages: {vague: '"{word}" is not a time that can be checked: give an interval or a deadline.'},
		options: {
			all: {
				description:
					'Report every vague time, once a section: also "promptly" and "as soon as possible", and what recurs beside reviews, checks and the like.',
				default: false,
			},
		},
	},
	check({document, text, options}, report) {
		const all = options['all'] === true;
		const said = new Set<number>();
		for (const step of stepsOf(document)) {
			if (said.has(step.section.index) || concrete.test(step.words)) continue;
			const again = all || controlled[document.language].test(step.words);
			const found =
				(again ? findWords(step, recurring[document.language]) : undefined) ??
				(all ? findWords(step, hasty[document.language]) : undefined);
			if (!found) continue;
			said.add(step.section.index);
			report({
				message: 'vague',
				values: {word: text.slice(found.span.start, found.span.end)},
				path: document.path,
				span: found.span,
				key: found.text,
				// One makes the point; the rest is found while it is put right.
				...(!all && {once: true}),
			});
		}
	},
});
