import {foldKey} from './aliases.ts';

/** Scalar fields of a process, by canonical name. */
const scalarNames = {
	id: ['id', 'process id', 'processid', 'code', 'identifier', 'prozess id', 'codigo', 'identifiant'],
	title: ['title', 'name', 'process', 'process name', 'process title', 'titel', 'prozess', 'prozessname', 'bezeichnung', 'titulo', 'nombre', 'proceso', 'titre', 'nom', 'processus', 'intitule'],
	kind: ['kind', 'type', 'document type', 'typ', 'art', 'tipo'],
	owner: ['owner', 'process owner', 'processowner', 'responsible', 'accountable', 'process responsible', 'prozesseigner', 'prozesseigentumer', 'prozessverantwortlicher', 'verantwortlich', 'eigner', 'responsable', 'propietario', 'dueno', 'dueno del proceso', 'lider', 'pilote', 'proprietaire'],
	purpose: ['purpose', 'goal', 'aim', 'objective', 'mission', 'description', 'summary', 'intent', 'zweck', 'ziel', 'beschreibung', 'objeto', 'objetivo', 'mision', 'finalidad', 'descripcion', 'proposito', 'objet', 'finalite', 'but', 'objectif'],
	scope: ['scope', 'geltungsbereich', 'anwendungsbereich', 'alcance', 'perimetre'],
	status: ['status', 'state', 'estado', 'statut'],
	version: ['version', 'revision', 'rev'],
	approver: ['approver', 'approved by', 'freigegeben von', 'aprobado por', 'approuve par'],
	approved: ['approved', 'approval date', 'freigabedatum', 'fecha de aprobacion', 'date d approbation'],
	effective: ['effective', 'effective date', 'valid from', 'gultig ab', 'vigente desde'],
	review: ['review', 'next review', 'review interval'],
	language: ['language', 'lang', 'sprache', 'idioma', 'langue'],
	notes: ['notes', 'note', 'remarks', 'comment', 'comments', 'bemerkungen', 'notas', 'observaciones', 'remarques'],
} as const;

/** List fields of a process, by canonical name. */
const listNames = {
	inputs: ['inputs', 'input', 'process inputs', 'eingaben', 'eingabe', 'entradas', 'entrada', 'entrees', 'elements d entree'],
	outputs: ['outputs', 'output', 'process outputs', 'deliverables', 'results', 'ergebnisse', 'ausgaben', 'ausgabe', 'salidas', 'salida', 'sorties', 'elements de sortie'],
	activities: ['activities', 'activity', 'steps', 'process steps', 'tasks', 'workflow', 'procedure steps', 'tatigkeiten', 'aktivitaten', 'schritte', 'prozessschritte', 'ablauf', 'actividades', 'pasos', 'etapas', 'activites', 'etapes'],
	resources: ['resources', 'resource', 'ressourcen', 'mittel', 'recursos', 'ressources', 'moyens'],
	competence: ['competence', 'competences', 'competencies', 'competency', 'skills', 'training', 'qualifications', 'kompetenz', 'kompetenzen', 'qualifikation', 'competencia', 'competencias', 'formacion'],
	roles: ['roles', 'roles responsibilities', 'roles and responsibilities', 'responsibilities', 'rollen', 'verantwortlichkeiten', 'responsabilidades', 'responsabilites', 'participants'],
	risks: ['risks', 'risk', 'risiken', 'riesgos', 'risques'],
	opportunities: ['opportunities', 'opportunity', 'chancen', 'oportunidades', 'opportunites'],
	measures: ['measures', 'measure', 'kpis', 'kpi', 'metrics', 'metric', 'indicators', 'performance indicators', 'measurements', 'targets', 'kennzahlen', 'messgrossen', 'indikatoren', 'indicadores', 'indicador', 'metricas', 'indicateurs', 'mesures'],
	records: ['records', 'record', 'quality records', 'evidence', 'aufzeichnungen', 'nachweise', 'registros', 'enregistrements'],
	procedures: ['procedures', 'procedure', 'documents', 'documentation', 'documented information', 'work instructions', 'instructions', 'references', 'related documents', 'verfahren', 'dokumente', 'verfahrensanweisungen', 'procedimientos', 'documentos', 'documentacion'],
	interfaces: ['interfaces', 'interface', 'interactions', 'related processes', 'linked processes', 'schnittstellen', 'wechselwirkungen', 'interacciones', 'interfaces avec'],
	suppliers: ['suppliers', 'supplier', 'lieferanten', 'proveedores', 'fournisseurs'],
	customers: ['customers', 'customer', 'clients', 'kunden', 'clientes'],
	'applies-to': ['applies to', 'sites', 'applicable to', 'gilt fur', 'aplica a', 's applique a'],
	supersedes: ['supersedes', 'replaces', 'ersetzt', 'sustituye', 'remplace'],
	standards: ['standards', 'standard', 'clauses', 'clause', 'iso clauses', 'iso clause', 'iso9001', 'iso 9001', 'norm', 'norma', 'norme'],
	outcomes: ['outcomes', 'covers', 'expected outcomes'],
} as const;

export type ProcessList = keyof typeof listNames;

const scalars = lookup(scalarNames);
const lists = lookup(listNames);

/** The canonical field that a key of a process means, and whether it is a list. */
export function processField(key: string): {readonly name: string; readonly list: boolean} | undefined {
	const folded = foldKey(key);
	const list = lists.get(folded);
	if (list) return {name: list, list: true};
	const scalar = scalars.get(folded);
	return scalar ? {name: scalar, list: false} : undefined;
}

/** Every name a process field may have, for suggestions. */
export const processKeyNames: readonly string[] = [...Object.keys(scalarNames), ...Object.keys(listNames)];

/** Fields that say something about the process itself and not about the document that holds it. */
export const processContent: ReadonlySet<string> = new Set(['inputs', 'outputs', 'activities', 'resources', 'competence', 'roles', 'risks', 'opportunities', 'measures', 'records', 'procedures', 'interfaces', 'suppliers', 'customers', 'purpose', 'scope', 'notes']);

const itemNames: Readonly<Partial<Record<ProcessList, Readonly<Record<string, readonly string[]>>>>> = {
	inputs: {name: ['name', 'input', 'item', 'what', 'title', 'description'], from: ['from', 'source', 'supplier', 'provider', 'provided by', 'origin', 'von', 'quelle', 'de', 'origen', 'proveedor', 'fournisseur'], requirement: ['requirement', 'requirements', 'criterion', 'criteria', 'anforderung', 'requisito', 'exigence']},
	outputs: {name: ['name', 'output', 'item', 'what', 'title', 'description', 'deliverable'], to: ['to', 'customer', 'recipient', 'receiver', 'destination', 'client', 'an', 'empfanger', 'kunde', 'a', 'destino', 'cliente', 'destinataire'], criterion: ['criterion', 'criteria', 'acceptance', 'acceptance criteria', 'requirement', 'kriterium', 'criterio', 'critere']},
	activities: {step: ['step', 'name', 'activity', 'task', 'action', 'what', 'title', 'description', 'schritt', 'tatigkeit', 'paso', 'actividad', 'etape', 'activite'], role: ['role', 'roles', 'responsible', 'owner', 'who', 'by', 'performed by', 'responsibility', 'rolle', 'verantwortlich', 'responsable', 'rol'], procedure: ['procedure', 'procedures', 'document', 'documents', 'instruction', 'work instruction', 'reference', 'sop', 'verfahren', 'procedimiento'], control: ['control', 'controls', 'check', 'verification', 'inspection', 'prufung', 'controle'], record: ['record', 'records', 'evidence', 'aufzeichnung', 'nachweis', 'registro', 'enregistrement']},
	resources: {name: ['name', 'resource', 'item', 'what', 'description', 'title'], kind: ['kind', 'type', 'category', 'art', 'typ', 'tipo'], owner: ['owner', 'responsible', 'provided by', 'verantwortlich', 'responsable'], source: ['source', 'from']},
	competence: {role: ['role', 'who', 'position', 'function', 'rolle', 'rol', 'puesto', 'fonction'], requirement: ['requirement', 'requirements', 'competence', 'skill', 'skills', 'training', 'qualification', 'anforderung', 'requisito', 'exigence', 'name'], evidence: ['evidence', 'record', 'proof', 'nachweis', 'evidencia', 'registro', 'preuve']},
	roles: {role: ['role', 'name', 'title', 'who', 'rolle', 'rol'], responsibility: ['responsibility', 'responsibilities', 'duty', 'duties', 'description', 'verantwortung', 'responsabilidad', 'responsabilite']},
	risks: {name: ['name', 'risk', 'description', 'title', 'what', 'risiko', 'riesgo', 'risque'], action: ['action', 'actions', 'mitigation', 'mitigations', 'measure', 'control', 'controls', 'treatment', 'response', 'countermeasure', 'massnahme', 'accion', 'medida', 'mesure'], owner: ['owner', 'responsible', 'who', 'verantwortlich', 'responsable'], rating: ['rating', 'level', 'severity', 'priority', 'score', 'rank', 'bewertung', 'nivel', 'niveau'], review: ['review', 'interval', 'reviewed', 'frequency']},
	opportunities: {name: ['name', 'opportunity', 'description', 'title', 'chance', 'oportunidad', 'opportunite'], action: ['action', 'actions', 'plan', 'measure', 'massnahme', 'accion', 'mesure'], owner: ['owner', 'responsible', 'who', 'verantwortlich', 'responsable'], due: ['due', 'by', 'date', 'deadline', 'until', 'termin', 'plazo', 'echeance']},
	measures: {name: ['name', 'measure', 'metric', 'kpi', 'indicator', 'title', 'description', 'kennzahl', 'indicador', 'indicateur'], target: ['target', 'goal', 'threshold', 'limit', 'objective', 'target value', 'ziel', 'zielwert', 'meta', 'objetivo', 'cible', 'objectif'], frequency: ['frequency', 'interval', 'cadence', 'when', 'period', 'periodicity', 'how often', 'haufigkeit', 'intervall', 'frecuencia', 'periodicidad', 'frequence', 'periodicite'], unit: ['unit', 'einheit', 'unidad', 'unite'], source: ['source', 'data source', 'data', 'from', 'quelle', 'fuente'], owner: ['owner', 'responsible', 'who', 'verantwortlich', 'responsable'], results: ['results', 'result', 'report', 'dashboard', 'ergebnisse', 'resultados', 'resultats']},
	records: {id: ['id', 'record id', 'code', 'number', 'no', 'nr'], name: ['name', 'record', 'title', 'description', 'aufzeichnung', 'nachweis', 'registro', 'enregistrement'], retention: ['retention', 'retention time', 'retention period', 'kept', 'keep', 'kept for', 'duration', 'aufbewahrung', 'aufbewahrungsfrist', 'conservacion', 'retencion', 'conservation'], location: ['location', 'place', 'where', 'storage', 'stored in', 'system', 'ort', 'ablage', 'ablageort', 'ubicacion', 'lugar', 'lieu'], form: ['form', 'template', 'formblatt', 'formulario', 'formulaire']},
	interfaces: {with: ['with', 'process', 'to', 'name', 'mit', 'con', 'avec'], what: ['what', 'description', 'exchange', 'content', 'was', 'que', 'quoi']},
};

const itemFields: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map(Object.entries(itemNames).map(([list, names]) => [list, lookup(names)]));

const mainFields: Readonly<Partial<Record<ProcessList, string>>> = {activities: 'step', competence: 'requirement', roles: 'role', interfaces: 'with'};

/** The field that an element written as plain text fills. */
export function mainField(list: string): string {
	return mainFields[list as ProcessList] ?? 'name';
}

/** The canonical name of a field of a list's element; an unknown one keeps its own name. */
export function itemField(list: string, key: string): string {
	return itemFields.get(list)?.get(foldKey(key)) ?? key;
}

/** True for a key that an element of the list may have: a field of it, or what every element may say beside. */
export function isItemField(list: string, key: string): boolean {
	const folded = foldKey(key);
	return folded === mainField(list) || itemFields.get(list)?.has(folded) === true || commonItemKeys.has(folded);
}

const commonItemKeys: ReadonlySet<string> = new Set(['id', 'name', 'title', 'description', 'outcomes', 'covers', 'note', 'notes', 'comment', 'ref', 'link', 'url']);

function lookup<Names extends Readonly<Record<string, readonly string[]>>>(names: Names): Map<string, keyof Names & string> {
	const found = new Map<string, keyof Names & string>();
	for (const [name, aliases] of Object.entries(names)) for (const alias of aliases) if (!found.has(alias)) found.set(alias, name);
	return found;
}
