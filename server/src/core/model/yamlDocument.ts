import {KeyTable} from './aliases.ts';
import {inArchive} from './archive.ts';
import {paragraphHashes} from './boilerplate.ts';
import type {ModelOptions} from './options.ts';
import {claimedIds, readCommands} from './directives.ts';
import type {Directive, DirectiveProblem, Language, Metadata, ProcessDescription, QmsDocument} from './document.ts';
import {yamlPairs} from './headPairs.ts';
import {kindOf} from './kinds.ts';
import {languageNamed, languageOfText} from './language.ts';
import type {ModelMemory} from './memory.ts';
import {readMetadata} from './metadata.ts';
import {knownPlaceholders} from './placeholders.ts';
import {type ProcessNode, namedEntry, processNodes, readProcess} from './process.ts';
import {processField} from './processKeys.ts';
import {textsReferences} from './references.ts';
import {titlePairs} from './titles.ts';
import {YamlSections} from './yamlSections.ts';
import {fieldNamed} from './yamlText.ts';
import type {YamlEntry, YamlNode, YamlTree} from '../syntax/yamlTree.ts';
import {lineStartsOf} from '../text/lines.ts';

/** Reads a YAML document of the QMS from its `tree`, `reason` saying why it is one: process descriptions, or a register or role file as sections of its keys. */
export function yamlDocument(
	{path, text}: {readonly path: string; readonly text: string},
	tree: YamlTree,
	reason: string,
	options: ModelOptions,
	memory?: ModelMemory,
): QmsDocument {
	const keys = new KeyTable(options.keys);
	const [first] = tree.documents;
	const pairs = [...yamlPairs(first, 'yaml'), ...titlePairs([], path)];
	const named = pairs.find(pair => keys.canonical(pair.key) === 'language');
	const declared = named && languageNamed(named.raw);
	const metadata = inArchive(readMetadata(pairs, keys, declared ?? 'en', options.statuses), path, options.archive);
	const read = new YamlReader(text, keys, memory);
	const found = processNodes(tree.documents);
	for (const node of found) read.process(node);
	if (found.length === 0) for (const node of tree.documents) read.generic(node, metadata);
	read.comments();
	const language: Language = declared ?? languageOfText(read.sections.sections, options.languages).language;
	const title = metadata.title?.value ?? '';
	const {kind, source} = kindOf({path, title, metadata, kinds: options.kinds, directive: undefined});
	const {sections, tables, texts} = read.sections;
	const references = textsReferences(texts, {sections, tables, title, ownId: metadata.id?.value}, memory);
	const placeholders = texts.flatMap(({visible, section}) =>
		knownPlaceholders(visible, section, language, sections[section]?.heading ?? '', memory),
	);
	const isProcess = found.length > 0 && (source === 'none' || metadata.kind === undefined);
	return {
		path,
		format: 'yaml',
		length: text.length,
		lineStarts: lineStartsOf(text),
		qms: true,
		reason,
		language,
		title,
		kind: isProcess ? 'process' : kind,
		kindSource: isProcess ? 'yaml' : source,
		metadata,
		sections,
		tables,
		processes: read.processes,
		directives: read.directives.toSorted((a, b) => a.span.start - b.span.start),
		directiveProblems: read.problems,
		references,
		placeholders,
		problems: tree.problems,
		paragraphHashes: paragraphHashes(sections, title),
		template: false,
	};
}

class YamlReader {
	readonly sections: YamlSections;
	readonly processes: ProcessDescription[] = [];
	readonly directives: Directive[] = [];
	readonly problems: DirectiveProblem[] = [];
	readonly #text: string;
	readonly #keys: KeyTable;

	constructor(text: string, keys: KeyTable, memory: ModelMemory | undefined) {
		this.#text = text;
		this.#keys = keys;
		this.sections = new YamlSections(text, memory);
	}

	process(node: ProcessNode): void {
		const entryOf = (name: string): YamlEntry | undefined =>
			node.map.entries.find(entry => processField(entry.key)?.name === name);
		const title = entryOf('title') ?? entryOf('id') ?? node.id;
		const heading = title?.value.kind === 'scalar' ? title.value.text : (node.id?.key ?? '');
		const section = this.sections.head(heading, title?.value.span ?? node.map.span, node.map.span);
		const fields = new Map<string, number>();
		for (const entry of node.map.entries) {
			const field = processField(entry.key);
			if (field ? !spoken.has(field.name) : this.#keys.canonical(entry.key) !== undefined) continue;
			const index = this.sections.field(headingOf(field?.name ?? entry.key), entry, section, false, element =>
				field?.list ? namedEntry(field.name, element) : undefined,
			);
			if (field) fields.set(field.name, index);
			this.#elementClaims(entry.value, field?.name ?? entry.key, index);
		}
		const claims = entryOf('outcomes');
		if (claims) this.#claims(claims.value, section, fields, undefined);
		this.processes.push(readProcess(node, section, this.#keys));
	}

	generic(node: YamlNode, metadata: Metadata): void {
		const section = this.sections.head(
			metadata.title?.value ?? '',
			metadata.title && metadata.title.source === 'yaml'
				? metadata.title.span
				: {start: node.span.start, end: node.span.start},
			node.span,
		);
		if (node.kind !== 'map') {
			this.sections.fill(section, node);
			return;
		}
		for (const entry of node.entries) {
			const canonical = this.#keys.canonical(entry.key);
			if (canonical === 'outcomes' || canonical === 'covers') this.#claims(entry.value, 0, new Map(), undefined);
			else if (canonical === undefined || (entry.value.kind !== 'scalar' && canonical === 'records'))
				this.sections.field(headingOf(entry.key), entry, section, true);
		}
	}

	/** `# qms: ignore …` in a comment of its own line speaks for the field it stands in. */
	comments(): void {
		for (const match of this.#text.matchAll(/^([ \t]*#[ \t]*qms[ \t]*:)(.*)$/gim)) {
			const at = match.index + (match[1] ?? '').length;
			const section =
				this.sections.sections.findLast(each => each.span.start <= match.index && match.index < each.span.end)?.index ??
				0;
			const read = readCommands(match[2] ?? '', at, section, 'comment');
			this.directives.push(...read.directives);
			this.problems.push(...read.problems);
		}
	}

	/** Claims on an element of a list: `inputs: [{name: …, outcomes: [EO-3.acceptance]}]`. */
	#elementClaims(value: YamlNode, field: string, section: number): void {
		if (value.kind !== 'list') return;
		for (const [index, item] of value.items.entries()) {
			const claims =
				item.kind === 'map' ? item.entries.find(entry => /^(?:outcomes|covers)$/i.test(entry.key)) : undefined;
			if (claims) this.#claims(claims.value, section, new Map(), `${field}[${index}]`);
		}
	}

	#claims(value: YamlNode, section: number, fields: ReadonlyMap<string, number>, field: string | undefined): void {
		const cover = (ids: Directive['ids'], span: Directive['span'], target: string | undefined): void => {
			if (ids.length === 0) return;
			const [, name = '', rest = ''] = /^([^[\].]+)(.*)$/.exec(target ?? '') ?? [];
			const canonical = processField(name)?.name ?? name;
			this.directives.push({
				verb: 'covers',
				span,
				section: fields.get(canonical) ?? section,
				ids,
				arguments: {},
				source: 'yaml',
				...(target === undefined ? {} : {field: canonical + rest}),
			});
		};
		const items = value.kind === 'list' ? value.items : [value];
		const plain = items.filter(item => item.kind === 'scalar');
		cover(
			plain.flatMap(item => claimedIds(item, this.#text)),
			value.span,
			field,
		);
		for (const item of items) {
			if (item.kind !== 'map') continue;
			for (const entry of item.entries) {
				const target = entry.value.kind === 'scalar' ? fieldNamed(entry.value.text) : '';
				cover(
					[{id: entry.key, span: entry.keySpan}],
					{start: entry.keySpan.start, end: entry.value.span.end},
					target === '' ? field : target,
				);
			}
		}
	}
}

// What a process says, as against what identifies and controls its document.
const spoken = new Set([
	'inputs',
	'outputs',
	'activities',
	'resources',
	'competence',
	'roles',
	'risks',
	'opportunities',
	'measures',
	'records',
	'procedures',
	'interfaces',
	'suppliers',
	'customers',
	'purpose',
	'scope',
	'notes',
]);

function headingOf(key: string): string {
	const words = key
		.replace(/[-_]+/g, ' ')
		.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
		.trim();
	return words.charAt(0).toUpperCase() + words.slice(1);
}
