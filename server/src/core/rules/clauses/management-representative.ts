import {foldedOf} from '../../model/folded.ts';
import {goesBySector, keepsOldSubjects} from '../support/clauses.ts';
import {graphRule} from '../rule.ts';

const representative =
	/\b(?:management representative|qms representative|quality management representative|representante de la direccion|representant de la direction|beauftragte\w* der (?:obersten )?leitung)\b/;

export default graphRule({
	meta: {
		id: 'management-representative',
		aliases: ['CLS005'],
		family: 'clauses',
		severity: 'information',
		summary: 'A document relies on a management representative, a role that ISO 9001 no longer names.',
		why: 'The duties lie with top management and the roles it names; one representative does not take them over.',
		remedy: 'Say which role holds which of the duties of 5.3.',
		messages: {
			representative:
				'ISO 9001 no longer names a management representative; say which role holds which responsibility (5.3).',
		},
	},
	reads: snapshot => [goesBySector(snapshot)],
	check({entry: {document}, snapshot, config, catalogs}, report) {
		if (
			!document.qms ||
			document.kind === 'record' ||
			keepsOldSubjects(config, document, snapshot) ||
			catalogs.every(catalog => catalog.staleClauses.length === 0)
		)
			return;
		for (const section of document.sections) {
			if (section.role === 'history' || section.role === 'definitions') continue;
			for (const statement of section.blocks.flatMap(block => block.statements)) {
				if (!representative.test(foldedOf(statement))) continue;
				report({message: 'representative', path: document.path, span: statement.span, key: 'representative'});
				return;
			}
		}
	},
});
