import type {Cell, QmsDocument, Table} from '../../model/document.ts';

/** Header words in four languages, folded, by what the column holds (domain model, 5.7). */
const headers = {
	name: [
		'objective',
		'quality objective',
		'goal',
		'kpi',
		'indicator',
		'measure',
		'metric',
		'name',
		'ziel',
		'qualitatsziel',
		'kennzahl',
		'objetivo',
		'indicador',
		'objectif',
		'indicateur',
	],
	objective: [
		'objective',
		'quality objective',
		'goal',
		'ziel',
		'qualitatsziel',
		'objetivo',
		'objetivo de calidad',
		'objectif',
		'objectif qualite',
	],
	measure: [
		'kpi',
		'indicator',
		'measure',
		'metric',
		'measurement',
		'kennzahl',
		'messgrosse',
		'indicador',
		'indicateur',
		'performance indicator',
	],
	target: [
		'target',
		'target value',
		'goal value',
		'threshold',
		'zielwert',
		'soll',
		'sollwert',
		'meta',
		'valor objetivo',
		'cible',
		'valeur cible',
	],
	frequency: [
		'frequency',
		'interval',
		'measured',
		'how often',
		'review frequency',
		'period',
		'haufigkeit',
		'intervall',
		'turnus',
		'frecuencia',
		'periodicidad',
		'frequence',
		'periodicite',
	],
	owner: [
		'owner',
		'responsible',
		'responsibility',
		'who',
		'lead',
		'accountable',
		'verantwortlich',
		'verantwortung',
		'responsable',
		'responsables',
		'pilote',
	],
	due: [
		'due',
		'due date',
		'date',
		'deadline',
		'by',
		'by when',
		'when',
		'until',
		'end',
		'target date',
		'termin',
		'frist',
		'bis',
		'bis wann',
		'fecha',
		'plazo',
		'fecha limite',
		'echeance',
		'delai',
		'date cible',
	],
	source: [
		'source',
		'data source',
		'data',
		'where from',
		'measured by',
		'measured with',
		'measured via',
		'measurement method',
		'method',
		'how measured',
		'gemessen mit',
		'gemessen durch',
		'messmethode',
		'medido por',
		'medido con',
		'metodo de medicion',
		'mesure par',
		'methode de mesure',
		'quelle',
		'datenquelle',
		'fuente',
		'fuente de datos',
		'source des donnees',
	],
	role: ['role', 'function', 'rolle', 'funktion', 'rol', 'funcion', 'puesto', 'cargo', 'fonction'],
	duty: [
		'responsibility',
		'responsibilities',
		'duty',
		'duties',
		'task',
		'tasks',
		'verantwortung',
		'aufgabe',
		'aufgaben',
		'responsabilidad',
		'responsabilidades',
		'responsabilite',
		'responsabilites',
		'taches',
	],
	authority: [
		'authority',
		'authorities',
		'may',
		'may decide',
		'decides',
		'powers',
		'befugnis',
		'befugnisse',
		'autoridad',
		'autoridades',
		'autorite',
		'autorites',
		'pouvoirs',
	],
	record: [
		'record',
		'records',
		'quality record',
		'aufzeichnung',
		'aufzeichnungen',
		'nachweis',
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
		'keep',
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
		'place',
		'storage',
		'kept in',
		'stored',
		'kept at',
		'ort',
		'ablage',
		'ablageort',
		'aufbewahrungsort',
		'ubicacion',
		'lugar',
		'lieu',
		'emplacement',
	],
	party: [
		'interested party',
		'interested parties',
		'stakeholder',
		'stakeholders',
		'party',
		'interessierte partei',
		'interessierte parteien',
		'stakeholdergruppe',
		'parte interesada',
		'partes interesadas',
		'partie interessee',
		'parties interessees',
	],
	takenUp: [
		'taken up',
		'qms requirement',
		'addressed',
		'addressed by qms',
		'relevant for the qms',
		'in qms',
		'relevant',
		'adopted',
		'im qms',
		'relevanz',
		'en el sgc',
		'dans le smq',
		'pris en compte',
		'aufgenommen',
		'response',
		'how we respond',
	],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type Column = keyof typeof headers;

/** "Measured by" is a name of its own, and no "measured" with something after it. */
const wholeNames: ReadonlySet<string> = new Set(Object.values(headers).flat());

export const foldCell = (text: string): string =>
	text
		.normalize('NFKD')
		.replaceAll(/\p{M}/gu, '')
		.replaceAll('ß', 'ss')
		.toLowerCase()
		.replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
		.trim();

/** The index of the column that holds a thing; undefined where the header names none. A header equal to a name wins over one that begins with it. */
export function columnOf(table: Table, column: Column): number | undefined {
	const names: readonly string[] = headers[column];
	const cells = table.header.map(cell => foldCell(cell.text));
	const equal = cells.findIndex(cell => names.includes(cell));
	if (equal >= 0) return equal;
	const begins = cells.findIndex(cell => !wholeNames.has(cell) && names.some(name => cell.startsWith(`${name} `)));
	return begins >= 0 ? begins : undefined;
}

export const cellAt = (row: readonly Cell[], index: number | undefined): Cell | undefined =>
	index === undefined ? undefined : row[index];

const emptyCell = /^(?:|[-–—.?]+|n\/?a|none|tbd|keine?|ninguno?|aucune?)$/i;

/** True for a cell that says nothing: empty, a dash, TBD. */
export const isBlank = (cell: Cell | undefined): boolean => cell === undefined || emptyCell.test(cell.text.trim());

/** The headings above a section, its own first. */
export function headingPath(document: QmsDocument, section: number): readonly string[] {
	const path: string[] = [];
	for (let at = section; at > 0; at = document.sections[at]?.parent ?? -1)
		path.push(document.sections[at]?.heading ?? '');
	return path;
}
