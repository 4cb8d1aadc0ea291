import {isYamlFile} from '../text/fileTypes.ts';
import {KeyTable} from './aliases.ts';
import type {Stub} from './document.ts';
import {kindOfId, kindOfTitle} from './kinds.ts';
import {foreignFolder, isOfExamples, isOfSoftware, isStrong, isWeak, repositoryFiles, rootFiles} from './fileNames.ts';
import {processNodes} from './process.ts';
import {fileStem} from './titles.ts';
import {kindNamed} from './values.ts';
import {describe, type Vocabulary, vocabularyOf} from './vocabulary.ts';
import {yamlTree} from './yamlText.ts';
import {findFrontMatter, isForeign} from '../syntax/frontMatter.ts';
import type {YamlTree} from '../syntax/yamlTree.ts';
import {foldText, tokenise} from '../text/fold.ts';
import {isPending} from './template.ts';
import {words} from './words.ts';

/** Whether a file belongs to the QMS, and why, in words for `--list-files`. */
export interface Classification {
	readonly qms: boolean;
	readonly reason: string;
	/** Of a file in which nothing stands yet. */
	readonly stub?: Stub;
}

/** A file by its path from the root, with what it says. */
interface File {
	readonly path: string;
	readonly text: string;
}

/** What the choice needs of the configuration. */
export interface DiscoverOptions {
	readonly keys: Readonly<Record<string, readonly string[]>>;
	/** See `ModelOptions.listed`. */
	readonly listed?: boolean;
}

const softwareHeadings =
	/^(?:install(?:ation|ing)?|usage|getting started|quick ?start|api|api reference|options|configuration|build(?:ing)?|development|contributing|license|examples?|cli|commands?|requirements|dependencies|methods|parameters|props|compatibility|changelog|migration|troubleshooting)$/;

// Subjects of a management system in titles, folded.
const topic = new RegExp(`\\b(?:${words.topics.management.join('|')})\\b`);

/** What speaks for a document that no configuration names, in points. */
const pointsFor = {
	/** Three kinds of control data or more, such as an id, an owner and a status. */
	controlled: 3,
	/** Two kinds of control data. */
	partlyControlled: 2,
	/** A folder that is named for a quality management system. */
	qualityFolder: 2,
	/** A kind that only such systems have in its id or title, such as a procedure. */
	kind: 1,
	/** A kind that other folders have as well, such as a plan. */
	commonKind: 0.5,
	/** A title about a subject of a management system. */
	topic: 1,
	/** A title that says that people work by it. */
	instruction: 1.5,
} as const;
/** Points for folders that a system may have, such as `forms`: by how many of them lie above each other, at most two. */
const pointsForFolders = (count: number): number => Math.min(2, 0.5 + count / 2);

/** What speaks for documentation of software, in points. */
const pointsAgainst = {
	softwareFolder: 1,
	/** A folder of examples. */
	examples: 2,
	/** A title of what is written for customers, for the day or about tools. */
	aside: 1.5,
	/** More than a quarter of the text is code. */
	muchCode: 1,
	/** Inline code at every twelfth word, or at every twenty-fifth. */
	manyTicks: 2,
	someTicks: 1,
	/** Two headings such as Installation and Usage. */
	softwareHeadings: 2,
} as const;
// The same in further languages, and for laws and inspections.
const furtherTopic =
	/\b(?:quality|legal register|register of (?:laws|legal requirements)|legal (?:requirements|obligations)|inspection (?:form|report|record|sheet|plan|checklist)s?|requisitos legales|hoja de inspeccion|exigences legales|veille reglementaire|fiche de controle|kwaliteit\w*|klachten?|audits?|leveranciers?|qualita|reclami|fornitori|non conformita|qualidade|fornecedores|nao conformidade\w*|complaints?|nonconform\w*|corrective|preventive|internal audit\w*|audit program\w*|management review|incident (?:response|management|handling)|problem management|change (?:management|control)|release (?:management|process)|risk (?:management|assessment|register)|document control|records? management|supplier\w*|vendor management|third party management|procurement|purchasing|calibration|maintenance plan|training (?:plan|program\w*|process)|competenc\w*|onboarding process|customer (?:support|service|feedback|satisfaction)|escalation\w*|post ?mortems?|retrospectives?|lessons learned|continuous improvement|business continuity|objectives and key results|okrs?|kpis?|stakeholders?|design control|traceability|reklamation\w*|beschwerde\w*|korrekturmassnahme\w*|fehler\w*|managementbewertung|lieferant\w*|beschaffung|einkauf|schulung\w*|prufmittel\w*|rechtskataster|rechtsverzeichnis|wareneingang\w*|dokumentenlenkung|risiko\w*|kundenzufriedenheit|auditprogramm|calidad|quejas?|reclamaciones|no conformidad\w*|acciones correctivas|auditoria\w*|revision por la direccion|proveedores|compras|capacitacion|formacion|calibracion|riesgos|satisfaccion del cliente|qualite|reclamations?|non conformites?|actions correctives|audits?|revue de direction|fournisseurs?|achats|etalonnage|risques|satisfaction client)\b/;

// A document that says of itself that somebody works by it, whatever head it has.
const instruction =
	/\b(?:work instructions?|standard operating procedures?|sop|arbeitsanweisung(?:en)?|verfahrensanweisung(?:en)?|prufanweisung(?:en)?|instruccion(?:es)? de trabajo|procedimiento (?:operativo|normalizado)|instructions? de travail|modes? operatoires?|istruzion[ei] operativ[ae]|procedura operativa|instruc(?:ao|oes) de trabalho|procedimento operacional|werkinstructies?)\b/;

// What is written for customers, for the day or about the tools that are used, and is no document of the system.
const aside =
	/\b(?:pricing|price list|preise|preisliste|precios|tarifs?|features?|landing page|newsletter|kubeweekly|blog|press|marketing|social media|branding|style guide|pitch|proposal|meeting notes?|meeting minutes|standup|agenda|sitzungsprotokoll|todo|to do|roadmap|backlog|sprint|changelog|release notes|faq|glossary|app summary|job (?:ad|ads|posting|offer)s?|vacanc(?:y|ies)|stellenanzeige|benefits|holidays?|time off|vacation|urlaub|vacaciones|conges|perks|swag|expenses|travel|case stud(?:y|ies)|chat|prompts?)\b/;

// Systems beside that of quality, by their words in a title.
const otherSystems: readonly (readonly [name: string, words: RegExp])[] = [
	[
		'information security',
		/\b(?:information security|infosec|cyber ?security|it security|security polic(?:y|ies)|isms|passwords?|encryption|cryptograph\w*|access control|acceptable use|vulnerabilit\w*|penetration test\w*|malware|anti ?virus|mfa|multi factor|authentication|firewall|mobile devices?|byod|informationssicherheit\w*|it sicherheit\w*|datensicherheit\w*|passwort\w*|zugriffs\w*|seguridad de la informacion|ciberseguridad|contrasenas?|securite (?:de l information|des systemes)|cybersecurite|mots? de passe|sicurezza delle informazioni|seguranca da informacao|informatiebeveiliging)\b/,
	],
	[
		'privacy',
		/\b(?:privacy|data protection|gdpr|dsgvo|datenschutz\w*|rgpd|proteccion de datos|privacidad|protection des donnees|politique de confidentialite|cookies?|protezione dei dati|privacidade|protecao de dados|privacybeleid)\b/,
	],
	[
		'environment',
		/\b(?:environmental (?:polic(?:y|ies)|management|aspects?|objectives)|umweltpolitik|umweltmanagement\w*|umweltaspekte|politica (?:medio ?)?ambiental(?:e)?|gestion ambiental|politique environnementale|sustainability|milieubeleid)\b/,
	],
	[
		'health and safety',
		/\b(?:occupational (?:health|safety)|health and safety|health safety|safety polic(?:y|ies)|ohs\w*|ehs|hse|arbeitssicherheit|arbeitsschutz|gesundheitsschutz|seguridad y salud|riesgos laborales|sante (?:et )?securite|securite au travail|hygiene et securite|salute e sicurezza|arbobeleid)\b/,
	],
];
const ofQuality =
	/\b(?:quality|qualit\w*|calidad|qm|qms|imss?|sgi|integrated|integriert\w*|integrad[oa]|integre|nonconform\w*|complaints?|customers?|suppliers?|kunden\w*|lieferant\w*|clientes?|proveedor\w*|clients?|fournisseurs?)\b/;

/** The name of another management system that a document belongs to by its title, unless it speaks of quality as well. */
function otherSystem(names: string, {strong}: Vocabulary): string | undefined {
	if (strong >= 3 || ofQuality.test(names)) return undefined;
	return otherSystems.find(([, words]) => words.test(names))?.[0];
}

/** Points at which a document without configuration is taken. */
const enough = 2;

/** Kinds that folders of other things have as well. */
const commonKinds: ReadonlySet<string> = new Set(['plan', 'record', 'instruction', 'form']);

/** Decides by path and text whether a file belongs to the QMS. Costs a fraction of parsing it, but for YAML, whose `tree` is given by whoever needs it after. */
export function classify(file: File, options: DiscoverOptions, tree = yamlTree(file.text)): Classification {
	const {path, text} = file;
	const placed = decidedByPlace(file, options);
	if (placed !== undefined) return placed;
	const folders = foldersOf(path);
	return isYamlFile(path) ? classifyYaml(text, tree, folders, options) : classifyMarkdown(path, text, folders, options);
}

/** Whether a file belongs to the QMS, or would if it said something of one. */
export function mayBelong(file: File, options: DiscoverOptions): boolean {
	return decidedByPlace(file, options)?.qms ?? true;
}

/** What the configuration, the folder or the name of a file decides, whatever else it says. */
function decidedByPlace({path, text}: File, options: DiscoverOptions): Classification | undefined {
	if (isReport(text)) return {qms: false, reason: 'is a report of qms-lens'};
	if (isYamlFile(path) && isCatalog(text)) return {qms: false, reason: 'is a catalogue of outcomes'};
	if (options.listed === true) return {qms: true, reason: 'named by include'};
	if (options.listed === false) return {qms: false, reason: 'excluded by include or exclude'};
	const folders = foldersOf(path);
	const hidden = foreignFolder(folders);
	if (hidden !== undefined) return {qms: false, reason: `lies in ${hidden}/`};
	// The page that a folder of the system opens with, and its code of conduct, are the organization's.
	const parent = folders.at(-1) ?? '';
	const readme =
		folders.length > 0 &&
		/^(?:readme|code[-_]of[-_]conduct)$/i.test(fileStem(path)) &&
		(isStrong(parent) || controlKeys(text.slice(0, 5000), new KeyTable(options.keys)).size >= 2);
	if ((repositoryFiles.test(fileStem(path)) && !readme) || (folders.length === 0 && rootFiles.test(fileStem(path))))
		return {qms: false, reason: 'describes the repository, not the organization'};
	return undefined;
}

/** The first line of reports in Markdown. They are full of the words of quality and may be kept beside the documents that they tell of. */
export const reportMark = '<!-- qms-lens report: tells of quality documents and is none of them -->';

/** A report is no document, whether or not the configuration names it: it would be judged by what it says of others. */
const isReport = (text: string): boolean => /^\s*<!-- qms-lens report\b/.test(text);

const foldersOf = (path: string): readonly string[] => path.split('/').slice(0, -1);

/** A catalogue says what is asked for and documents nothing, whether or not the configuration names it. */
const isCatalog = (text: string): boolean => /^schema\s*:\s*1\s*(?:#.*)?$/m.test(text) && /^outcomes\s*:/m.test(text);

function classifyYaml(
	text: string,
	tree: () => YamlTree,
	folders: readonly string[],
	options: DiscoverOptions,
): Classification {
	const processLike =
		/^\s*(?:-\s+)?(?:kind\s*:\s*process|process[_-]?(?:id|owner)|inputs|outputs|activities|measures|kpis|entradas|salidas|eingaben|entrees|processes)\b/im.test(
			text.slice(0, 20_000),
		);
	const controlled = controlKeys(text.slice(0, 4000), new KeyTable(options.keys)).size;
	if (!processLike && controlled < 2) return {qms: false, reason: 'is data of another kind'};
	const {documents, problems} = tree();
	if (processNodes(documents).length > 0) return {qms: true, reason: 'describes a process'};
	const inQms = folders.some(isStrong);
	if (problems.length > 0 && inQms && processLike)
		return {qms: true, reason: 'looks like a process that cannot be read'};
	if (controlled >= 3 || (controlled >= 2 && inQms)) return {qms: true, reason: 'carries document control data'};
	return {qms: false, reason: 'is data of another kind'};
}

function classifyMarkdown(
	path: string,
	text: string,
	folders: readonly string[],
	options: DiscoverOptions,
): Classification {
	const keys = new KeyTable(options.keys);
	const sample = text.slice(0, 60_000);
	if (/<!--\s*qms\s*:/i.test(sample)) return {qms: true, reason: 'carries a qms directive'};
	const control = controlKeys(sample.slice(0, 5000), keys);
	const prose = proseOf(sample);
	const vocabulary = vocabularyOf(tokenise(prose.text, 0).words);
	const signals: [points: number, reason: string][] = [];
	if (control.size >= 3)
		signals.push([pointsFor.controlled, `carries document control data (${[...control].slice(0, 3).join(', ')})`]);
	else if (control.size === 2)
		signals.push([pointsFor.partlyControlled, `carries document control data (${[...control].join(', ')})`]);
	const strong = folders.find(isStrong);
	const weak = folders.filter(isWeak);
	if (strong !== undefined) signals.push([pointsFor.qualityFolder, `lies in ${strong}/`]);
	else if (weak.length > 0) signals.push([pointsForFolders(weak.length), `lies in ${weak.join('/')}/`]);
	const [title = ''] = prose.headings;
	const kind = kindOfId(fileStem(path)) ?? kindOfTitle(title) ?? kindOfTitle(fileStem(path));
	if (kind && kind !== 'unknown')
		signals.push([commonKinds.has(kind) ? pointsFor.commonKind : pointsFor.kind, `is called a ${kind}`]);
	const names = `${foldText(title)} | ${foldText(fileStem(path))}`;
	const subject = (topic.exec(names) ?? furtherTopic.exec(names))?.[0];
	if (subject !== undefined) signals.push([pointsFor.topic, `is about ${subject}`]);
	if (instruction.test(names)) signals.push([pointsFor.instruction, 'is called an instruction for work']);
	signals.push(...describe(vocabulary));
	const other = otherSystem(names, vocabulary);
	if (other !== undefined && !control.has('standards.iso9001') && !control.has('outcomes') && !control.has('covers'))
		return {qms: false, reason: `belongs to another management system: ${other}`};
	const beside = aside.test(names) && control.size < 3;
	const against = softwarePoints(folders, prose, vocabulary) + (beside ? pointsAgainst.aside : 0);
	const points = signals.reduce((sum, [each]) => sum + each, 0) - against;
	if (control.size === 0 && isBare(prose)) {
		const reason = text.trim() === '' ? 'is empty' : 'holds headings and nothing else';
		if (points >= enough) return {qms: false, reason, stub: 'document'};
		// Front matter alone may be all that a site needs to make the page of a section.
		return {qms: false, reason, ...(findFrontMatter(sample).bodyStart === 0 && {stub: 'file' as const})};
	}
	if (points >= enough)
		return {
			qms: true,
			reason: signals
				.toSorted((a, b) => b[0] - a[0])
				.slice(0, 2)
				.map(([, reason]) => reason)
				.join(', '),
		};
	if (signals.length === 0) return {qms: false, reason: 'shows nothing of a QMS'};
	if (beside) return {qms: false, reason: 'is written for customers, for the day or about tools'};
	return {qms: false, reason: against >= 1 ? 'reads like documentation of software' : 'shows too little of a QMS'};
}

/** True where nothing stands but headings, rules, comments and a line that says that the page is still to be written. */
function isBare({text, code}: Prose): boolean {
	const bare = text
		.replaceAll(/<!--[\s\S]*?(?:-->|$)/g, '')
		.replaceAll(/^ {0,3}(?:#{1,6}(?:\s.*)?|(?:[-*_=]\s*){3,})$/gm, '')
		.trim();
	const words =
		bare.length > longestRemark * 4 ? bare : bare.replaceAll(/^.+$/gm, line => (isRemark(line) ? '' : line));
	return code === 0 && !/[\p{L}\p{N}|![<]/u.test(words);
}

const longestRemark = 160;
const isRemark = (line: string): boolean => line.length <= longestRemark && isPending(line);

const controlFields = new Set([
	'id',
	'version',
	'status',
	'owner',
	'approver',
	'approved',
	'effective',
	'review.last',
	'review.next',
	'review.interval',
	'supersedes',
	'standards.iso9001',
	'outcomes',
	'covers',
	'kind',
]);
const idValue = /^["'`]?[\p{L}]{1,8}(?:[-_ .][\p{L}]{1,10})*[-_ .]?\d/u;

// `owner = "QA"` and `"owner": "QA",`.
const foreignPair = /^\s*"?(?<key>[\w .-]{1,40}?)"?\s*[=:]\s*"?(?<value>[^",]{1,160})/u;

/** The document control keys with a value in the first lines: front matter, bold pairs, table rows. */
function controlKeys(head: string, keys: KeyTable): Set<string> {
	const found = new Set<string>();
	const front = findFrontMatter(head);
	const limit = Math.max(front.bodyStart, 2500);
	// What is said in a comment is not said.
	const shown = head.slice(0, limit).replaceAll(/<!--[\s\S]*?-->/g, ' ');
	for (const line of shown.split(/\r\n?|\n/, 70)) {
		// A head that is TOML or JSON is one, though it is not read.
		const foreign = isForeign(front) ? foreignPair.exec(line)?.groups : undefined;
		if (foreign) note(foreign['key'] ?? '', foreign['value'] ?? '');
		const colon = line.indexOf(':');
		if (colon > 1 && colon < 80) {
			for (const part of line.split(/\s[|·•]\s|\s(?=\*\*)/u)) {
				const end = part.indexOf(':');
				if (end > 1 && end < 60)
					note(
						part.slice(0, end).replace(/^[\s>|*+_-]+|[*_\s]+$/g, ''),
						part.slice(end + 1).replace(/^[*_\s]+|[*_\s]+$/g, ''),
					);
			}
		}
		const cells = line.includes('|')
			? line
					.split('|')
					.map(cell => cell.replace(/[*_`]/g, '').trim())
					.filter(cell => cell !== '')
			: [];
		for (let at = 0; at + 1 < cells.length; at += 2) note(cells[at] ?? '', cells[at + 1] ?? '');
	}
	return found;

	function note(key: string, value: string): void {
		const canonical = keys.canonical(key);
		if (canonical === undefined || !controlFields.has(canonical) || value === '' || value.length > 160) return;
		if (canonical === 'kind' && (keys.isLoose(key) || kindNamed(value) === undefined)) return;
		if (
			(canonical === 'id' || keys.isLoose(key)) &&
			!idValue.test(value) &&
			canonical !== 'standards.iso9001' &&
			!/\d{4}/.test(value)
		)
			return;
		found.add(canonical);
	}
}

interface Prose {
	readonly text: string;
	readonly headings: readonly string[];
	/** Share of the text that is code, 0 to 1. */
	readonly code: number;
	/** Stretches of inline code. */
	readonly ticks: number;
}

/** The text without front matter, code and link targets, read line by line. */
function proseOf(text: string): Prose {
	const lines: string[] = [];
	const headings: string[] = [];
	let fence = '';
	let code = 0;
	let ticks = 0;
	for (const line of text.slice(findFrontMatter(text).bodyStart).split(/\r\n?|\n/)) {
		const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
		if (fence !== '' || mark !== undefined) {
			code += line.length + 1;
			if (fence === '') fence = mark ?? '';
			else if (mark?.startsWith(fence)) fence = '';
			continue;
		}
		const heading = /^ {0,3}#{1,6}\s+(.+?)\s*#*\s*$/.exec(line.slice(0, 300))?.[1];
		if (heading !== undefined) headings.push(heading);
		const bare =
			line.length > 2000 ? line : line.replace(/\]\([^()\s]*\)/g, '] ').replace(/`[^`]*`/g, () => (ticks++, ' '));
		lines.push(bare);
	}
	return {text: lines.join('\n'), headings, code: text.length === 0 ? 0 : code / text.length, ticks};
}

function softwarePoints(folders: readonly string[], prose: Prose, {total}: Vocabulary): number {
	let points = 0;
	if (folders.some(isOfSoftware)) points += pointsAgainst.softwareFolder;
	if (folders.some(isOfExamples)) points += pointsAgainst.examples;
	if (prose.code > 0.25) points += pointsAgainst.muchCode;
	const ticks = prose.ticks / Math.max(1, total);
	if (ticks > 0.08) points += pointsAgainst.manyTicks;
	else if (ticks > 0.04) points += pointsAgainst.someTicks;
	if (prose.headings.filter(heading => softwareHeadings.test(foldText(heading))).length >= 2)
		points += pointsAgainst.softwareHeadings;
	return points;
}
