import type {ProcessDescription, QmsDocument, Reference} from '../model/document.ts';
import type {RecordDefinition} from '../config/config.ts';
import {contains, type Span} from '../text/span.ts';
import type {DocumentEntry} from '../workspace/snapshot.ts';
import {resolvePath} from '../workspace/paths.ts';
import type {FeatureContext} from './context.ts';
import {referencesOf} from './outside.ts';
import {isTarget, wholeWords} from './words.ts';

/** What stands in a place that is meant for names. */
export type NameKind = 'role' | 'record' | 'process' | 'document';

/** A name as written where the model knows that one is meant: in a head, a field of a process, a definition, a reference. */
export interface Name {
	readonly kind: NameKind;
	/** Without `role:` and marks around it. */
	readonly written: string;
	readonly span: Span;
	/** True for `role:quality-manager`, which is an id and no title. */
	readonly prefixed: boolean;
	/** True where the thing is defined and not only named. */
	readonly definition: boolean;
}

/** The names of a document or of `qms.yaml`, in text order. Words of running text are none unless they look like ids. */
export function namesIn(context: FeatureContext, path: string): readonly Name[] {
	const text = context.text(path);
	if (text === undefined) return [];
	const entry = context.snapshot.documents.get(path);
	const found = [
		...(entry === undefined ? [] : namesOfDocument(context, text, entry)),
		...(path === context.snapshot.config.path ? namesOfConfig(context, text) : []),
	];
	const seen = new Map<string, Name>();
	for (const name of found) {
		const key = `${name.span.start} ${name.span.end}`;
		if (name.written !== '' && (name.definition || !seen.has(key))) seen.set(key, name);
	}
	return [...seen.values()].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

function namesOfDocument(context: FeatureContext, text: string, {document, definitions}: DocumentEntry): Name[] {
	if (!document.qms) return [];
	const {metadata, path} = document;
	const found: Name[] = [];
	const leadsOn = targetsIn(context, path, text);
	const add = (kind: NameKind, span: Span): void => void found.push(...parts(text, span, kind));
	if (metadata.id !== undefined)
		found.push(
			...defined(text, metadata.id.span, metadata.id.value, document.processes.length > 0 ? 'process' : 'document'),
		);
	for (const value of [metadata.owner, metadata.approver]) if (value !== undefined) add('role', value.span);
	for (const {canonical, set, span} of metadata.entries)
		if (set && (canonical === 'owner' || canonical === 'approver')) add('role', span);
	for (const {span} of metadata.records) add('record', span);
	for (const {span} of [...metadata.appliesTo, ...metadata.supersedes]) add('document', span);
	for (const {kind, span, target} of document.references)
		if (kind === 'id' && !leadsOn(span)) found.push(...within(text, span, target, 'document'));
	for (const process of document.processes) found.push(...namesOfProcess(text, process));
	for (const {verb, span} of document.directives)
		if (verb === 'plans' || verb === 'attests') found.push(...peopleOf(text, span));
	for (const {span} of definitions.roles)
		found.push(...parts(text, span, 'role', false).map(name => ({...name, definition: true})));
	for (const record of definitions.records) found.push(...recordName(text, document, record));
	return found;
}

/** Tells of a place whether it belongs to what a link leads to, which is a file or a page that keeps its name. */
export function targetsIn(context: FeatureContext, path: string, text: string): (span: Span) => boolean {
	const wikis = wikisOf(context, path, text);
	return span =>
		isTarget(text, span) ||
		wikis.some(wiki => contains(wiki.span, span) && !text.slice(wiki.span.start, span.start).includes('|'));
}

/** Names in double brackets that lead to a file. */
function wikisOf(context: FeatureContext, path: string, text: string): readonly Reference[] {
	const {documents, files} = context.snapshot;
	const document = documents.get(path)?.document;
	if (document === undefined || !text.includes('[[')) return [];
	return referencesOf(context, document, text).filter(
		({kind, target}) =>
			kind === 'wiki' && [target, `${target}.md`].some(each => files.has(resolvePath(path, each)) || files.has(each)),
	);
}

/** Fields of the entries of a process that hold names, by list. */
const fields: Readonly<Record<string, Readonly<Record<string, NameKind>>>> = {
	inputs: {from: 'process'},
	outputs: {to: 'process'},
	activities: {role: 'role', procedure: 'document', record: 'record'},
	resources: {owner: 'role', source: 'document'},
	competence: {role: 'role', evidence: 'record'},
	roles: {role: 'role'},
	risks: {owner: 'role'},
	opportunities: {owner: 'role'},
	measures: {owner: 'role', source: 'record'},
	records: {form: 'document'},
	procedures: {name: 'document'},
	interfaces: {with: 'process'},
	suppliers: {name: 'process'},
	customers: {name: 'process'},
};

function namesOfProcess(text: string, {id, idSpan, scalars, lists}: ProcessDescription): Name[] {
	const found: Name[] = id === '' ? [] : defined(text, idSpan, id, 'process');
	for (const field of ['owner', 'approver'])
		if (scalars[field] !== undefined) found.push(...parts(text, scalars[field].span, 'role'));
	for (const [list, items] of Object.entries(lists)) {
		for (const {values} of items)
			for (const [field, kind] of Object.entries(fields[list] ?? {}))
				if (values[field] !== undefined) found.push(...parts(text, values[field].span, kind));
	}
	return found;
}

/** Keys of roles and records, and who approved what does not apply. */
function namesOfConfig({snapshot}: FeatureContext, text: string): Name[] {
	const found: Name[] = [];
	for (const [pointer, span] of Object.entries(snapshot.config.places)) {
		const [, list = ''] = /^\/(roles|records)\/[^/]+(?:\/id=)?$/.exec(pointer) ?? [];
		// The place of an element of a list is all of it; its id has a place of its own.
		if (list !== '' && !/[{:\n]/.test(text.slice(span.start, span.end).replace(/^["']?role:/i, '')))
			found.push(
				...parts(text, span, list === 'roles' ? 'role' : 'record', false).map(name => ({...name, definition: true})),
			);
		if (/^\/notApplicable\/[^/]+\/approver=$/.test(pointer)) found.push(...parts(text, span, 'role'));
	}
	return found;
}

/** `owner=role:x` and `by="role:x"` of a directive. */
function peopleOf(text: string, span: Span): Name[] {
	return [
		...text
			.slice(span.start, span.end)
			.matchAll(/(?<![\w-])(?:owner|by)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"',;]+))/dgi),
	].flatMap(({indices}) => {
		const [start, end] = indices?.[1] ?? indices?.[2] ?? indices?.[3] ?? [0, 0];
		return parts(text, {start: span.start + start, end: span.start + end}, 'role');
	});
}

/** The names of a value: those of a list, each without quotation marks and emphasis around it. */
function parts(text: string, span: Span, kind: NameKind, several = true): Name[] {
	const found: Name[] = [];
	const {start: from, end} = several ? unwrapped(text, span) : span;
	for (const match of text.slice(from, end).matchAll(several ? /[^,;\r\n]+/g : /[\s\S]+/g)) {
		const lead = /^(?:\s*- )?[\s"'`*_]*(?:role:\s*)?/i.exec(match[0])?.[0] ?? '';
		const written = match[0]
			.slice(lead.length)
			.replace(/[\s"'`*_]+$/, '')
			.replace(kind === 'role' ? /$/ : /@.*$/, '');
		const start = from + match.index + lead.length;
		if (written !== '')
			found.push({
				kind,
				written,
				span: {start, end: start + written.length},
				prefixed: /role:\s*$/i.test(lead),
				definition: false,
			});
	}
	return found;
}

/** What stands between the brackets of a list. */
function unwrapped(text: string, {start, end}: Span): Span {
	return /^[[{][\s\S]*[\]}]$/.test(text.slice(start, end)) ? {start: start + 1, end: end - 1} : {start, end};
}

function defined(text: string, span: Span, id: string, kind: NameKind): Name[] {
	return within(text, span, id, kind).map(name => ({...name, definition: true}));
}

/** An id at its place, which may hold more than the id. */
function within(text: string, {start, end}: Span, id: string, kind: NameKind): Name[] {
	const bare = id.replace(/@.*$/, '').trim();
	const [first] = wholeWords(text.slice(start, end), bare);
	return first === undefined
		? []
		: [
				{
					kind,
					written: bare,
					span: {start: start + first.start, end: start + first.end},
					prefixed: false,
					definition: false,
				},
			];
}

/** Where a record's id stands: in the cell or field that defines it, or in another cell of the row. */
function recordName(text: string, {tables}: QmsDocument, {id, span}: RecordDefinition): Name[] {
	const [own] = defined(text, span, id, 'record');
	if (own !== undefined) return [own];
	const row = tables
		.flatMap(({rows}) => rows)
		.find(cells => cells.some(cell => cell.span.start === span.start && cell.span.end === span.end));
	const cell = row?.find(each => each.text === id);
	return cell === undefined ? [] : defined(text, cell.span, id, 'record');
}
