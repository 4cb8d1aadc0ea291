import type {Language} from '../../model/document.ts';
import {findWords, stepsOf} from '../support/steps.ts';
import {documentRule} from '../rule.ts';

const intention: Readonly<Record<Language, RegExp>> = {
	en: /\b(?:(?:method|process|procedure|procedures|rules|criteria|responsibilit\w+|targets?|objectives?|plan|form|template|register|details?|frequency|interval)\b.{0,40}\bwill be (?:defined|developed|established|documented|introduced|created|written|added)|(?:is|are) (?:yet )?to be (?:defined|determined|developed|established|confirmed)|not yet (?:been )?(?:defined|established|implemented|in place)|(?:section|procedure|process|document) is (?:still )?under development|coming soon)\b/,
	de: /\b(?:wird noch (?:festgelegt|definiert|erstellt|ausgearbeitet)|ist noch (?:festzulegen|zu (?:definieren|erstellen|klaren))|noch nicht (?:festgelegt|definiert|umgesetzt|eingefuhrt))\b/,
	es: /\b(?:se definiran? (?:mas adelante|en el futuro)|(?:esta|queda)n? pendientes? de (?:definir|definicion|elaborar)|aun no (?:se ha|esta) (?:definid|implantad|establecid)\w+|por definir)\b/,
	fr: /\b(?:sera defini\w* (?:ulterieurement|plus tard)|(?:reste|restent) a definir|pas encore (?:defini|mis en place|etabli)\w*)\b/,
};

export default documentRule({
	meta: {
		id: 'intention-not-practice',
		aliases: ['TXT007'],
		family: 'text',
		severity: 'warning',
		summary: 'A procedure announces what is to be defined instead of saying what is done.',
		why: 'A plan is no practice; it gives no evidence and nobody can work by it.',
		remedy:
			'Describe what is done, or move the sentence to a plan: `<!-- qms: plans EO-9.cause owner="…" due="…" -->`.',
		messages: {intention: '"{phrase}" describes a plan, not a practice.'},
	},
	check({document}, report) {
		if (['draft', 'in-review'].includes(document.metadata.status?.value ?? '')) return;
		for (const step of stepsOf(document)) {
			const found = findWords(step, intention[document.language]);
			if (found && !tellsWhat.test(step.words))
				report({
					message: 'intention',
					values: {phrase: found.text},
					path: document.path,
					span: found.span,
					key: found.text,
				});
		}
	},
});

/** "How the device is to be confirmed" says what somebody has to lay down, and does not put it off. */
const tellsWhat =
	/\b(?:how|what|which|when|who|whether|where|items?|data|wie|was|welche\w*|wann|wer|ob|como|que|cual\w*|cuando|quien|comment|quels?|quelles?|quand|qui)\b.{0,80}\b(?:is|are) to be\b|\bshall\b/;
