import type {Criterion} from '../catalog/catalog.ts';
import type {DocumentKind, Language, QmsDocument, Reference} from '../model/document.ts';
import type {Span, TextEdit} from '../text/span.ts';
import {resolvePath} from '../workspace/paths.ts';
import type {FeatureContext} from './context.ts';
import {nextId} from './fill.ts';
import {byCount} from './frequent.ts';
import {documentFor} from './scaffold.ts';
import {targetOf} from './target.ts';

/** A document that could be made: its path and its whole text. */
export interface NewDocument {
	readonly path: string;
	readonly text: string;
}

/** The document that a link or an id at a place names and that is not there, from a template of its kind. */
export function missingDocument(context: FeatureContext, path: string, span: Span): NewDocument | undefined {
	const {snapshot} = context;
	const document = snapshot.documents.get(path)?.document;
	if (document === undefined) return undefined;
	const here = document.references.filter(each => each.span.start <= span.end && span.start <= each.span.end);
	const linked = here.map(each => linkedPath(context, document, each)).find(target => target !== undefined);
	if (linked !== undefined) return templated(context, linked, idOfName(linked), document.language);
	const id = here.find(({kind}) => kind === 'id')?.target ?? context.text(path)?.slice(span.start, span.end) ?? '';
	const series = seriesOf(context, id);
	return series === undefined ? undefined : templated(context, `${series.folder}${id}.md`, id, document.language);
}

function linkedPath({snapshot}: FeatureContext, document: QmsDocument, reference: Reference): string | undefined {
	const target = reference.kind === 'link' || reference.kind === 'wiki' ? targetOf(document, reference) : undefined;
	if (target?.kind !== 'link' || target.path.startsWith('..') || !/\.(?:md|markdown)$/i.test(target.path))
		return undefined;
	return snapshot.files.has(target.path) || snapshot.documents.has(target.path)
		? undefined
		: resolvePath('', target.path);
}

interface Series {
	readonly folder: string;
	readonly kind: DocumentKind;
}

/** Where the Markdown documents lie whose ids begin with the same letters, and what they are. */
function seriesOf({snapshot}: FeatureContext, id: string): Series | undefined {
	const letters = /^[\p{L}]+[-_]?(?=\d)/u.exec(id)?.[0];
	if (letters === undefined || !/^[\p{L}\p{N}_-]+$/u.test(id) || snapshot.index.byId.has(id.toUpperCase()))
		return undefined;
	const alike = [...snapshot.documents.values()]
		.map(({document}) => document)
		.filter(({format, metadata}) => format === 'markdown' && metadata.id?.value.startsWith(letters) === true);
	const [folder] = byCount(alike.map(({path}) => path.slice(0, path.lastIndexOf('/') + 1)));
	const [kind] = byCount(alike.map(each => each.kind));
	return folder === undefined || kind === undefined ? undefined : {folder, kind};
}

function idOfName(path: string): string {
	return /^[\p{Lu}]{1,6}-?\d+/u.exec(path.slice(path.lastIndexOf('/') + 1))?.[0] ?? '';
}

/** Headings of a document to fill in, by language; prompts are read as placeholders in all of them. */
const headings: Readonly<Record<Language, readonly string[]>> = {
	en: ['Purpose', 'Scope', 'Responsibilities', 'Procedure', 'Records'],
	de: ['Zweck', 'Geltungsbereich', 'Verantwortlichkeiten', 'Ablauf', 'Aufzeichnungen'],
	es: ['Objeto', 'Alcance', 'Responsabilidades', 'Desarrollo', 'Registros'],
	fr: ['Objet', "Domaine d'application", 'Responsabilités', 'Déroulement', 'Enregistrements'],
};
const prompts = [
	'[Say what this document is for]',
	'[Say where and to whom it applies]',
	'[Name the roles and what they decide]',
	'[Describe who does what, when and how]',
	'[Name what is recorded, where and how long]',
];

function templated(context: FeatureContext, path: string, id: string, language: Language): NewDocument {
	const name = path.slice(path.lastIndexOf('/') + 1).replace(/\.[^.]+$/, '');
	const words = name.slice(id.length).replace(/[-_]+/g, ' ').trim();
	const title = words === '' ? id : words.charAt(0).toUpperCase() + words.slice(1);
	const kind = id === '' ? undefined : seriesOf(context, id)?.kind;
	const head = [
		...(id === '' ? [] : [`id: ${id}`]),
		`title: ${title}`,
		...(kind === undefined || kind === 'unknown' ? [] : [`kind: ${kind}`]),
		'version: "0.1"',
		'status: draft',
		'owner:',
		`language: ${language}`,
	];
	const sections = headings[language].map((heading, at) => `## ${heading}\n\n${prompts[at] ?? ''}\n`);
	return {path, text: `---\n${head.join('\n')}\n---\n\n# ${title}\n\n${sections.join('\n')}`};
}

/** A document with a section for each open criterion of an outcome, beside those of its kind. */
export function documentForCriteria(
	context: FeatureContext,
	criteria: readonly Criterion[],
): (NewDocument & {readonly title: string}) | undefined {
	const catalog = context.snapshot.catalogs.find(({outcomes}) =>
		outcomes.some(outcome => criteria[0] !== undefined && outcome.criteria.includes(criteria[0])),
	);
	const made = catalog === undefined ? undefined : documentFor(catalog, criteria);
	if (made === undefined) return undefined;
	const kind = made.plan.kind as DocumentKind;
	const alike = [...context.snapshot.documents.values()]
		.map(({document}) => document)
		.filter(document => document.qms && document.format === 'markdown' && document.kind === kind);
	const [folder = made.plan.path.slice(0, made.plan.path.lastIndexOf('/') + 1)] = byCount(
		alike.map(({path}) => path.slice(0, path.lastIndexOf('/') + 1)),
	);
	const id = nextId(context, {path: `${folder}new.md`, kind});
	const path = `${folder}${id}${made.plan.path.slice(made.plan.path.lastIndexOf('/') + 1).replace(made.plan.id, '')}`;
	return {path, title: made.plan.title, text: made.text(id)};
}

/** The edit that makes a document. */
export function creation({path, text}: NewDocument): TextEdit {
	return {path, span: {start: 0, end: 0}, newText: text};
}
