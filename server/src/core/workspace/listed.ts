import type {Cell, QmsDocument, Table} from '../model/document.ts';
import {foldText} from '../text/fold.ts';
import type {Span} from '../text/span.ts';
import {remembered} from '../text/remembered.ts';

/** A row of a list of documents. The id is in upper case. */
export interface ListedDocument {
	readonly id: string;
	readonly idSpan: Span;
	/** Empty where the list has no such column or the cell says nothing. */
	readonly version: string;
	readonly versionSpan: Span;
}

// Header cells in four languages, folded: of a table that lists documents there is an id, a name, and what is known of each.
const headers = {
	id: /^(?:(?:document|doc|dokument\w*|documento|form|record)? ?(?:id|no|nr|number|nummer|code|codigo|ref|reference|kennung|numero|identificacion)|n|id document)$/,
	name: /\b(?:title|name|document|titel|bezeichnung|dokument|nombre|titulo|documento|denominacion|nom|titre|intitule|designation)\b/,
	version:
		/^(?:(?:current |aktuelle |document )?(?:version|rev|revision|ver|ausgabe|revisionsstand|versionsstand|edicion|indice)(?: (?:no|nr|number|actual|vigente))?)$/,
	more: /\b(?:date|owner|status|location|retention|approved|review|stand|datum|verantwortlich|ablage\w*|aufbewahrung\w*|fecha|modificacion|responsable|estado|ubicacion|archivo|conservacion|emplacement|lieu|statut|duree)\b/,
} as const;

const idShape = /^\p{L}[\p{L}\d]{0,11}(?:[-_ .]?[\p{Lu}\d]{1,12}){0,5}$/u;

/** The documents that the tables of a document list. */
export const listedIn = remembered(({qms, template, tables}: QmsDocument): readonly ListedDocument[] =>
	qms && !template ? tables.flatMap(rowsOf) : [],
);

/** Which columns of a table hold ids, names and versions; below 0 where there is none. */
export function listColumns({header}: Table): Readonly<Record<'id' | 'name' | 'version', number>> {
	const names = header.map(cell => foldText(cell.text));
	const at = (pattern: RegExp, not = -1) => names.findIndex((name, index) => index !== not && pattern.test(name));
	const id = at(headers.id);
	return {id, name: at(headers.name, id), version: at(headers.version)};
}

function rowsOf(table: Table): ListedDocument[] {
	const {header, rows} = table;
	const {id, name, version} = listColumns(table);
	// A list of changes has no column of names, a list of anything else no versions or dates.
	if (id < 0 || name < 0 || (version < 0 && !header.some(cell => headers.more.test(foldText(cell.text))))) return [];
	return rows.flatMap(row => {
		const cell = row[id];
		const text = cell?.text.trim() ?? '';
		if (!cell || !idShape.test(text) || !/\p{Lu}{2}|\d/u.test(text)) return [];
		return [{id: text.toUpperCase(), idSpan: cell.span, ...versionIn(row[version], cell)}];
	});
}

function versionIn(cell: Cell | undefined, fallback: Cell): Pick<ListedDocument, 'version' | 'versionSpan'> {
	const text = cell?.text.trim() ?? '';
	return {version: /\d/.test(text) ? text : '', versionSpan: cell?.span ?? fallback.span};
}
