import {globTest} from '../text/glob.ts';
import type {DocumentKind, Metadata, MetadataSource} from './document.ts';
import {kindNamed} from './values.ts';
import {foldText} from '../text/fold.ts';

const prefixes: Readonly<Record<string, DocumentKind>> = {
	POL: 'policy',
	QPOL: 'policy',
	MAN: 'manual',
	QM: 'manual',
	QMM: 'manual',
	QMH: 'manual',
	MC: 'manual',
	MGC: 'manual',
	MQ: 'manual',
	MAQ: 'manual',
	SCO: 'scope',
	SCP: 'scope',
	PRC: 'process',
	PROZ: 'process',
	PRO: 'procedure',
	PROC: 'procedure',
	SOP: 'procedure',
	QSP: 'procedure',
	QOP: 'procedure',
	VA: 'procedure',
	PG: 'procedure',
	PP: 'procedure',
	PNT: 'procedure',
	WI: 'instruction',
	QWI: 'instruction',
	IT: 'instruction',
	AA: 'instruction',
	AW: 'instruction',
	ARA: 'instruction',
	INS: 'instruction',
	IO: 'instruction',
	MO: 'instruction',
	GUI: 'instruction',
	SPC: 'specification',
	SPEC: 'specification',
	PLN: 'plan',
	PLAN: 'plan',
	OBJ: 'plan',
	REG: 'register',
	LST: 'register',
	LIST: 'register',
	ROL: 'role',
	JD: 'role',
	F: 'form',
	FRM: 'form',
	FM: 'form',
	FO: 'form',
	FB: 'form',
	FORM: 'form',
	TPL: 'form',
	CHK: 'form',
	CL: 'form',
	TMP: 'form',
	REC: 'record',
	LOG: 'record',
	RPG: 'record',
	REP: 'record',
	RPT: 'record',
	MIN: 'record',
	MTX: 'mapping',
	MAP: 'mapping',
	EXT: 'external',
};

// Read one way here and another way there (QP: procedure or policy), so a title or folder that says more wins.
const weakPrefixes: Readonly<Record<string, DocumentKind>> = {
	PE: 'procedure',
	PO: 'procedure',
	QP: 'procedure',
	PA: 'procedure',
	P: 'procedure',
	QMS: 'procedure',
};

/** The kind that an id such as `PRO-012`, `SOP_7` or `PG 02` tells by its prefix. */
export function kindOfId(id: string): DocumentKind | undefined {
	return byPrefix(id, prefixes);
}

function byPrefix(id: string, table: Readonly<Record<string, DocumentKind>>): DocumentKind | undefined {
	const prefix = /^([A-Za-z]{1,5})(?=[-_ .]?\d|[-_ ])/.exec(id)?.[1]?.toUpperCase();
	return prefix !== undefined && Object.hasOwn(table, prefix) ? table[prefix] : undefined;
}

// Nouns that name the kind at the end of a title ("Complaint handling procedure") or at its start ("List of gauges").
const lastWords: Readonly<Record<string, DocumentKind>> = {
	policy: 'policy',
	policies: 'policy',
	politik: 'policy',
	qualitatspolitik: 'policy',
	richtlinie: 'policy',
	manual: 'manual',
	handbook: 'manual',
	handbuch: 'manual',
	qualitatshandbuch: 'manual',
	'scope statement': 'scope',
	process: 'process',
	prozess: 'process',
	proceso: 'process',
	processus: 'process',
	'process description': 'process',
	prozessbeschreibung: 'process',
	procedure: 'procedure',
	procedures: 'procedure',
	sop: 'procedure',
	verfahrensanweisung: 'procedure',
	verfahren: 'procedure',
	procedimiento: 'procedure',
	prozessanweisung: 'procedure',
	guidelines: 'procedure',
	'work instruction': 'instruction',
	instruction: 'instruction',
	instructions: 'instruction',
	arbeitsanweisung: 'instruction',
	anleitung: 'instruction',
	instructivo: 'instruction',
	guide: 'instruction',
	runbook: 'instruction',
	specification: 'specification',
	spezifikation: 'specification',
	pflichtenheft: 'specification',
	especificacion: 'specification',
	plan: 'plan',
	programme: 'plan',
	program: 'plan',
	programm: 'plan',
	programa: 'plan',
	objectives: 'plan',
	qualitatsziele: 'plan',
	objetivos: 'plan',
	objectifs: 'plan',
	register: 'register',
	inventory: 'register',
	verzeichnis: 'register',
	kataster: 'register',
	'master list': 'register',
	listado: 'register',
	registre: 'register',
	list: 'register',
	log: 'record',
	'job description': 'role',
	stellenbeschreibung: 'role',
	'role description': 'role',
	'fiche de poste': 'role',
	form: 'form',
	template: 'form',
	checklist: 'form',
	formblatt: 'form',
	formular: 'form',
	vorlage: 'form',
	checkliste: 'form',
	formulario: 'form',
	plantilla: 'form',
	formulaire: 'form',
	modele: 'form',
	report: 'record',
	minutes: 'record',
	protokoll: 'record',
	bericht: 'record',
	acta: 'record',
	informe: 'record',
	'compte rendu': 'record',
	postmortem: 'record',
	'post mortem': 'record',
	matrix: 'mapping',
	mapping: 'mapping',
	'cross reference': 'mapping',
	normmatrix: 'mapping',
	matriz: 'mapping',
	matrice: 'mapping',
};
const firstWords: Readonly<Record<string, DocumentKind>> = {
	politica: 'policy',
	politique: 'policy',
	manual: 'manual',
	manuel: 'manual',
	handbuch: 'manual',
	proceso: 'process',
	processus: 'process',
	prozess: 'process',
	procedimiento: 'procedure',
	procedure: 'procedure',
	sop: 'procedure',
	verfahrensanweisung: 'procedure',
	'instruccion de trabajo': 'instruction',
	instruccion: 'instruction',
	instructivo: 'instruction',
	'instruction de travail': 'instruction',
	'mode operatoire': 'instruction',
	'work instruction': 'instruction',
	arbeitsanweisung: 'instruction',
	especificacion: 'specification',
	specification: 'specification',
	plan: 'plan',
	programa: 'plan',
	programme: 'plan',
	objetivos: 'plan',
	objectifs: 'plan',
	'list of': 'register',
	'liste der': 'register',
	'lista de': 'register',
	'listado de': 'register',
	'liste des': 'register',
	registro: 'record',
	registre: 'register',
	register: 'register',
	formulario: 'form',
	formato: 'form',
	plantilla: 'form',
	formulaire: 'form',
	checklist: 'form',
	template: 'form',
	vorlage: 'form',
	acta: 'record',
	informe: 'record',
	'compte rendu': 'record',
	rapport: 'record',
	minutes: 'record',
	incident: 'record',
	matriz: 'mapping',
	matrice: 'mapping',
	mapping: 'mapping',
};

const wholeTitles =
	/^(?:(?:qms |certification |certificate )?scope(?: statement)?(?: (?:of|and boundaries|and applicability)\b.*)?|(?:anwendungsbereich|geltungsbereich)(?: des .*)?|alcance(?: del .*)?|(?:domaine d application|perimetre)(?: du .*)?)$/;
const manualTitles =
	/\b(?:quality (?:management )?(?:system )?manual|qms manual|manual de (?:gestion de )?(?:la )?calidad|manuel (?:de )?qualite|qualitats?(?:management)?handbuch|qm handbuch)\b/;

// An audit or a review with a year is the one that was held.
const event =
	/\b(?:internal audit|management review|supplier audit|internes audit|managementbewertung|auditoria interna|revision por la direccion|audit interne|revue de direction)\b.*\b20\d\d\b/;
const forecast =
	/\b(?:plan|plans|program|programme|schedule|calendar|programm|jahresplan|kalender|programa|cronograma|calendario|calendrier|planning)\b/;

/** The kind that a title or a file name tells by its first or last words. */
export function kindOfTitle(title: string): DocumentKind | undefined {
	const folded = foldText(title.replace(/\([^()]*\)/g, ' '));
	if (wholeTitles.test(folded)) return 'scope';
	if (manualTitles.test(folded)) return 'manual';
	if (/\b(?:policy|politik|politica|politique) (?:and|und|y|et) /.test(folded)) return 'policy';
	if (/ (?:vs|and|y|und|et) (?:process|plan|log|list|form|report)/.test(folded)) return undefined;
	if (event.test(folded) && !forecast.test(folded)) return 'record';
	const words = folded.split(' ');
	for (let length = Math.min(3, words.length); length > 0; length--) {
		const last = words.slice(-length).join(' ');
		if (Object.hasOwn(lastWords, last)) return lastWords[last];
		const first = words.slice(0, length).join(' ');
		if (Object.hasOwn(firstWords, first))
			return /^incident$/.test(first) && !/\d{4}/.test(folded) ? undefined : firstWords[first];
	}
	return compounds.find(([ending]) => (words.at(-1) ?? '').endsWith(ending) || (words[0] ?? '').endsWith(ending))?.[1];
}

// German writes the kind at the end of one long word.
const compounds: readonly (readonly [ending: string, kind: DocumentKind])[] = [
	['handbuch', 'manual'],
	['politik', 'policy'],
	['verfahrensanweisung', 'procedure'],
	['prozessanweisung', 'procedure'],
	['arbeitsanweisung', 'instruction'],
	['prufanweisung', 'instruction'],
	['prufplan', 'plan'],
	['auditplan', 'plan'],
	['wartungsplan', 'plan'],
	['massnahmenplan', 'plan'],
	['auditprogramm', 'plan'],
	['ziele', 'plan'],
	['verzeichnis', 'register'],
	['liste', 'register'],
	['formblatt', 'form'],
	['protokoll', 'record'],
	['bericht', 'record'],
	['prozess', 'process'],
];

// Names too common in folders of other things to tell a kind.
const vagueFolders = new Set([
	'it',
	'va',
	'aa',
	'qm',
	'index',
	'list',
	'standard',
	'external',
	'log',
	'spec',
	'specs',
	'guide',
	'plan',
	'report',
	'scope',
	'role',
	'law',
]);

function kindOfFolders(path: string): DocumentKind | undefined {
	const folders = path.split('/').slice(0, -1).toReversed();
	for (const [up, folder] of folders.slice(0, 4).entries()) {
		const folded = foldText(folder);
		const kind = vagueFolders.has(folded)
			? undefined
			: (kindNamed(folded) ?? (folded === 'wis' ? 'instruction' : undefined));
		if (!kind || kind === 'unknown') continue;
		// A repository may be called "templates" or "records"; only the folder next to the file says what it is.
		if (up > 0 && (kind === 'form' || kind === 'record' || kind === 'external')) continue;
		return kind;
	}
	return undefined;
}

/** What tells the kind of a document. `kinds` are the globs of the configuration. */
export interface KindFacts {
	readonly path: string;
	readonly title: string;
	readonly metadata: Metadata;
	readonly kinds: readonly {readonly glob: string; readonly kind: DocumentKind}[];
	/** The kind of a `qms: kind` directive. */
	readonly directive: DocumentKind | undefined;
}

/** A document's kind and where it was read. `certain` where the document or the configuration says it, be it by the id. */
export interface Kind {
	readonly kind: DocumentKind;
	readonly source: MetadataSource | 'none';
	readonly certain: boolean;
}

/** A document's kind: front matter, directive, configuration, id, file name, title, folder, in this order. */
export function kindOf({path, title, metadata, kinds, directive}: KindFacts): Kind {
	if (metadata.kind) return {kind: metadata.kind.value, source: metadata.kind.source, certain: true};
	if (directive) return {kind: directive, source: 'directive', certain: true};
	const configured = kinds.find(({glob}) => globTest(glob)(path));
	if (configured) return {kind: configured.kind, source: 'path', certain: true};
	const byId = metadata.id && kindOfId(metadata.id.value);
	if (byId) return {kind: byId, source: metadata.id?.source ?? 'heading', certain: true};
	return {...kindBySigns({path, title, metadata}), certain: false};
}

/** Titles of these end in a word that procedures have in their titles as well: "Incident report", "Contingency plan". */
const looseTitles: ReadonlySet<DocumentKind> = new Set<DocumentKind>(['record', 'plan', 'register']);
/** Folders of these hold what is worked by. */
const workedBy: ReadonlySet<DocumentKind> = new Set<DocumentKind>(['procedure', 'instruction', 'process', 'policy']);

/** What names tell, the folder last: people file a procedure under the manual, and a form beside the procedure. */
function kindBySigns({path, title, metadata}: Pick<KindFacts, 'path' | 'title' | 'metadata'>): Omit<Kind, 'certain'> {
	const fileName = path.slice(path.lastIndexOf('/') + 1).replace(/\.[^.]+$/, '');
	const byFile = kindOfId(fileName.replace(/^[A-Z]{2,5}[-_ ](?=[A-Z]{1,4}[-_ ]?\d)/, ''));
	if (byFile) return {kind: byFile, source: 'file-name'};
	const headed = /^([A-Z]{2,5})\s*[–—:-]\s/u.exec(title)?.[1];
	const byTitle = (headed === undefined ? undefined : byPrefix(`${headed} `, prefixes)) ?? kindOfTitle(title);
	const byFolder = kindOfFolders(path);
	if (byTitle && byFolder && looseTitles.has(byTitle) && workedBy.has(byFolder))
		return {kind: byFolder, source: 'path'};
	if (byTitle) return {kind: byTitle, source: 'heading'};
	const byName = kindOfTitle(fileName.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2'));
	if (byName && !(byFolder && looseTitles.has(byName))) return {kind: byName, source: 'file-name'};
	if (byFolder) return {kind: byFolder, source: 'path'};
	const weak = byPrefix(metadata.id?.value ?? fileName, weakPrefixes);
	if (weak) return {kind: weak, source: metadata.id?.source ?? 'file-name'};
	return {kind: controlsOf(metadata) >= 2 ? 'procedure' : 'unknown', source: 'none'};
}

/** How many control data a head carries: with two, a document that names no kind is read as the commonest one. */
export function controlsOf(metadata: Metadata): number {
	const {id, version, status, owner, approver, approved, effective, reviewNext, reviewLast, reviewInterval} = metadata;
	const review = reviewNext ?? reviewLast ?? reviewInterval;
	return [id, version, status, owner, approver, approved, effective, review].filter(
		value => value && value.source !== 'file-name',
	).length;
}
