import type {Span} from '../../text/span.ts';
import {derived} from '../../workspace/derived.ts';
import {measuresOf} from '../support/objectives.ts';
import {foldCell} from '../support/tables.ts';
import {workspaceRule} from '../rule.ts';

const satisfaction =
	/satisf|zufrieden|soddisf|tevreden|complain|beschwerde|reklamation|queja|reclamac|reclamation|reclam[io]|klacht|\bnps\b|net promoter|csat|on time|delivery performance|liefertreue|puntualidad|ponctualite/;

// A section about it measures it by a score of its own, in whatever form.
const measuresCustomers =
	/\b(?:nps|net promoter|csat|(?:customer|client|patient|user|guest|participant)s? satisfaction|satisfaction of (?:customers|clients|patients|users)|\w*(?:kunden|patienten|nutzer|teilnehmer)zufriedenheit|satisfaccion (?:del?|de los?|de las?) (?:client|usuari|pacient|participante)\w*|satisfaction (?:des?|du) (?:client|patient|usager|participant|beneficiaire|stagiaire)\w*|soddisfazione (?:del?|dei|della|delle) (?:client|pazient|utent)\w*|satisfacao (?:do|dos|da|das|de) (?:client|usuari|pacient)\w*|(?:klant|patient|client)\w*tevredenheid)\b/;
const ofStaff =
	/\b(?:employee|staff|team|mitarbeiter\w*|emplead\w*|trabajador\w*|salarie\w*|collaborat\w*|personale)\b/;

const asksCustomers = (heading: string): boolean => {
	const folded = foldCell(heading);
	return measuresCustomers.test(folded) && !ofStaff.test(folded);
};

interface Measured {
	readonly count: number;
	readonly path: string;
	readonly span: Span;
	readonly satisfaction: boolean;
}

/** What all documents state together, at the first of them. */
const measured = derived<Measured | 'asked', Measured | undefined>({
	part: ({document}) => {
		const measures = measuresOf(document);
		const [first] = measures;
		if (document.qms && document.sections.some(({heading}) => asksCustomers(heading))) return 'asked';
		return (
			first && {
				count: measures.length,
				path: document.path,
				span: first.span,
				satisfaction: measures.some(measure => satisfaction.test(foldCell(measure.name))),
			}
		);
	},
	combine: parts => {
		const stating = [...parts.values()].filter(part => part !== 'asked');
		const [first] = stating;
		let [count, spoken] = [0, stating.length < parts.size];
		for (const part of stating) {
			count += part.count;
			spoken ||= part.satisfaction;
		}
		return first && {...first, count, satisfaction: spoken};
	},
});

export default workspaceRule({
	meta: {
		id: 'satisfaction-not-measured',
		aliases: ['OBJ008'],
		family: 'objectives',
		severity: 'information',
		summary: 'There are measures, but none that tells how satisfied customers are.',
		why: 'Enhancing customer satisfaction is what certification is for; it has to be seen in a figure.',
		remedy: 'Add a measure such as a survey score, complaints per delivery or deliveries on time.',
		messages: {missing: 'None of the {count} measures and objectives tells how satisfied customers are.'},
	},
	reads: snapshot => [measured(snapshot)],
	check({snapshot}, report) {
		const stated = measured(snapshot);
		if (!stated || stated.count < 3 || stated.satisfaction) return;
		report({
			message: 'missing',
			values: {count: stated.count},
			path: stated.path,
			span: stated.span,
			key: 'satisfaction',
			about: 'system',
		});
	},
});
