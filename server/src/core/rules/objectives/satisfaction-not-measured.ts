import {measuresOf} from '../support/objectives.ts';
import {foldCell} from '../support/tables.ts';
import {workspaceRule} from '../rule.ts';

const satisfaction = /satisf|zufrieden|complain|beschwerde|reklamation|queja|reclamac|reclamation|\bnps\b|net promoter|csat|on time|delivery performance|liefertreue|puntualidad|ponctualite/;

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
		const all = [...snapshot.documents.values()].flatMap(({document}) => measuresOf(document).map(measure => ({document, measure})));
		const first = all[0];
		if (!first || all.length < 3 || all.some(({measure}) => satisfaction.test(foldCell(measure.name)))) return;
		report({message: 'missing', values: {count: all.length}, path: first.document.path, span: first.measure.span, key: 'satisfaction'});
	},
});
