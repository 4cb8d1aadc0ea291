import {isArchived} from '../../model/archive.ts';
import type {QmsDocument, Statement} from '../../model/document.ts';
import {foldedOf} from '../../model/folded.ts';
import {foldText} from '../../text/fold.ts';
import {remembered} from '../../text/remembered.ts';
import {derived} from '../../workspace/derived.ts';
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
	reads: snapshot => [goesBySector(snapshot), relying.basis(snapshot)],
	check({entry: {document}, snapshot, config, catalogs}, report) {
		if (
			!document.qms ||
			document.kind === 'record' ||
			keepsOldSubjects(config, document, snapshot) ||
			catalogs.every(catalog => catalog.staleClauses.length === 0)
		)
			return;
		// One decision of the house, however many documents it shows in.
		const statement = namesRepresentative(document);
		if (!statement || relying(snapshot)[0] !== document.path) return;
		report({message: 'representative', path: document.path, span: statement.span, key: 'representative'});
	},
});

const namesRepresentative = remembered((document: QmsDocument): Statement | undefined => {
	if (!document.qms || document.kind === 'record') return undefined;
	for (const section of document.sections) {
		if (section.role === 'history' || section.role === 'definitions') continue;
		for (const {statements} of section.blocks)
			for (const statement of statements) if (representative.test(foldedOf(statement))) return statement;
	}
	return undefined;
});

const duties =
	/\b(?:responsib\w*|duties|authorit\w*|tasks?|verantwort\w*|aufgaben|befugnis\w*|pflichten|responsab\w*|funciones|autoridad|deberes|autorite|missions?|taches)\b/;
const fewestDuties = 2;

/** True where a section lists what its representative has to do: a role of the house with duties of its own is as good as any other. */
const tellsDuties = (document: QmsDocument): boolean =>
	document.sections.some(
		({heading, blocks}) =>
			[heading, ...blocks.flatMap(({statements}) => statements.map(foldedOf))].some(text => {
				const folded = foldText(text);
				return representative.test(folded) && duties.test(folded);
			}) && blocks.filter(({kind}) => kind === 'item').length >= fewestDuties,
	);

/** The documents that rely on one, in path order; none where a document tells the duties. */
const relying = derived<'named' | 'told', readonly string[]>({
	part: ({document}) =>
		isArchived(document.metadata) || !namesRepresentative(document)
			? undefined
			: tellsDuties(document)
				? 'told'
				: 'named',
	combine: parts => ([...parts.values()].includes('told') ? [] : [...parts.keys()]),
});
