import type {RecordDefinition, RoleDefinition} from '../config/config.ts';
import type {Cell, ProcessItem, QmsDocument, Table} from '../model/document.ts';
import {foldText} from '../text/fold.ts';
import type {Span} from '../text/span.ts';

/** Roles and records that one document defines. */
export interface Definitions {
	readonly roles: readonly RoleDefinition[];
	readonly records: readonly RecordDefinition[];
}

const none: Definitions = {roles: [], records: []};

// Header cells in four languages, folded (domain model, 5.7).
const columns = {
	id: ['id', 'no', 'number', 'nr', 'code', 'codigo', 'kennung', 'record id', 'form', 'formular'],
	role: ['role', 'roles', 'rolle', 'rollen', 'funktion', 'rol', 'roles', 'puesto', 'fonction', 'poste'],
	authority: ['authority', 'authorities', 'may', 'befugnis', 'befugnisse', 'autoridad', 'autorite', 'autorites'],
	responsibility: [
		'responsibility',
		'responsibilities',
		'duty',
		'duties',
		'verantwortung',
		'verantwortlichkeiten',
		'aufgaben',
		'responsabilidad',
		'responsabilidades',
		'responsabilite',
		'responsabilites',
	],
	record: [
		'record',
		'records',
		'record type',
		'record name',
		'aufzeichnung',
		'aufzeichnungen',
		'nachweis',
		'nachweise',
		'registro',
		'registros',
		'enregistrement',
		'enregistrements',
	],
	retention: [
		'retention',
		'retention time',
		'retention period',
		'kept',
		'kept for',
		'aufbewahrung',
		'aufbewahrungsfrist',
		'aufbewahrungsdauer',
		'conservacion',
		'tiempo de conservacion',
		'retencion',
		'conservation',
		'duree de conservation',
	],
	location: [
		'location',
		'where',
		'storage',
		'storage location',
		'ort',
		'ablageort',
		'ablage',
		'ubicacion',
		'lugar',
		'lieu',
		'emplacement',
	],
} as const;
type Column = keyof typeof columns;

const columnOf = new Map<string, Column>(
	(Object.keys(columns) as Column[]).flatMap(name => columns[name].map(header => [header, name] as const)),
);
const definesRoles = new Set(['register', 'role', 'manual']);

export function definitionsOf(document: QmsDocument): Definitions {
	if (!document.qms || document.template) return none;
	const roles: RoleDefinition[] = document.kind === 'role' ? roleOfDocument(document) : [];
	const records: RecordDefinition[] = document.processes.flatMap(process =>
		(process.lists['records'] ?? []).flatMap(item => recordOfItem(item, document.path)),
	);
	for (const table of document.tables) {
		const found = readHeader(table);
		if (definesRoles.has(document.kind) && found.has('role') && (found.has('responsibility') || found.has('authority')))
			roles.push(...rolesOfTable(table, found, document.path));
		if (found.has('record') && (found.has('retention') || found.has('location')))
			records.push(...recordsOfTable(table, found, document.path));
	}
	return roles.length + records.length === 0 ? none : {roles, records};
}

function readHeader(table: Table): ReadonlyMap<Column, number> {
	const found = new Map<Column, number>();
	for (const [index, cell] of table.header.entries()) {
		const column = columnOf.get(foldText(cell.text));
		if (column && !found.has(column)) found.set(column, index);
	}
	return found;
}

function roleOfDocument(document: QmsDocument): RoleDefinition[] {
	const {id, title} = document.metadata;
	const name = title?.value ?? document.title;
	const at: Span = id?.span ?? title?.span ?? document.sections[1]?.headingSpan ?? {start: 0, end: 0};
	return name === '' && !id
		? []
		: [{id: id?.value ?? name, title: name, may: [], top: false, path: document.path, span: at}];
}

function rolesOfTable(table: Table, found: ReadonlyMap<Column, number>, path: string): RoleDefinition[] {
	return table.rows.flatMap(row => {
		const name = cellOf(row, found, 'role');
		if (!name) return [];
		const may = cellOf(row, found, 'authority');
		return [
			{
				id: name.text.replace(/^role:/i, ''),
				title: name.text,
				may: may ? [may.text] : [],
				top: false,
				path,
				span: name.span,
			},
		];
	});
}

function recordsOfTable(table: Table, found: ReadonlyMap<Column, number>, path: string): RecordDefinition[] {
	return table.rows.flatMap(row => {
		const cell = cellOf(row, found, 'record');
		if (!cell) return [];
		const own = cellOf(row, found, 'id');
		const [id, name] = own ? [own.text, cell.text] : splitRecord(cell.text);
		return [
			{
				id,
				name,
				retention: cellOf(row, found, 'retention')?.text ?? '',
				location: cellOf(row, found, 'location')?.text ?? '',
				path,
				span: cell.span,
			},
		];
	});
}

/** `REC-NCR Nonconformity report` gives id and name; a cell without an id is its own id. */
function splitRecord(text: string): readonly [id: string, name: string] {
	const match = /^([A-Z]{1,6}[-_ ]?[A-Z0-9]*\d[A-Z0-9-]*|[A-Z]{1,6}-[A-Z0-9-]+)(?:[\s:–—-]+(.*))?$/.exec(text);
	return match ? [match[1] ?? text, match[2] ?? ''] : [text, text];
}

function recordOfItem(item: ProcessItem, path: string): RecordDefinition[] {
	const {id, name, retention, location} = item.values;
	const named = id ?? name;
	if (!named || named.text === '') return [];
	return [
		{
			id: named.text,
			name: name?.text ?? '',
			retention: retention?.text ?? '',
			location: location?.text ?? '',
			path,
			span: named.span,
		},
	];
}

function cellOf(row: readonly Cell[], found: ReadonlyMap<Column, number>, column: Column): Cell | undefined {
	const index = found.get(column);
	const cell = index === undefined ? undefined : row[index];
	return cell && cell.text.trim() !== '' ? cell : undefined;
}
