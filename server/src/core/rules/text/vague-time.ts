import type {Language, QmsDocument} from '../../model/document.ts';
import {findWords, type Step, stepsOf} from '../support/steps.ts';
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

/** An interval, or the plan that sets one: what says, a little further on, how often "periodically" is. */
const interval =
	/\b(?:daily|weekly|biweekly|monthly|quarterly|yearly|annual\w*|every (?:\d+ |two |three |six |other )?(?:day|week|month|quarter|year|shift|batch)s?|each (?:day|week|month|quarter|year|shift|batch)|once an?|(?:per|a) (?:day|week|month|quarter|year|shift)|\d+ (?:days|weeks|months|years)|taglich|wochentlich|monatlich|quartalsweise|vierteljahrlich|(?:halb)?jahrlich|alle \w+ (?:tage|wochen|monate|jahre)|(?:pro|je) (?:tag|woche|monat|quartal|jahr|schicht)|diari\w+|semanal\w*|mensual\w*|trimestral\w*|semestral\w*|anual\w*|cada (?:\w+ )?(?:dia|semana|mes(?:es)?|trimestre|semestre|ano|anos)|quotidien\w*|hebdomadaire\w*|mensuel\w*|trimestriel\w*|semestriel\w*|annuel\w*|(?:tous|toutes) les (?:\w+ )?(?:jours|semaines|mois|ans)|chaque (?:jour|semaine|mois|trimestre|annee)|par (?:jour|semaine|mois|an))\b/;
const setElsewhere =
	/\b(?:(?:schedule|interval|frequency|dates?)\w* .{0,40}\b(?:defined|set|given|stated|laid down|specified|documented|determined)|(?:termin\w*|intervall\w*|turnus|haufigkeit|zeitplan)\b.{0,40}\b(?:festgelegt|geregelt|definiert|steht|stehen)|(?:frecuencia|calendario|intervalo|periodicidad)\b.{0,40}\b(?:define|establece|fija|determina|definid|establecid)\w*|(?:frequence|calendrier|intervalle|periodicite)\b.{0,40}\b(?:defini|fixe|precise|etabli)\w*)\b/;
/** So many statements on, and it is another matter. */
const nearby = 6;
/** A longer item of a list says something of its own. */
const longestItem = 7;

/**
 * True where one of the next statements of the section says how often: of the same step of control, or of the list that the
 * statement opens. What is said of another one leaves this one open.
 */
function isSettled(steps: readonly Step[], at: number, {language}: QmsDocument): boolean {
	const step = steps[at];
	if (!step) return false;
	const steered = controlled[language];
	const stems = new Set(
		step.words
			.split(' ')
			.filter(word => steered.test(word))
			.map(stemOf),
	);
	const opens = step.statement.text.trimEnd().endsWith(':');
	return steps
		.slice(Math.max(0, at - 1), at + nearby + 1)
		.some(
			({section, words}, index) =>
				section === step.section &&
				words !== step.words &&
				(setElsewhere.test(words) ||
					(interval.test(words) &&
						((opens && index > 1 && words.split(' ').length <= longestItem) ||
							words.split(' ').some(word => stems.has(stemOf(word)))))),
		);
}

const stemOf = (word: string): string => word.slice(0, 5);

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
		const steps = stepsOf(document);
		for (const [at, step] of steps.entries()) {
			if (said.has(step.section.index) || concrete.test(step.words)) continue;
			const again = all || controlled[document.language].test(step.words);
			const found =
				(again ? findWords(step, recurring[document.language]) : undefined) ??
				(all ? findWords(step, hasty[document.language]) : undefined);
			if (!found || (!all && isSettled(steps, at, document))) continue;
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
