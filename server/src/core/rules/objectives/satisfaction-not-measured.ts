import {perDocument} from '../support/perDocument.ts';
import {measuresOf} from '../support/objectives.ts';
import {foldCell} from '../support/tables.ts';
import {workspaceRule} from '../rule.ts';

const satisfaction = /satisf|zufrieden|complain|beschwerde|reklamation|queja|reclamac|reclamation|\bnps\b|net promoter|csat|on time|delivery performance|liefertreue|puntualidad|ponctualite/;

const measuresSatisfaction = perDocument(document => measuresOf(document).some(measure => satisfaction.test(foldCell(measure.name))));

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
	check({snapshot}, report) {
		const stating = [...snapshot.documents.values()].map(({document}) => document).filter(document => measuresOf(document).length > 0);
		const count = stating.reduce((sum, document) => sum + measuresOf(document).length, 0);
		const [document] = stating;
		const measure = document && measuresOf(document)[0];
		if (!measure || count < 3 || stating.some(measuresSatisfaction)) return;
		report({message: 'missing', values: {count}, path: document.path, span: measure.span, key: 'satisfaction'});
	},
});
