import {foldKey, type KeyTable} from './aliases.ts';
import type {ProcessDescription, ProcessItem} from './document.ts';
import {isItemField, itemField, mainField, processContent, processField, processKeyNames} from './processKeys.ts';
import {nearest} from '../text/nearest.ts';
import type {Span} from '../text/span.ts';
import type {YamlEntry, YamlMapping, YamlNode} from '../syntax/yamlTree.ts';

/** One process of a YAML file: its own mapping, and its id where the file keys processes by id. */
export interface ProcessNode {
	readonly map: YamlMapping;
	readonly id: YamlEntry | undefined;
}

// Keys of build files, pipelines and API descriptions, which have inputs, outputs and steps of another kind.
const software = new Set([
	'runs',
	'jobs',
	'on',
	'apiversion',
	'services',
	'openapi',
	'swagger',
	'pipelines',
	'stages',
	'image',
	'dependencies',
	'repos',
	'plugins',
	'scripts',
	'env',
	'uses',
	'paths',
	'definitions',
	'components',
	'packages',
	'orbs',
	'workflows',
	'provider',
	'include',
	'pool',
	'trigger',
	'before_script',
	'cwlversion',
	'implementation',
	'hosts',
]);

/** The processes that the documents of a YAML stream describe; none for any other YAML. */
export function processNodes(documents: readonly YamlNode[]): ProcessNode[] {
	return documents.flatMap(node => {
		if (node.kind === 'list') return node.items.every(isProcess) ? node.items.map(asNode) : [];
		if (node.kind !== 'map') return [];
		if (isProcess(node)) return [{map: node, id: undefined}];
		const all = node.entries.find(entry => /^(?:processes|prozesse|procesos|processus)$/i.test(entry.key))?.value;
		if (all?.kind === 'list') return all.items.filter(isProcess).map(asNode);
		if (all?.kind === 'map')
			return all.entries.flatMap(entry =>
				isProcess(entry.value) ? [{map: entry.value as YamlMapping, id: entry}] : [],
			);
		return [];
	});
}

const asNode = (node: YamlNode): ProcessNode => ({map: node as YamlMapping, id: undefined});

/** True for a mapping that is called a process, or has the parts that only a process description has together. */
export function isProcess(node: YamlNode): boolean {
	if (node.kind !== 'map') return false;
	const fields = new Set<string>();
	for (const {key, value} of node.entries) {
		if (software.has(key.toLowerCase())) return false;
		const field = processField(key);
		if (field) fields.add(field.name);
		if (
			field?.name === 'kind' &&
			value.kind === 'scalar' &&
			/^(?:process|prozess|proceso|processus|process description)$/i.test(value.text)
		)
			return true;
	}
	const flow = ['inputs', 'outputs', 'activities'].filter(name => fields.has(name)).length;
	const managed = [
		'owner',
		'purpose',
		'measures',
		'risks',
		'competence',
		'customers',
		'suppliers',
		'records',
		'resources',
		'procedures',
	].filter(name => fields.has(name)).length;
	// One misspelt key must not make a process disappear: what takes something in, gives something out and has an id is one.
	if (isIdentified(node) && fields.has('inputs') && fields.has('outputs') && managed >= 1) return true;
	return (flow >= 2 && managed >= 1 && (fields.has('owner') || managed >= 2)) || (flow === 1 && managed >= 3);
}

/** True for an id such as PRC-1 in capital letters; programs name their parts in small ones. */
function isIdentified({entries}: YamlMapping): boolean {
	return entries.some(
		({key, value}) =>
			processField(key)?.name === 'id' && value.kind === 'scalar' && /^\p{Lu}{1,8}[-_. ]?[\p{Lu}\d]/u.test(value.text),
	);
}

/** Reads one process. `section` is the index of its head section. */
export function readProcess(node: ProcessNode, section: number, keys: KeyTable): ProcessDescription {
	const scalars: Record<string, {text: string; span: Span}> = {};
	const lists: Record<string, ProcessItem[]> = {};
	const keySpans: Record<string, Span> = {};
	const unknownKeys: ProcessDescription['unknownKeys'][number][] = [];
	const problems: ProcessDescription['problems'][number][] = [];
	for (const {key, keySpan, value} of node.map.entries) {
		const field = processField(key);
		if (!field) {
			if (keys.canonical(key) === undefined && !/^x-/i.test(key)) unknownKeys.push(unknownKey(key, keySpan));
			continue;
		}
		keySpans[field.name] ??= keySpan;
		if (field.list) {
			(lists[field.name] ??= []).push(...itemsOf(field.name, value));
		} else if (value.kind === 'scalar' || isPlainList(value)) {
			scalars[field.name] ??= {text: scalarText(value), span: value.span};
		} else if (processContent.has(field.name) || field.name === 'owner') {
			problems.push({
				span: value.span,
				field: field.name,
				reason: `${field.name} is a ${value.kind === 'map' ? 'mapping' : 'list of mappings'} where text is expected`,
			});
		}
	}
	const id = scalars['id'] ?? (node.id && {text: node.id.key, span: node.id.keySpan});
	return {
		id: id?.text ?? '',
		title: scalars['title']?.text ?? id?.text ?? '',
		span: node.map.span,
		idSpan: id?.span ?? {start: node.map.span.start, end: node.map.span.start},
		section,
		scalars,
		lists,
		keys: keySpans,
		unknownKeys,
		problems,
	};
}

function unknownKey(key: string, span: Span): ProcessDescription['unknownKeys'][number] {
	const suggestion = nearest(foldKey(key), processKeyNames);
	return {key, span, ...(suggestion === undefined ? {} : {suggestion})};
}

/** The elements of a list field. A single text or mapping is a list of one; a mapping of mappings is keyed by name. */
export function itemsOf(list: string, value: YamlNode): ProcessItem[] {
	if (value.kind === 'list') return value.items.flatMap(item => (isEmpty(item) ? [] : [itemOf(list, item)]));
	if (value.kind === 'scalar') return isEmpty(value) ? [] : [itemOf(list, value)];
	const named =
		value.entries.every(entry => entry.value.kind === 'map') ||
		!value.entries.some(entry => itemField(list, entry.key) === mainField(list));
	return named ? value.entries.map(entry => namedItem(list, entry)) : [itemOf(list, value)];
}

const isEmpty = (node: YamlNode): boolean => node.kind === 'scalar' && node.text.trim() === '';

function namedItem(list: string, {key, keySpan, value}: YamlEntry): ProcessItem {
	const rest =
		value.kind === 'map'
			? itemOf(list, value).values
			: isEmpty(value)
				? {}
				: {[secondField(list)]: {text: scalarText(value), span: value.span}};
	return {
		span: {start: keySpan.start, end: Math.max(keySpan.end, endOf(value))},
		values: {[mainField(list)]: {text: key, span: keySpan}, ...rest},
	};
}

const secondFields: Readonly<Record<string, string>> = {
	inputs: 'from',
	outputs: 'to',
	activities: 'control',
	roles: 'responsibility',
	measures: 'target',
	risks: 'action',
	opportunities: 'action',
};

/** What follows the name of an element where it is written as `name: value`. */
const secondField = (list: string): string => secondFields[list] ?? 'description';

/** `- Porosity: vacuum assist`: the entry of an element whose only key is no field of the list, but the element's name. */
export function namedEntry(list: string, node: YamlNode): YamlEntry | undefined {
	if (node.kind !== 'map' || node.entries.length !== 1) return undefined;
	const [only] = node.entries;
	return only && !isItemField(list, only.key) ? only : undefined;
}

/** Where the last text of a value ends; a mapping in block style runs on to the line after it. */
function endOf(node: YamlNode): number {
	const last = node.kind === 'map' ? node.entries.at(-1)?.value : node.kind === 'list' ? node.items.at(-1) : undefined;
	return last ? endOf(last) : node.span.end;
}

function itemOf(list: string, node: YamlNode): ProcessItem {
	if (node.kind !== 'map') {
		const text = scalarText(node);
		const field = list === 'records' && /^[A-Z]{1,5}-[A-Z0-9-]+$/.test(text) ? 'id' : mainField(list);
		return {span: node.span, values: {[field]: {text, span: node.span}}};
	}
	const named = namedEntry(list, node);
	if (named) return namedItem(list, named);
	const values = new Map<string, {text: string; span: Span}>();
	for (const {key, value} of node.entries) {
		const name = itemField(list, key);
		const entry = {text: scalarText(value), span: value.span};
		if (!values.has(name)) values.set(name, entry);
		else if (name !== key && !values.has(key)) values.set(key, entry);
	}
	return {span: node.span, values: Object.fromEntries(values)};
}

function isPlainList(node: YamlNode): boolean {
	return node.kind === 'list' && node.items.every(item => item.kind === 'scalar');
}

/** A value as text: the elements of a list with commas, the values of a mapping with semicolons. */
function scalarText(node: YamlNode): string {
	if (node.kind === 'scalar') return node.text.trim();
	if (node.kind === 'list') return node.items.map(scalarText).join(', ');
	return node.entries.map(entry => scalarText(entry.value)).join('; ');
}
