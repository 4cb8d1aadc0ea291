import {headSpan} from '../support/controlled.ts';
import {goesBySector, keepsOldSubjects} from '../support/clauses.ts';
import {foldCell} from '../support/tables.ts';
import {graphRule} from '../rule.ts';

const title =
	/^(?:\w+ )?(?:procedure for )?(?:control of )?(?:corrective and )?(?:preventive actions?|vorbeugungsmassnahmen|acciones? preventivas?|actions? preventives?)(?: procedure| process)?$/;

export default graphRule({
	meta: {
		id: 'preventive-action-procedure',
		aliases: ['CLS004'],
		family: 'clauses',
		severity: 'information',
		summary: 'A document is devoted to preventive action, which has not been a clause of its own since 2015.',
		why: 'Prevention is now planned as actions on risks and opportunities; a separate procedure is often left unused.',
		remedy:
			'Describe how risks and opportunities are acted on (6.1). A sector standard that keeps preventive action silences the rule: `profile: {sectorStandards: [iso13485]}`.',
		messages: {
			preventive:
				'Preventive action is no longer a clause of its own; actions on risks and opportunities (6.1) take its place.',
		},
	},
	reads: snapshot => [goesBySector(snapshot)],
	check({entry: {document}, snapshot, config, catalogs}, report) {
		if (
			!document.qms ||
			keepsOldSubjects(config, document, snapshot) ||
			catalogs.every(catalog => catalog.staleClauses.length === 0)
		)
			return;
		const folded = foldCell(document.title);
		// "Corrective and preventive action" is a name in use; a procedure on preventive action alone is the leftover.
		if (!title.test(folded) || /corrective|korrektur|correctiv/.test(folded)) return;
		report({message: 'preventive', path: document.path, span: headSpan(document), key: 'preventive'});
	},
});
