import {foldText} from '../text/fold.ts';

/** Metadata keys as the product calls them; `review.next` is written nested or with a dot. */
export type CanonicalKey =
	| 'id' | 'title' | 'kind' | 'version' | 'status' | 'owner' | 'approver' | 'approved' | 'effective' | 'review.last' | 'review.next'
	| 'review.interval' | 'language' | 'supersedes' | 'applies-to' | 'records' | 'standards.iso9001' | 'outcomes' | 'covers'
	| 'author' | 'reviewer' | 'created' | 'updated' | 'department' | 'confidentiality' | 'keywords' | 'description' | 'notes';

// Names met in real repositories, folded: lower case, no diacritics, blanks for hyphens, underscores and dots.
const names: Readonly<Record<CanonicalKey, readonly string[]>> = {
	id: [
		'id', 'doc id', 'docid', 'document id', 'document no', 'document nr', 'document number', 'doc no', 'doc number', 'doc nr', 'document code', 'doc code', 'document reference', 'document ref', 'document identifier', 'identifier', 'procedure no', 'procedure number', 'procedure id', 'sop no', 'sop number', 'sop id', 'policy id', 'policy number', 'process id', 'form no', 'form number', 'control number', 'document control number', 'code', 'reference', 'ref', 'slug',
		'dokument nr', 'dokumenten nr', 'dokumentennummer', 'dokumentnummer', 'dokument id', 'dokumenten id', 'dok nr', 'doknr', 'kennung', 'dokumentkennung', 'dokumentenkennung', 'kennzeichen', 'dokumentencode', 'prozess id',
		'codigo', 'codigo del documento', 'codigo de documento', 'codigo documento', 'cod', 'numero de documento', 'no de documento', 'n documento', 'identificacion', 'referencia', 'clave',
		'reference du document', 'reference document', 'numero du document', 'n document', 'no document', 'code document', 'code du document', 'identifiant', 'cote',
	],
	title: [
		'title', 'document title', 'doc title', 'document name', 'name', 'subject', 'procedure name', 'procedure title', 'policy name', 'policy title', 'process name',
		'titel', 'dokumenttitel', 'dokumententitel', 'dokumentname', 'bezeichnung', 'thema', 'titulo', 'titulo del documento', 'nombre', 'nombre del documento', 'denominacion', 'titre', 'titre du document', 'intitule', 'nom du document', 'objet du document',
	],
	kind: [
		'kind', 'type', 'doc type', 'doctype', 'document type', 'type of document', 'document kind', 'category', 'document category', 'document class', 'dokumententyp', 'dokumenttyp', 'dokumentart', 'dokumentenart', 'art', 'typ', 'kategorie',
		'tipo', 'tipo de documento', 'tipo documento', 'clase de documento', 'categoria', 'type de document', 'type document', 'nature du document', 'categorie',
	],
	version: [
		'version', 'versions', 'ver', 'version no', 'version number', 'document version', 'doc version', 'current version', 'revision', 'rev', 'rev no', 'revision no', 'revision number', 'document revision', 'current revision', 'edition of document', 'edition', 'issue', 'issue no', 'issue number',
		'versionsnummer', 'versionsnr', 'versionsstand', 'dokumentversion', 'dokumentenversion', 'revisionsstand', 'revisionsnummer', 'revisionsnr', 'revisionsindex', 'anderungsstand', 'anderungsindex', 'ausgabe', 'ausgabestand', 'stand',
		'version del documento', 'no de version', 'numero de version', 'revision actual', 'no de revision', 'numero de revision', 'n revision', 'edicion', 'version actual', 'version vigente',
		'version du document', 'no de version', 'indice', 'indice de revision', 'indice de version', 'numero de revision', 'revision du document',
	],
	status: [
		'status', 'state', 'document status', 'doc status', 'lifecycle', 'lifecycle status', 'approval status', 'release status', 'lifecycle state', 'document state',
		'dokumentstatus', 'dokumentenstatus', 'zustand', 'freigabestatus', 'bearbeitungsstatus', 'estado', 'estado del documento', 'estatus', 'situacion', 'statut', 'statut du document', 'etat', 'etat du document',
	],
	owner: [
		'owner', 'owners', 'document owner', 'doc owner', 'process owner', 'policy owner', 'procedure owner', 'procedure responsible', 'responsible', 'responsible person', 'responsible party', 'responsible role', 'person responsible', 'responsible department', 'accountable', 'accountable role', 'maintainer', 'maintainers', 'maintained by', 'owned by', 'business owner', 'custodian', 'document custodian', 'author role', 'owner role', 'steward', 'dri',
		'verantwortlich', 'verantwortlicher', 'verantwortliche', 'verantwortliche r', 'dokumentverantwortlicher', 'dokumentenverantwortlicher', 'dokumentverantwortung', 'dokumentenverantwortung', 'dokumenteneigner', 'eigner', 'eigentumer', 'dokumenteneigentumer', 'prozesseigner', 'prozesseigentumer', 'prozessverantwortlicher', 'prozessverantwortliche', 'prozessverantwortung', 'verantwortung', 'inhaber', 'federfuhrung',
		'responsable', 'responsable del documento', 'responsable del proceso', 'responsable de proceso', 'propietario', 'propietario del documento', 'propietario del proceso', 'dueno', 'dueno del proceso', 'dueno del documento', 'titular', 'encargado', 'area responsable', 'lider del proceso',
		'responsable du document', 'responsable document', 'responsable du processus', 'proprietaire', 'proprietaire du document', 'proprietaire du processus', 'pilote', 'pilote du processus', 'pilote de processus', 'detenteur', 'gestionnaire',
	],
	approver: [
		'approver', 'approvers', 'approved by', 'approval by', 'approving authority', 'approval authority', 'authorised by', 'authorized by', 'released by', 'signed off by', 'sign off by', 'document approver', 'approver name', 'approver role', 'reviewed and approved by', 'checked and approved by',
		'freigegeben von', 'freigegeben durch', 'freigabe durch', 'freigabe von', 'freigeber', 'genehmigt von', 'genehmigt durch', 'genehmiger', 'freigebende stelle', 'gepruft und freigegeben', 'gepruft und freigegeben von',
		'aprueba', 'aprobado por', 'aprobo', 'aprobador', 'autorizado por', 'autoriza', 'aprobacion por', 'aprobado', 'revisa y aprueba', 'revisado y aprobado', 'revisado y aprobado por', 'reviso y aprobo',
		'approuve par', 'approbateur', 'approbation par', 'valide par', 'validation par', 'valideur', 'autorise par', 'approbation', 'verifie et approuve par',
	],
	approved: [
		'approved', 'approved on', 'approved date', 'approval date', 'date approved', 'date of approval', 'approval', 'approved at', 'release date', 'released on', 'date released', 'authorisation date', 'sign off date',
		'freigabedatum', 'freigegeben am', 'datum der freigabe', 'freigabe am', 'freigabe', 'genehmigt am', 'genehmigungsdatum', 'fecha de aprobacion', 'fecha aprobacion', 'aprobado el', 'fecha de autorizacion', 'date d approbation', 'date approbation', 'approuve le', 'date de validation', 'valide le',
	],
	effective: [
		'effective', 'effective date', 'date effective', 'effective from', 'effective on', 'in force', 'in force from', 'in effect from', 'valid from', 'validity date', 'start date', 'implementation date', 'issue date', 'date of issue', 'issued', 'issued on', 'date issued',
		'gultig ab', 'gultig seit', 'in kraft', 'in kraft seit', 'in kraft ab', 'inkrafttreten', 'gultigkeitsdatum', 'ausgabedatum', 'gultigkeit', 'gultigkeitsbeginn',
		'fecha de emision', 'fecha emision', 'fecha de vigencia', 'fecha vigencia', 'vigente desde', 'vigencia', 'en vigor desde', 'fecha de entrada en vigor', 'entrada en vigor', 'fecha efectiva', 'valido desde', 'en vigor',
		'date d application', 'date application', 'date d entree en vigueur', 'entree en vigueur', 'en vigueur', 'en vigueur depuis', 'applicable a partir du', 'date d effet', 'date de diffusion', 'applicable le', 'date d emission', 'mise en application',
	],
	'review.last': [
		'review last', 'last review', 'last reviewed', 'last review date', 'reviewed on', 'date reviewed', 'reviewed', 'reviewed date', 'date of last review', 'previous review', 'last reviewed on', 'last periodic review',
		'letzte uberprufung', 'zuletzt gepruft', 'letzte prufung', 'gepruft am', 'uberpruft am', 'letztes review', 'ultima revision', 'fecha de ultima revision', 'fecha ultima revision', 'revisado el', 'derniere revue', 'derniere revision', 'date de derniere revue', 'revu le', 'date de revision',
	],
	'review.next': [
		'review next', 'next review', 'next review date', 'review due', 'review due date', 'due for review', 'review by', 'review before', 'review date', 'next review due', 'date of next review', 'scheduled review', 'next scheduled review', 'next revision', 'review on', 'expiry date', 'expires', 'expiration date', 'valid until', 'valid to', 'next periodic review', 'date for review', 'renewal date',
		'nachste uberprufung', 'nachste prufung', 'nachstes review', 'uberprufung am', 'uberprufung bis', 'uberprufung fallig', 'wiedervorlage', 'gultig bis', 'prufung bis', 'nachste revision', 'ablaufdatum', 'nachste revision am',
		'proxima revision', 'fecha de proxima revision', 'fecha proxima revision', 'siguiente revision', 'revision prevista', 'fecha de revision prevista', 'valido hasta', 'vigente hasta', 'vencimiento', 'fecha de caducidad',
		'prochaine revue', 'prochaine revision', 'date de prochaine revue', 'date de prochaine revision', 'revue prevue', 'a revoir le', 'valable jusqu au', 'date d expiration', 'prochaine verification',
	],
	'review.interval': [
		'review interval', 'review cycle', 'review frequency', 'review period', 'frequency of review', 'review cadence', 'review schedule', 'periodic review', 'review every', 'review periodicity', 'revision frequency',
		'uberprufungsintervall', 'prufintervall', 'uberprufungszyklus', 'uberprufungsturnus', 'review intervall', 'reviewzyklus', 'prufzyklus', 'turnus', 'intervalo de revision', 'frecuencia de revision', 'periodicidad de revision', 'ciclo de revision', 'periodo de revision', 'periodicite de revue', 'frequence de revue', 'periodicite de revision', 'frequence de revision', 'cycle de revue', 'intervalle de revue',
	],
	language: ['language', 'lang', 'locale', 'sprache', 'idioma', 'lengua', 'langue'],
	supersedes: ['supersedes', 'replaces', 'superseded document', 'superseded documents', 'replaces document', 'previous document', 'ersetzt', 'ersetzt dokument', 'ablosung von', 'sustituye', 'sustituye a', 'reemplaza', 'reemplaza a', 'deroga', 'remplace', 'annule et remplace', 'remplace le document'],
	'applies-to': ['applies to', 'applicable to', 'applicability', 'applicable processes', 'processes', 'sites', 'gilt fur', 'anwendbar auf', 'geltungsbereich', 'aplica a', 'aplicable a', 's applique a', 'applicable a'],
	records: ['records', 'record', 'quality records', 'aufzeichnungen', 'registros', 'enregistrements'],
	'standards.iso9001': [
		'standards iso9001', 'standards iso 9001', 'iso9001', 'iso 9001', 'iso 9001 2015', 'iso clause', 'iso clauses', 'iso 9001 clause', 'iso 9001 clauses', 'iso 9001 2015 clause', 'iso9001 clause', 'iso9001 clauses', 'clause', 'clauses', 'iso standard', 'iso reference', 'iso ref', 'iso 9001 reference', 'iso 9001 ref', 'standard clause', 'standard clauses', 'norm', 'normkapitel', 'normbezug', 'normabschnitt', 'normreferenz', 'iso kapitel', 'clausula', 'clausulas', 'clausula iso', 'apartado', 'apartado de la norma', 'apartado norma', 'requisito iso', 'requisitos iso', 'norma', 'chapitre', 'chapitres', 'chapitre iso', 'exigence iso', 'exigences iso', 'norme',
	],
	outcomes: ['outcomes', 'outcome', 'expected outcomes', 'qms outcomes', 'expected outcome'],
	covers: ['covers', 'qms covers'],
	author: ['author', 'authors', 'prepared by', 'written by', 'created by', 'drafted by', 'prepared', 'originator', 'editor', 'autor', 'verfasser', 'verfasserin', 'ersteller', 'erstellt von', 'erstellt durch', 'bearbeiter', 'redaktion', 'elaborado por', 'elaboro', 'elabora', 'redactado por', 'preparado por', 'elaborado', 'auteur', 'redacteur', 'redige par', 'etabli par', 'elabore par', 'redaction'],
	reviewer: ['reviewer', 'reviewers', 'reviewed by', 'checked by', 'verified by', 'gepruft von', 'gepruft durch', 'prufer', 'uberpruft von', 'revisado por', 'reviso', 'revisa', 'verificado por', 'revisor', 'verifie par', 'verificateur', 'revu par', 'relu par', 'verification', 'relecteur'],
	created: ['created', 'created on', 'creation date', 'date created', 'created at', 'date', 'datum', 'erstellt am', 'erstellungsdatum', 'erstellt', 'fecha', 'fecha de creacion', 'fecha de elaboracion', 'date de creation', 'cree le'],
	updated: ['updated', 'updated on', 'last updated', 'last update', 'date updated', 'last modified', 'modified', 'lastmod', 'last revised', 'revised', 'revision date', 'date of revision', 'last change', 'aktualisiert', 'aktualisiert am', 'letzte anderung', 'geandert am', 'zuletzt geandert', 'anderungsdatum', 'revisionsdatum', 'fecha de revision', 'fecha revision', 'ultima actualizacion', 'fecha de actualizacion', 'actualizado', 'mise a jour', 'derniere mise a jour', 'date de mise a jour', 'mis a jour le', 'date de modification', 'modifie le'],
	department: ['department', 'dept', 'division', 'unit', 'function', 'site', 'location', 'company', 'organization', 'organisation', 'team', 'abteilung', 'bereich', 'standort', 'unternehmen', 'organisationseinheit', 'departamento', 'area', 'empresa', 'organizacion', 'service', 'departement', 'entreprise'],
	confidentiality: ['confidentiality', 'classification', 'confidentiality level', 'document classification', 'security classification', 'distribution', 'distribution list', 'access', 'visibility', 'vertraulichkeit', 'klassifizierung', 'verteiler', 'clasificacion', 'confidencialidad', 'distribucion', 'lista de distribucion', 'confidentialite', 'diffusion', 'liste de diffusion'],
	keywords: ['keywords', 'tags', 'tag', 'labels', 'key words', 'schlagworte', 'stichworte', 'palabras clave', 'etiquetas', 'mots cles'],
	description: ['description', 'summary', 'abstract', 'subtitle', 'excerpt', 'beschreibung', 'zusammenfassung', 'kurzbeschreibung', 'descripcion', 'resumen', 'resume'],
	notes: ['notes', 'note', 'comment', 'comments', 'remarks', 'bemerkung', 'bemerkungen', 'hinweis', 'observaciones', 'notas', 'remarques', 'commentaires'],
};

// Keys that mean something else as often: taken only with a value of the right shape.
const loose = new Set(['slug', 'code', 'reference', 'ref', 'name', 'category', 'type', 'art', 'typ', 'kategorie', 'categoria', 'categorie', 'tipo', 'subject', 'thema', 'state', 'stand', 'estado', 'indice', 'issue', 'edition', 'referencia', 'clave', 'approval', 'approbation', 'freigabe', 'aprobado', 'effective', 'approved', 'norm', 'norma', 'norme', 'iso standard', 'processes', 'lifecycle', 'cod', 'cote', 'zustand', 'situacion']);

const canonical = new Map<string, CanonicalKey>();
for (const [key, aliases] of Object.entries(names) as [CanonicalKey, readonly string[]][]) for (const alias of aliases) if (!canonical.has(alias)) canonical.set(alias, key);

/** All canonical keys, for suggestions and completion. */
export const canonicalKeys: readonly string[] = Object.keys(names);

/** Looks keys up in the table above and in the team's own names, which win. */
export class KeyTable {
	readonly #own = new Map<string, string>();

	/** `own` maps a canonical key to extra names. */
	constructor(own: Readonly<Record<string, readonly string[]>>) {
		for (const [key, aliases] of Object.entries(own)) for (const alias of aliases) this.#own.set(foldKey(alias), key);
	}

	/** The canonical key of a key as written, `undefined` where nobody uses it so. */
	canonical(key: string): string | undefined {
		const folded = foldKey(key);
		return this.#own.get(folded) ?? canonical.get(folded);
	}

	/** True where the key alone does not prove that the value is meant for its field. */
	isLoose(key: string): boolean {
		const folded = foldKey(key);
		return !this.#own.has(folded) && loose.has(folded);
	}
}

/** A key folded, with camel case taken apart: `docOwner`, `doc_owner` and `Doc. Owner` are one. */
export function foldKey(key: string): string {
	const known = foldedKeys.get(key);
	if (known !== undefined) return known;
	if (foldedKeys.size >= mostFolded) foldedKeys.clear();
	const folded = foldedKey(key);
	foldedKeys.set(key, folded);
	return folded;
}

// Documents have the same few keys over and over.
const foldedKeys = new Map<string, string>();
const mostFolded = 5000;

function foldedKey(key: string): string {
	return foldText(key.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2'));
}
