import type {QmsDocument, Table} from '../model/document.ts';
import {listColumns} from '../workspace/listed.ts';
import {lineBreakOf, lineEnd, lineStart} from './directives.ts';
import type {Fix} from './fix.ts';

/** Puts a document or record into a table that lists others. */
export const addRow: Fix = {
	kind: 'add-row',
	summary:
		'Adds a row behind that of `beside` in a table of the document at `path`, with `id` in the column of ids, and `title` and `version` in theirs. Other cells stay empty.',
	edits({snapshot, text, arguments: {path = '', beside = '', id = '', title = '', version = ''}}) {
		const document = snapshot.documents.get(path)?.document;
		const source = text(path);
		const found = document && rowOf(document, beside);
		if (source === undefined || found === undefined || id === '') return [];
		const {table, row, column} = found;
		const start = lineStart(source, row);
		const end = lineEnd(source, row);
		const known = source.slice(start, end).replace(/[\r\n]+$/, '');
		const lead = /^[\s>]*/.exec(known)?.[0] ?? '';
		// A table in HTML has no line for each row.
		if (!known.includes('|')) return [];
		const columns = listColumns(table);
		const cells = table.header.map((_, index) =>
			index === column ? id : index === columns.name ? title : index === columns.version ? version : '',
		);
		const inner = cells.map(cell => cell.replaceAll('|', String.raw`\|`)).join(' | ');
		const line = lineBreakOf(source);
		const outer = known.slice(lead.length).startsWith('|');
		const closed = /[\r\n]$/.test(source.slice(start, end));
		return [
			{
				path,
				span: {start: end, end},
				newText: `${closed ? '' : line}${lead}${outer ? `| ${inner} |` : inner}${closed ? line : ''}`.replaceAll(
					/ {2,}(?=\|)/g,
					' ',
				),
			},
		];
	},
};

/** The row that begins a cell with an id, and the column of that cell. */
function rowOf(
	{tables}: QmsDocument,
	id: string,
): {readonly table: Table; readonly row: number; readonly column: number} | undefined {
	const wanted = id.toUpperCase();
	const isId = (text: string): boolean => text.trim().toUpperCase().split(/[\s:]/)[0] === wanted;
	for (const table of tables) {
		for (const row of table.rows) {
			const column = row.findIndex(({text}) => isId(text));
			const cell = row[column];
			if (cell !== undefined) return {table, row: cell.span.start, column};
		}
	}
	return undefined;
}
