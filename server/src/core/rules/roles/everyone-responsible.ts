import {foldedOf} from '../../model/folded.ts';
import {documentRule} from '../rule.ts';

const everyone =
	/\b(?:every(?:one|body)|all (?:employees|staff|personnel|team members|people)|each employee|alle (?:mitarbeite\w*|beschaftigten)|jeder mitarbeiter|tod[oa]s (?:l[oa]s )?(?:emplead[oa]s|trabajador[ea]s|colaborador[ea]s)|todo el personal|tous les (?:employes|collaborateurs|salaries))\b[^.;:]{0,30}\b(?:is|are|ist|sind|es|son|est|sont)\b[^.;:]{0,15}\b(?:responsible|accountable|verantwortlich|responsables?)\b[^.;:]{0,20}\b(?:quality|qualitat|calidad|qualite)\b/;

export default documentRule({
	meta: {
		id: 'everyone-responsible',
		aliases: ['ROL004'],
		family: 'roles',
		severity: 'information',
		summary: 'Everybody is made responsible for quality, and nobody in particular.',
		why: 'Where everybody answers, nobody does.',
		remedy: 'Name a role for each duty.',
		messages: {everyone: '"{text}" makes everybody responsible and nobody accountable: name a role for each duty.'},
	},
	check({document}, report) {
		if (!document.qms || document.template || document.kind === 'policy') return;
		for (const section of document.sections) {
			for (const block of section.blocks) {
				if (block.kind === 'code' || block.kind === 'quote') continue;
				for (const statement of block.statements) {
					if (!everyone.test(foldedOf(statement))) continue;
					const text = statement.text.length > 90 ? `${statement.text.slice(0, 89)}…` : statement.text;
					report({
						message: 'everyone',
						values: {text},
						path: document.path,
						span: statement.span,
						key: text,
					});
				}
			}
		}
	},
});
