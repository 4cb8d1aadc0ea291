import type {SectionRole} from './document.ts';
import {foldedWords} from '../text/fold.ts';

// Folded headings by role; a trailing `*` allows further words. Compared after numbers, parentheses and names of
// standards are taken off.
const headings: Readonly<Record<Exclude<SectionRole, 'body'>, readonly string[]>> = {
	purpose: [
		'purpose', 'objective', 'aim', 'introduction', 'overview', 'background', 'purpose and scope', 'scope and purpose',
		'what this is for', 'what is this for', 'what it is for', 'what this document is for', 'what this procedure is for', 'why this document', 'why we have this procedure', 'purpose of this document', 'purpose of the document', 'purpose of this procedure', 'purpose of the procedure', 'about this document',
		'zweck', 'zweck des dokuments', 'zweck dieses dokuments', 'ziel', 'zielsetzung', 'zweck und geltungsbereich', 'zweck und anwendungsbereich', 'ziel und zweck', 'zweck und ziel', 'wozu', 'wozu dieses dokument', 'wozu das dient', 'wozu dient dieses dokument', 'worum es geht', 'einleitung', 'einfuhrung', 'uberblick',
		'objeto', 'objetivo', 'objetivos', 'finalidad', 'proposito', 'objetivo del documento', 'objetivo del procedimiento', 'objeto del documento', 'para que sirve', 'para que sirve este documento', 'para que sirve este procedimiento', 'objeto y alcance', 'objetivo y alcance', 'introduccion',
		'objet', 'but', 'finalite', 'objectif', 'objet du document', 'objet de la procedure', 'a quoi ca sert', 'a quoi sert ce document', 'a quoi sert cette procedure', 'pourquoi ce document', 'objet et domaine d application', 'objet et perimetre',
	],
	scope: [
		'scope', 'scope and applicability', 'applicability', 'field of application', 'scope of application', 'scope of this procedure', 'area of application',
		'anwendungsbereich', 'geltungsbereich', 'gultigkeitsbereich', 'geltung',
		'alcance', 'campo de aplicacion', 'ambito de aplicacion', 'ambito', 'aplicacion', 'alcance y aplicacion',
		'domaine d application', 'perimetre', 'champ d application', 'perimetre d application',
	],
	inputs: [
		'inputs', 'input', 'process inputs', 'review inputs', 'required inputs', 'agenda', 'triggers', 'sources',
		'eingaben', 'eingabe', 'inputs des prozesses', 'tagesordnung', 'ausloser',
		'entradas', 'elementos de entrada', 'orden del dia', 'elements d entree', 'donnees d entree', 'entrees', 'ordre du jour',
	],
	records: [
		'records', 'records and retention', 'quality records', 'associated records', 'records and documentation', 'record keeping', 'records generated', 'records and evidence',
		'aufzeichnungen', 'nachweise', 'aufzeichnungen und nachweise', 'dokumentation und aufzeichnungen', 'mitgeltende aufzeichnungen',
		'registros', 'registros asociados', 'registros generados', 'registros de calidad', 'formatos y registros', 'evidencias',
		'enregistrements', 'enregistrements associes', 'enregistrements qualite',
	],
	responsibilities: [
		'roles', 'responsibilities', 'roles and responsibilities', 'responsibilities and authorities', 'roles responsibilities and authorities', 'responsibility', 'responsibility and authority', 'responsible persons',
		'verantwortlichkeiten', 'verantwortlichkeit', 'zustandigkeiten', 'zustandigkeit', 'zustandigkeiten und verantwortlichkeiten', 'verantwortung', 'rollen', 'rollen und verantwortlichkeiten', 'aufgaben und verantwortlichkeiten',
		'responsabilidades', 'responsabilidad', 'roles y responsabilidades', 'responsables', 'responsabilidades y autoridades', 'responsabilidades y autoridad',
		'responsabilites', 'responsabilite', 'roles et responsabilites', 'responsables et roles', 'responsabilites et autorites',
	],
	references: [
		'references', 'reference', 'reference documents', 'related documents', 'normative references', 'related policies*', 'see also', 'applicable documents', 'referenced documents', 'related documentation', 'associated documents', 'related links', 'further reading', 'links', 'references and related documents', 'related procedures', 'related forms', 'supporting documents',
		'mitgeltende*', 'referenzen', 'verweise', 'referenzdokumente', 'verwandte dokumente', 'weitere dokumente', 'zugehorige dokumente',
		'referencias', 'documentos relacionados', 'documentos de referencia', 'referencias normativas', 'documentacion de referencia', 'documentacion relacionada', 'documentos asociados', 'normativa de referencia', 'anexos relacionados',
		'documents associes', 'documents de reference', 'references normatives', 'documents lies', 'documents applicables', 'references documentaires',
	],
	definitions: [
		'definitions', 'terms and definitions', 'definitions and abbreviations', 'definitions and acronyms', 'abbreviations', 'abbreviations and definitions', 'glossary', 'acronyms', 'terminology', 'terms', 'terms abbreviations and definitions', 'definition of terms',
		'begriffe*', 'definitionen*', 'abkurzungen*', 'glossar', 'begriffsbestimmungen',
		'definiciones*', 'terminos', 'terminos y definiciones', 'abreviaturas*', 'glosario', 'siglas',
		'definitions et abreviations', 'glossaire', 'termes et definitions', 'termes', 'abreviations*', 'terminologie',
	],
	history: [
		'revision history', 'change history', 'version history', 'document history', 'change log', 'changelog', 'history', 'document control', 'revisions', 'revision table', 'document revision history', 'revision control', 'document information', 'document status', 'record of changes', 'record of revisions', 'amendment history', 'amendments', 'approvals', 'approval', 'document approval', 'sign off', 'signatures', 'version control', 'document metadata', 'metadata', 'document details',
		'anderungshistorie', 'revisionsstand', 'historie', 'anderungsverzeichnis', 'anderungsnachweis', 'anderungen', 'versionshistorie', 'dokumenthistorie', 'dokumentenhistorie', 'revisionshistorie', 'revisionen', 'freigabe', 'dokumenteninformationen', 'dokumentlenkung', 'dokumenteninformation', 'versionen',
		'historial', 'historial de cambios', 'historial de revisiones', 'historial de versiones', 'historial del documento', 'control de cambios del documento', 'control de cambios', 'control de versiones', 'historia de revisiones', 'registro de cambios', 'control de revisiones', 'revisiones', 'aprobacion', 'aprobaciones', 'firmas', 'control documental', 'informacion del documento', 'hoja de control de cambios',
		'historique', 'historique des versions', 'historique des revisions', 'historique des modifications', 'historique du document', 'suivi des modifications', 'suivi des versions', 'gestion des versions', 'approbation', 'approbations', 'evolutions', 'tableau des revisions', 'validation du document',
	],
	toc: ['table of contents', 'contents', 'toc', 'content', 'on this page', 'inhaltsverzeichnis', 'inhalt', 'indice', 'tabla de contenido', 'tabla de contenidos', 'contenido', 'indice general', 'sommaire', 'table des matieres'],
	matrix: [
		'clause matrix', 'iso 9001 clause*', 'iso 9001 mapping*', 'iso 9001 cross reference*', 'iso 9001 matrix', 'iso 9001 coverage', 'conformance matrix', 'cross reference*', 'compliance matrix', 'mapping to iso*', 'iso mapping', 'clause mapping', 'clause mapping*', 'regulatory basis', 'traceability to iso*', 'iso clause references', 'iso references', 'standard references', 'iso requirements mapping', 'requirements matrix', 'regulatory mapping',
		'normbezug', 'normreferenzen', 'normenmatrix', 'normbezuge', 'zuordnung zur norm', 'querverweismatrix',
		'matriz de requisitos', 'matriz de correspondencia', 'correspondencia con la norma', 'requisitos de la norma', 'correspondance avec la norme', 'matrice de correspondance', 'table de correspondance', 'exigences de la norme',
	],
	'open-points': [
		'open questions', 'open points', 'open issues', 'to do', 'to dos', 'todos', 'todo', 'open items', 'next steps', 'future work', 'planned improvements',
		'offene fragen', 'offene punkte', 'puntos abiertos', 'pendientes', 'temas pendientes', 'por hacer', 'points ouverts', 'questions ouvertes', 'a faire',
	],
	keywords: ['keywords', 'tags', 'key words', 'schlagworte', 'schlagworter', 'stichworte', 'palabras clave', 'mots cles'],
	examples: ['example*', 'sample', 'samples', 'beispiel*', 'ejemplo*', 'exemple*', 'worked example*'],
	notes: ['note', 'notes', 'notes to reader', 'guidance', 'guidance notes', 'tips', 'hints', 'hinweis', 'hinweise', 'anmerkung', 'anmerkungen', 'bemerkungen', 'nota', 'notas', 'observaciones', 'remarque', 'remarques'],
};

// These name a document's own history only where nothing but tables, key and value lines or versions stand under them: a
// manual has a section on document control, too. As the title of a document every name of a history is taken so.
const historyWithoutProse = new Set([
	'document control', 'revisions', 'revision control', 'version control', 'approvals', 'approval', 'document approval', 'sign off', 'signatures', 'amendments', 'record of changes', 'changelog', 'document information', 'document status', 'document details', 'metadata', 'document metadata', 'anderungen', 'freigabe', 'dokumentlenkung', 'dokumenteninformation', 'dokumenteninformationen', 'versionen', 'revisionen', 'control de cambios', 'control de versiones', 'control de revisiones', 'control documental', 'registro de cambios', 'aprobacion', 'aprobaciones', 'firmas', 'revisiones', 'informacion del documento', 'gestion des versions', 'suivi des modifications', 'suivi des versions', 'approbation', 'approbations', 'evolutions', 'validation du document',
]);

const exact = new Map<string, SectionRole>();
const prefixes: [string, SectionRole][] = [];
for (const [role, phrases] of Object.entries(headings) as [SectionRole, readonly string[]][]) {
	for (const phrase of phrases) {
		if (phrase.endsWith('*')) prefixes.push([phrase.slice(0, -1), role]);
		else exact.set(phrase, role);
	}
}

/** Roles that hold for every subsection too. */
export const inheritedRoles: ReadonlySet<SectionRole> = new Set<SectionRole>(['references', 'definitions', 'history', 'toc', 'matrix', 'open-points', 'keywords', 'examples']);

/**
 * What a section is for, by its heading. `prose` tells whether sentences stand in it or in its subsections; `title` whether
 * it is the document's title, which says what the document is about and not what its section is for.
 */
export function sectionRoleOf(heading: string, prose: () => boolean, title: boolean): SectionRole {
	if (heading === '') return 'body';
	const folded = strippedHeading(heading);
	const found = exact.get(folded) ?? prefixes.find(([prefix]) => folded.startsWith(prefix))?.[1] ?? 'body';
	if (found === 'history' && (title || historyWithoutProse.has(folded)) && prose()) return 'body';
	return title && !inheritedRoles.has(found) ? 'body' : found;
}

const version = /^\W*(?:unreleased|(?:(?:version|revision|rev|release|edition|issue|ausgabe|stand|versi[oó]n|revisi[oó]n|r[eé]vision|[ée]dition)\b[\s.:]*(?:[a-z]|\d[\d.]*)|v?\d+(?:\.\d+)+|v\d+|\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./]\d{2,4})[^\p{L}]*)$/iu;

/** True where a heading names nothing but a version or a day, as the entries of a history do. */
export function isVersion(heading: string): boolean {
	return version.test(heading);
}

const numbering = /^\s*(?:(?:section|kapitel|chapter|cap[ií]tulo|chapitre|annex|appendix|anhang|anexo|annexe)\s+)?(?:§\s*)?(?:\d{1,3}(?:\.\d{1,3}){0,6}|[A-Z])[.):]?[\s\u2013\u2014-]+/iu;
const singleLetter = /^\s*[A-Za-z][\s-]/;

/** A heading folded, without its number, parentheses and any reference to a standard. */
export function strippedHeading(heading: string): string {
	const open = heading.replace(/\([^()]*\)/g, ' ');
	const bare = singleLetter.test(open) ? open : open.replace(numbering, ' ');
	const words = foldedWords(bare.trim() === '' ? heading : bare);
	return words.join(' ').replace(/ ?\b(?:iso|en|din|iatf)( \d{3,5})( \d{4})?$/, '').trim();
}
