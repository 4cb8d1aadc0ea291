import {byCount} from './frequent.ts';
import {extendProcessList} from '../fixes/yamlClaim.ts';
import type {MetadataSource, ProcessDescription, QmsDocument} from '../model/document.ts';
import type {Finding} from '../finding/finding.ts';
import {yamlFlow, type YamlValue} from '../syntax/yamlWrite.ts';
import type {Filling} from './filling.ts';
import {inKeyOrder, roleKey} from '../workspace/index.ts';
import type {FeatureContext} from './context.ts';
import {entryFields, processFields} from './completion/fields.ts';
import {criterionById} from './actions.ts';
import {promptsFor} from './scaffold.ts';
import {lineBreakOf} from '../fixes/directives.ts';
import {declarationFillings} from './reasons.ts';
import {itemFillings} from './fillItem.ts';
import {addToHead, hasYamlHead, type HeadValue} from './headEdit.ts';

/** What can be filled in for a finding about missing control data or a missing field of a process; a person chooses the value. */
export function fillings(
	context: FeatureContext,
	{path, rule, key, span}: Pick<Finding, 'path' | 'rule' | 'key' | 'span'>,
): readonly Filling[] {
	if (rule === 'not-applicable-unjustified') return declarationFillings(context, key);
	const document = context.snapshot.documents.get(path)?.document;
	const text = context.text(path);
	if (document === undefined || text === undefined) return [];
	const filling = (title: string, ...values: HeadValue[]): Filling => ({
		title,
		edits: addToHead(document, text, values, (name, source) => keyAsWritten(context, name, source)),
	});
	if (rule === 'control-data-missing') {
		// Who answers for it is nothing to guess; where no document has a status, the first one would speak for all others.
		const {usesStatus} = context.snapshot.index;
		return [
			filling(
				usesStatus ? 'Add a head: id, version and status' : 'Add a head: id and version',
				{key: 'id', value: nextId(context, document)},
				{key: 'version', value: '0.1'},
				...(usesStatus ? [{key: 'status', value: 'draft'}] : []),
			),
		];
	}
	// Said of all documents together: a status in this one alone would keep the others from counting.
	if (rule === 'status-missing' && key !== 'slip') return [];
	if (rule === 'process-field-missing') return processFillings(context, document, key, filling);
	if (rule === 'claim-without-evidence') return claimFillings(context, document, key);
	if (rule === 'process-field-expected') return expectedFillings(context, document, key);
	const field = fields[rule];
	return field === undefined
		? itemFillings(document, text, rule, span)
		: choices(context, document, field).map(({value, title}) =>
				filling(title ?? `Add ${field}: ${typeof value === 'string' ? value : yamlFlow(value)}`, {key: field, value}),
			);
}

const fields: Readonly<Record<string, string>> = {
	'id-missing': 'id',
	'title-missing': 'title',
	'version-missing': 'version',
	'status-missing': 'status',
	'owner-missing': 'owner',
	'approver-missing': 'approver',
	'approval-date-missing': 'approved',
	'review-interval-missing': 'review',
};

interface Choice {
	readonly value: YamlValue;
	readonly title?: string;
}

function choices(context: FeatureContext, document: QmsDocument, field: string): readonly Choice[] {
	const {today} = context.snapshot;
	switch (field) {
		case 'id':
			return [{value: nextId(context, document)}];
		case 'title':
			return [{value: titleOf(document)}];
		case 'version':
			return [{value: '1.0'}];
		case 'status':
			return [{value: 'draft'}, {value: 'effective'}];
		case 'owner':
		case 'approver':
			return people(context, document, field).map(value => ({value}));
		case 'approved':
			return [{value: today, title: `Add approved: ${today} (today)`}];
		case 'review': {
			const interval = frequent(context, ({metadata}) => metadata.reviewInterval?.value)[0] ?? 'P12M';
			const next = later(
				document.metadata.approved?.value ?? document.metadata.effective?.value ?? today,
				interval,
				today,
			);
			return hasYamlHead(document)
				? [{value: {interval, next}}]
				: [{value: next, title: `Add the next review: ${next}`}];
		}
		default:
			return [];
	}
}

const mostPeople = 4;

/** Roles as other documents write them in this field, the most frequent first; else the roles that are defined. */
function people(context: FeatureContext, document: QmsDocument, field: 'owner' | 'approver'): readonly string[] {
	const owner = document.metadata.owner?.raw;
	const used = frequent(context, ({metadata}) => metadata[field]?.raw);
	const defined = inKeyOrder(context.snapshot.index.roles)
		.flatMap(([, roles]) => roles)
		.toSorted((a, b) => Number(b.top) - Number(a.top))
		.map(({id}) => `role:${id}`);
	const written = (used.length > 0 ? used : defined).map(value =>
		hasYamlHead(document) ? value : spoken(context, value),
	);
	// Whoever owns a document does not release it.
	const all = [...new Set(written)].filter(value => field === 'owner' || value !== owner);
	return all.slice(0, mostPeople);
}

/** A role as people write it in a text: by its title. */
function spoken({snapshot}: FeatureContext, value: string): string {
	if (!/^role:/i.test(value)) return value;
	const [role] = snapshot.index.roles.get(roleKey(value)) ?? [];
	const words = role?.title || value.slice('role:'.length).replaceAll(/[-_]+/g, ' ');
	return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

/** The values that documents have, the most frequent first, ties in the order of the documents. */
function frequent({snapshot}: FeatureContext, of: (document: QmsDocument) => string | undefined): readonly string[] {
	return byCount(
		[...snapshot.documents.values()].flatMap(({document}) => (document.qms ? of(document) : undefined) ?? []),
	);
}

function keyAsWritten(context: FeatureContext, name: string, source: MetadataSource): string | undefined {
	const canonical = name === 'review' ? 'review.next' : name;
	return frequent(
		context,
		({metadata}) => metadata.entries.find(entry => entry.canonical === canonical && entry.source === source)?.key,
	)[0];
}

const prefixes: Readonly<Partial<Record<QmsDocument['kind'], string>>> = {
	policy: 'POL',
	manual: 'MAN',
	scope: 'SCO',
	process: 'PRC',
	procedure: 'PRO',
	instruction: 'INS',
	form: 'FRM',
	record: 'REC',
	register: 'REG',
	plan: 'PLA',
	role: 'ROL',
	specification: 'SPE',
};

/** The number after the highest of the documents beside it or of its kind. */
export function nextId({snapshot}: FeatureContext, document: Pick<QmsDocument, 'path' | 'kind'>): string {
	const folder = document.path.slice(0, document.path.lastIndexOf('/') + 1);
	const numbered = [...snapshot.documents.values()].flatMap(({document: {path, kind, metadata, qms}}) => {
		const parts = /^(.*?)(\d+)$/.exec(qms ? (metadata.id?.value ?? '') : '');
		return parts === null
			? []
			: [
					{
						near: kind === document.kind ? 2 : path.startsWith(folder) ? 1 : 0,
						prefix: parts[1] ?? '',
						digits: parts[2] ?? '',
					},
				];
	});
	const best = Math.max(0, ...numbered.map(({near}) => near));
	const close = numbered.filter(({near}) => near === best && best > 0);
	const prefix = close[0]?.prefix ?? `${prefixes[document.kind] ?? 'DOC'}-`;
	const alike = numbered.filter(each => each.prefix === prefix);
	const highest = Math.max(0, ...alike.map(({digits}) => Number(digits)));
	return `${prefix}${String(highest + 1).padStart(alike[0]?.digits.length ?? 3, '0')}`;
}

function titleOf({path}: QmsDocument): string {
	const name = path
		.slice(path.lastIndexOf('/') + 1)
		.replace(/\.[^.]+$/, '')
		.replace(/^[\p{Lu}]{1,6}-?\d+/u, '')
		.replace(/[-_]+/g, ' ')
		.trim();
	return name === '' ? path : `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}

/** A date plus a duration of years or months, kept after today. */
function later(from: string, interval: string, today: string): string {
	const parts = /^P(?:(\d+)Y)?(?:(\d+)M)?$/.exec(interval);
	const months = Number(parts?.[1] ?? 0) * 12 + Number(parts?.[2] ?? 0) || 12;
	let next = plusMonths(from, months);
	for (let turn = 0; next <= today && turn < 600; turn++) next = plusMonths(next, months);
	return next;
}

function plusMonths(date: string, months: number): string {
	const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
	const all = year * 12 + month - 1 + months;
	const two = (value: number): string => String(value).padStart(2, '0');
	// Every month has 28 days.
	return `${Math.floor(all / 12)}-${two((all % 12) + 1)}-${two(Math.min(day, 28))}`;
}

/** Fields of a process as prompts; its owner from those of other processes. `key` is the process's id and the field. */
function processFillings(
	context: FeatureContext,
	document: QmsDocument,
	key: string,
	filling: (title: string, ...values: HeadValue[]) => Filling,
): readonly Filling[] {
	const field = key.slice(key.lastIndexOf(' ') + 1);
	const [process, ...others] = document.processes;
	// In a file of several processes a key of the head belongs to none of them.
	if (document.format !== 'yaml' || process === undefined || others.length > 0 || process.keys[field] !== undefined)
		return [];
	if (field === 'owner')
		return people(context, document, 'owner').map(value => filling(`Add owner: ${value}`, {key: 'owner', value}));
	const detail = processFields[field]?.detail ?? field;
	if (field === 'purpose') return [filling('Add purpose', {key: 'purpose', value: `[${detail}]`})];
	return addPrompt(context, document, process, field);
}

/** What a section claims and does not say, as prompts behind its text. `key` is the criterion. */
function claimFillings(context: FeatureContext, document: QmsDocument, key: string): readonly Filling[] {
	const criterion = criterionById(context, key);
	const claim = document.directives.find(({verb, ids}) => verb === 'covers' && ids.some(({id}) => id === key));
	const section = claim && document.sections[claim.section];
	if (document.format !== 'markdown' || criterion === undefined || section === undefined) return [];
	const text = context.text(document.path) ?? '';
	const line = lineBreakOf(text);
	const written = text.slice(0, section.span.end).trimEnd();
	const prompts = promptsFor(criterion).replaceAll('\n', line);
	const at = written.length;
	return [
		{
			title: `Write what is missing for ${key}`,
			edits: [{path: document.path, span: {start: at, end: at}, newText: `${line}${line}${prompts}`}],
		},
	];
}

/** Fields that an auditor asks about as prompts, each by itself. `key` is the process's id and the fields. */
function expectedFillings(context: FeatureContext, document: QmsDocument, key: string): readonly Filling[] {
	const process = document.processes.find(({id}) => key.startsWith(`${id} `));
	if (document.format !== 'yaml' || process === undefined) return [];
	const missing = key.slice(process.id.length + 1).split(' ');
	return missing.flatMap(field => addPrompt(context, document, process, field));
}

/** An entry of a list of a process in which each value is a prompt. */
function addPrompt(
	context: FeatureContext,
	document: QmsDocument,
	process: ProcessDescription,
	field: string,
): readonly Filling[] {
	const keys = Object.entries(entryFields[field] ?? {}).slice(0, 4);
	const item =
		keys.length === 0
			? yamlFlow(`[${processFields[field]?.detail ?? field}]`)
			: yamlFlow(Object.fromEntries(keys.map(([name, {detail: prompt}]) => [name, `[${prompt}]`])));
	const edit = extendProcessList(document, context.text(document.path) ?? '', process, field, [item]);
	return edit === undefined ? [] : [{title: `Add ${field}`, edits: [edit]}];
}
