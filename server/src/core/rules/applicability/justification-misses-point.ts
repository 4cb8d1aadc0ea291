import {declarationsOf} from '../../coverage/applicability.ts';
import {foldText} from '../../text/fold.ts';
import {declarationName} from '../support/declarations.ts';
import {workspaceRule} from '../rule.ts';

// Word beginnings in four languages, folded: what must not suffer, and that it does not.
const subject =
	/\b(?:conform|requirement|quality|product|service|satisf|customer|konform|anforderung|qualitat|produkt|dienstleist|zufrieden|kunde|requisito|calidad|producto|servicio|cliente|exigence|qualite|produit|prestation)/;
const unaffected =
	/\b(?:unaffected|affect|influence|impact|suffer|bear|depend|neither|nothing|never|none|no |not |cannot|without|only|beeintracht|beeinfluss|auswirk|unberuhrt|weder|keine?|nichts?|nur|ohne|afecta|influye|ningun|nada|ni |sin |solo|unicamente|n affecte|influence|aucun|rien|ni |sans|seulement|uniquement|pas )/;

export default workspaceRule({
	meta: {
		id: 'justification-misses-point',
		aliases: ['APP005'],
		family: 'applicability',
		severity: 'warning',
		summary:
			'The justification for setting a requirement aside does not say why conformity and customer satisfaction are unaffected.',
		why: 'That is the only reason the standard accepts; the size of the company or the effort is not one.',
		remedy:
			'Say what the organization does not do, and why neither the conformity of its products and services nor the satisfaction of its customers can suffer.',
		messages: {
			misses:
				'The justification for {name} does not say why the conformity of products and services and the satisfaction of customers are unaffected.',
		},
	},
	reads: () => [],
	check({snapshot, catalogs}, report) {
		for (const catalog of catalogs) {
			for (const {source, topic, problems} of declarationsOf(snapshot.config, catalog)) {
				const text = foldText(source.justification);
				if (!topic || problems.includes('unjustified') || (subject.test(text) && unaffected.test(text))) continue;
				report({
					message: 'misses',
					values: {name: declarationName(source, topic)},
					path: snapshot.configPath,
					span: source.span,
					key: topic.name,
				});
			}
		}
	},
});
