import {foldText} from '../../text/fold.ts';
import {isMeasurable, type Measure, measuresOf} from '../support/objectives.ts';
import {documentRule} from '../rule.ts';

export default documentRule({
	meta: {
		id: 'target-not-measurable',
		aliases: ['OBJ003'],
		family: 'objectives',
		severity: 'warning',
		summary: 'A target has no number, date or yes-or-no criterion.',
		why: 'Two people have to come to the same answer to the question whether the target was reached.',
		remedy: 'Give an amount or a date: ">= 95 %", "none", "by 2027-06-30".',
		messages: {vague: 'The target "{target}" of "{name}" has no number, date or yes-or-no criterion.'},
	},
	check({document}, report) {
		for (const measure of measuresOf(document)) {
			// What stands in brackets is still to be filled in, and another rule says so.
			if (
				!measure.target ||
				/^\[.*\]$|^<.*>$/.test(measure.target) ||
				isMeasurable(measure.target) ||
				isElsewhere(measure.target) ||
				(measure.limit !== undefined && isMeasurable(measure.limit)) ||
				isDeliverable(measure)
			)
				continue;
			report({
				message: 'vague',
				values: {target: measure.target, name: measure.name},
				path: document.path,
				span: measure.targetSpan,
				key: measure.key,
			});
		}
	},
});

// Word beginnings in four languages, folded: what only an amount can settle.
const gradual =
	/(?:^| )(?:reduc|improv|increas|enhanc|maintain|ensure|optimi|minimi|maximi|better|higher|lower|more|less|fewer|verbesser|erhoh|senk|steiger|verringer|mehr|weniger|besser|mejor|aument|disminu|increment|mantener|asegur|mas|menos|amelior|augment|dimin|redui|mainten|assur|plus|moins)/;

/** A figure that is set somewhere else and has a name of its own. */
const kept =
	/^(?:(?:the|das|der|die|el|la|le|il|o|a|approved|annual|yearly|monthly|agreed|genehmigtes?|vereinbarte[rs]?) )*(?:budget(?:ed)?|(?:budget|plan|forecast|contract|specified|nominal) (?:value|figure|amount)s?|forecast|contract|sla|specification|tolerances?|planwert|sollwert|planzahl|prognose|vertrag|spezifikation|toleranz(?:en)?|presupuesto|prevision|contrato|especificacion|previsionnel|prevision|contrat|specifications?|preventivo|orcamento|begroting|last year|previous year|vorjahr(?:eswert)?|ano anterior|annee precedente|n 1)(?: (?:annual|monthly|yearly|annuel|mensuel|anual|mensual))?$/;

/** What is only watched has no target, a unit alone has a field for it, and a reference names where the target stands. */
function isElsewhere(target: string): boolean {
	return (
		!/\p{L}/u.test(target) ||
		/^(?:monitor\w*|track\w*|observ\w*|record\w*|watch\w*|trend\w*|baseline|beobacht\w*|überwach\w*|erfass\w*|seguimiento|registr\w*|vigilar|monitorizar|suivi|suivre|surveill\w*|enregistr\w*|sorvegli\w*|acompanhar)$/iu.test(
			target.trim(),
		) ||
		kept.test(foldText(target)) ||
		/^(?:as per|per|as (?:defined|planned|agreed|specified)|according to|in accordance with|see|acc\.? to|gemäß|gemaess|nach|laut|siehe|s\.|según|conforme|de acuerdo|ver|véase|selon|conformément|voir|secondo|vedi|conform|volgens|zie)(?!\p{L})/iu.test(
			target,
		)
	);
}

/** Something to be there by a date is there or is not: with several words and a date a target needs no number. */
function isDeliverable({target = '', due = ''}: Measure): boolean {
	const words = foldText(target);
	return due !== '' && words.split(' ').length >= fewestWords && !gradual.test(words);
}

const fewestWords = 3;
