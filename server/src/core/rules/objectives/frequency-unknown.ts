import {measuresOf} from '../support/objectives.ts';
import {foldCell} from '../support/tables.ts';
import {parseDuration} from '../support/duration.ts';
import {documentRule} from '../rule.ts';

const known =
	/hour|dai|day|week|fortnight|month|quarter|year|annual|batch|lot|order|shift|deliver|project|release|sprint|audit|review|piece|unit|each|every|per |continuous|real time|ongoing|stund|tag|woch|monat|quartal|jahr|jahr|charge|auftrag|schicht|lieferung|laufend|hora|dia|seman|mens|trimestr|semestr|anual|ano|lote|pedido|turno|continu|heure|jour|hebdo|mois|annuel|an$|chaque|commande|equipe|lot/;

export default documentRule({
	meta: {
		id: 'frequency-unknown',
		aliases: ['OBJ009'],
		family: 'objectives',
		severity: 'information',
		summary: 'The frequency of a measure does not say how often.',
		why: '"Often" cannot be missed.',
		remedy: 'Use daily, weekly, monthly, quarterly, yearly, per batch or a duration such as P3M.',
		messages: {unknown: '"{value}" does not say how often.'},
	},
	check({document}, report) {
		for (const measure of measuresOf(document)) {
			if (
				!measure.frequency ||
				known.test(foldCell(measure.frequency)) ||
				parseDuration(measure.frequency) ||
				/\d/.test(measure.frequency)
			)
				continue;
			report({
				message: 'unknown',
				values: {value: measure.frequency},
				path: document.path,
				span: measure.frequencySpan,
				key: measure.key,
			});
		}
	},
});
