import {type DocumentKind, documentKinds, type DocumentStatus, documentStatuses} from './document.ts';
import {foldText} from '../text/fold.ts';

const statusNames: Readonly<Record<DocumentStatus, readonly string[]>> = {
	draft: ['draft', 'drafting', 'wip', 'work in progress', 'in progress', 'in preparation', 'preliminary', 'proposed', 'new', 'planned', 'entwurf', 'in arbeit', 'in bearbeitung', 'in erstellung', 'vorlaufig', 'borrador', 'en elaboracion', 'en borrador', 'en redaccion', 'en preparacion', 'preliminar', 'brouillon', 'projet', 'en cours', 'en cours de redaction', 'en redaction', 'ebauche', 'provisoire'],
	'in-review': ['in review', 'under review', 'review', 'for review', 'reviewing', 'pending', 'pending approval', 'awaiting approval', 'pending review', 'for approval', 'submitted', 'in approval', 'in prufung', 'in uberprufung', 'zur prufung', 'zur freigabe', 'in freigabe', 'prufung', 'en revision', 'pendiente', 'pendiente de aprobacion', 'pendiente de revision', 'por aprobar', 'en aprobacion', 'en revue', 'en relecture', 'en verification', 'en validation', 'a valider', 'en attente', 'en attente d approbation', 'en approbation', 'a approuver'],
	approved: ['approved', 'accepted', 'signed', 'signed off', 'genehmigt', 'angenommen', 'aprobado', 'aprobada', 'autorizado', 'approuve', 'approuvee', 'valide', 'validee'],
	effective: ['effective', 'active', 'released', 'release', 'published', 'in force', 'in effect', 'current', 'valid', 'final', 'live', 'implemented', 'issued', 'controlled', 'operational', 'freigegeben', 'gultig', 'aktiv', 'in kraft', 'wirksam', 'veroffentlicht', 'aktuell', 'verbindlich', 'vigente', 'en vigor', 'activo', 'activa', 'publicado', 'publicada', 'emitido', 'liberado', 'valido', 'actual', 'implementado', 'en vigueur', 'applicable', 'actif', 'active', 'publie', 'publiee', 'diffuse', 'en application', 'en cours de validite'],
	superseded: ['superseded', 'replaced', 'deprecated', 'superceded', 'outdated', 'ersetzt', 'abgelost', 'uberholt', 'veraltet', 'sustituido', 'sustituida', 'reemplazado', 'remplace', 'remplacee', 'perime', 'desactualizado'],
	withdrawn: ['withdrawn', 'obsolete', 'retired', 'archived', 'cancelled', 'canceled', 'inactive', 'void', 'revoked', 'expired', 'rejected', 'discontinued', 'zuruckgezogen', 'ungultig', 'archiviert', 'ausser kraft', 'aufgehoben', 'inaktiv', 'obsolet', 'retirado', 'retirada', 'obsoleto', 'obsoleta', 'anulado', 'anulada', 'archivado', 'derogado', 'derogada', 'inactivo', 'caducado', 'retire', 'annule', 'annulee', 'abroge', 'abrogee', 'archive', 'inactif', 'caduc'],
};

const statuses = lookup(statusNames);

/** The status that a value means; a number or remark after it is passed over (`Approved (v2)`, `Effective since 2024`). */
export function statusNamed(value: string): DocumentStatus | undefined {
	const folded = foldText(value.replace(/\([^()]*\)/g, ' '));
	const whole = statuses.get(folded);
	if (whole) return whole;
	const words = folded.split(' ');
	for (let length = Math.min(4, words.length); length > 0; length--) {
		const rest = words[length];
		const found = statuses.get(words.slice(0, length).join(' '));
		if (found && rest !== undefined && /^(?:\d|v\d|on|since|from|by|am|seit|durch|von|el|desde|por|le|depuis|par|version|rev)/.test(rest)) return found;
	}
	return undefined;
}

/** Values to choose from, for suggestions. */
export const statusNamesKnown: readonly string[] = [...documentStatuses];
export const kindNamesKnown: readonly string[] = documentKinds.filter(kind => kind !== 'unknown');

const kindNames: Readonly<Record<Exclude<DocumentKind, 'unknown'>, readonly string[]>> = {
	policy: ['policy', 'policies', 'quality policy', 'pol', 'politik', 'qualitatspolitik', 'richtlinie', 'leitlinie', 'politica', 'politicas', 'politica de calidad', 'politique', 'politiques', 'politique qualite', 'richtlinien', 'leitlinien'],
	manual: ['manual', 'manuals', 'quality manual', 'handbook', 'qms manual', 'qm', 'handbuch', 'qualitatsmanagementhandbuch', 'qm handbuch', 'manual de calidad', 'manuel', 'manuel qualite', 'handbucher', 'manuales', 'manuels'],
	scope: ['scope', 'scope statement', 'qms scope', 'anwendungsbereich', 'geltungsbereich', 'alcance', 'domaine d application', 'perimetre'],
	process: ['process', 'processes', 'process description', 'process sheet', 'prozess', 'prozessbeschreibung', 'prozesse', 'proceso', 'procesos', 'ficha de proceso', 'processus', 'fiche processus', 'fiche de processus', 'prozessbeschreibungen', 'fiches processus', 'fichas de proceso'],
	procedure: ['procedure', 'procedures', 'sop', 'sops', 'standard operating procedure', 'operating procedure', 'system procedure', 'qms procedure', 'quality procedure', 'verfahrensanweisung', 'va', 'verfahren', 'prozessanweisung', 'procedimiento', 'procedimientos', 'procedimiento general', 'procedimiento operativo', 'procedimiento normalizado de trabajo', 'pnt', 'procedure operationnelle', 'procedure qualite', 'mode operatoire normalise', 'guideline', 'guidelines', 'playbook', 'verfahrensanweisungen', 'prozessanweisungen'],
	instruction: ['instruction', 'instructions', 'work instruction', 'work instructions', 'wi', 'guide', 'how to', 'howto', 'runbook', 'tutorial', 'arbeitsanweisung', 'aa', 'anleitung', 'anweisung', 'instruccion', 'instruccion de trabajo', 'instrucciones', 'instructivo', 'it', 'guia', 'instruction de travail', 'mode operatoire', 'consigne', 'arbeitsanweisungen', 'anweisungen', 'prufanweisungen', 'instrucciones de trabajo', 'instructivos', 'instructions de travail', 'modes operatoires'],
	form: ['form', 'forms', 'template', 'templates', 'checklist', 'formblatt', 'formular', 'vorlage', 'vordruck', 'checkliste', 'formulario', 'formato', 'plantilla', 'lista de verificacion', 'formulaire', 'modele', 'gabarit', 'liste de controle', 'formblatter', 'formulare', 'vorlagen', 'checklisten', 'formularios', 'formatos', 'plantillas', 'formulaires', 'modeles'],
	record: ['record', 'records', 'report', 'log', 'minutes', 'protocol', 'evidence', 'aufzeichnung', 'nachweis', 'protokoll', 'bericht', 'registro', 'acta', 'informe', 'enregistrement', 'rapport', 'compte rendu', 'proces verbal', 'aufzeichnungen', 'nachweise', 'protokolle', 'berichte', 'reports', 'actas', 'informes', 'enregistrements', 'rapports', 'comptes rendus'],
	register: ['register', 'registry', 'list', 'inventory', 'catalog', 'catalogue', 'index', 'verzeichnis', 'liste', 'kataster', 'ubersicht', 'listado', 'lista', 'inventario', 'catalogo', 'registre', 'inventaire', 'repertoire', 'records', 'roles', 'registers', 'verzeichnisse', 'listen', 'listados', 'listas', 'registres'],
	plan: ['plan', 'plans', 'programme', 'program', 'objectives', 'quality objectives', 'quality plan', 'roadmap', 'schedule', 'programm', 'ziele', 'qualitatsziele', 'programa', 'objetivos', 'objetivos de calidad', 'objectifs', 'objectifs qualite', 'planning', 'plane', 'programme', 'planes', 'programas'],
	role: ['role', 'role description', 'job description', 'rolle', 'rollenbeschreibung', 'stellenbeschreibung', 'rol', 'descripcion de puesto', 'perfil de puesto', 'fiche de poste', 'fiche de fonction', 'rollen', 'rollenbeschreibungen', 'stellenbeschreibungen', 'fiches de poste'],
	specification: ['specification', 'specifications', 'spec', 'product specification', 'requirements specification', 'spezifikation', 'pflichtenheft', 'lastenheft', 'especificacion', 'especificaciones', 'ficha tecnica', 'specification technique', 'cahier des charges', 'fiche technique'],
	mapping: ['mapping', 'matrix', 'clause matrix', 'cross reference', 'compliance matrix', 'normmatrix', 'matriz', 'matrice', 'traceability matrix'],
	external: ['external', 'external document', 'standard', 'law', 'extern', 'externes dokument', 'norm', 'gesetz', 'externo', 'documento externo', 'norma', 'ley', 'externe', 'document externe', 'norme', 'loi'],
};

const kinds = lookup(kindNames);

/** The kind that a value of `kind` or `type` means. */
export function kindNamed(value: string): DocumentKind | undefined {
	const folded = foldText(value);
	return folded === 'unknown' ? 'unknown' : kinds.get(folded);
}

function lookup<T extends string>(names: Readonly<Record<T, readonly string[]>>): Map<string, T> {
	const found = new Map<string, T>();
	for (const [value, aliases] of Object.entries(names) as [T, readonly string[]][]) {
		for (const alias of [value, ...aliases]) {
			const folded = foldText(alias);
			if (!found.has(folded)) found.set(folded, value);
		}
	}
	return found;
}

const unset = new Set(['', 'tbd', 'tba', 'tbc', 'tbd tbd', 'n a', 'na', 'none', 'null', 'nil', 'todo', 'to do', 'fixme', 'xx', 'xxx', 'xxxx', 'x', 'not set', 'undefined', 'unknown', 'placeholder', 'to be determined', 'to be defined', 'to be assigned', 'to be confirmed', 'not assigned', 'unassigned', 'not yet approved', 'not yet assigned', 'offen', 'keine', 'keiner', 'noch offen', 'noch festzulegen', 'folgt', 'pendiente', 'por definir', 'a definir', 'ninguno', 'sin definir', 'sin asignar', 'no aplica', 'a completer', 'neant', 'aucun', 'non defini', 's o', 'entfallt']);

/** Empty, a dash, TBD, a date pattern or a template's prompt: the value says nothing. */
export function isUnset(raw: string): boolean {
	const text = raw.trim();
	if (text.length > 120) return false;
	if (/^(?:\[[^\]]*\]|<[^>]*>|\{\{?[^}]*\}?\}|\$\{[^}]*\}|_{2,}|\.{3,}|…|[-–—?*\s/]*)$/u.test(text)) return true;
	if (/^(?:[ymdjat]{1,4}[-/. ]){2}[ymdjat]{1,4}$/iu.test(text) && !/\d/.test(text)) return true;
	const folded = foldText(text);
	return unset.has(folded) || /^x[xy]* ?(?:x[xy]*)*$/.test(folded);
}
