import {isYamlFile} from '../../text/fileTypes.ts';
import {own} from '../../text/own.ts';
import type {Outcome} from '../../catalog/catalog.ts';
import type {CriterionCoverage} from '../../coverage/coverage.ts';
import {documentKinds} from '../../model/document.ts';
import {directiveVerbs} from '../../model/directives.ts';
import type {DirectiveVerb} from '../../model/document.ts';
import {findFrontMatter, isForeign} from '../../syntax/frontMatter.ts';
import type {Span} from '../../text/span.ts';
import type {FeatureContext} from '../context.ts';
import {sectionText} from '../scaffold.ts';
import {isInCode} from './code.ts';
import {configItems} from './configItems.ts';
import {extentIn} from './extent.ts';
import {entryFields, type Field, headFields, processFields, type ValueKind} from './fields.ts';
import {type Completion, plain, snippetText} from './item.ts';
import {documentItems, externalItems, type IdPlace, outcomeItems, recordItems, roleItems, ruleItems} from './items.ts';
import {type YamlPlace, yamlPlaceAt} from './yamlPlace.ts';

/**
 * What can be put in at an offset of a document. Empty for places where nothing of the QMS belongs. `isBegun` for a text
 * that stands nowhere yet and may become a document of a system that is open.
 */
export function complete(
	context: FeatureContext,
	path: string,
	offset: number,
	{isBegun}: {readonly isBegun: boolean} = {isBegun: false},
): readonly Completion[] {
	const text = context.text(path);
	const extent = text === undefined ? 'none' : extentIn(context.snapshot, path, text, isBegun);
	if (text === undefined || extent === 'none') return [];
	if (isYamlFile(path)) {
		const from = documentStart(text, offset);
		const place = yamlPlaceAt(text, from, text.length, offset);
		if (place === undefined) return [];
		return path === context.snapshot.configPath
			? configItems(context, place)
			: yamlItems(context, path, place, {...headFields, ...processFields});
	}
	const {bodyStart} = findFrontMatter(text);
	if (extent === 'claim') return isInCode(text, bodyStart, offset) ? [] : (startOfDirective(text, offset) ?? []);
	const head = headAt(text, offset);
	if (head !== undefined) {
		const place = yamlPlaceAt(text, head.start, head.end, offset);
		return place === undefined ? [] : yamlItems(context, path, place, headFields);
	}
	if (isInCode(text, bodyStart, offset)) return [];
	return directiveItems(context, path, text, offset) ?? bodyItems(context, path, text, offset);
}

/** The keys of the head that an offset stands in; undefined outside. */
function headAt(text: string, offset: number): Span | undefined {
	const front = findFrontMatter(text);
	const {kind, span} = front;
	if (kind === 'none') return headBegun(text, offset);
	return !isForeign(front) && span.start <= offset && offset <= span.end ? span : undefined;
}

/** The first lines after an opening fence, which is not taken for one before two keys or the closing fence are there. */
function headBegun(text: string, offset: number): Span | undefined {
	const [, opening] =
		/^(\uFEFF?---[ \t]*\r?\n)(?:[\p{L}][^\r\n:]*:(?:[ \t][^\r\n]*)?\r?\n(?:[ \t]+[^\r\n]*\r?\n)*)*[^\r\n]*$/u.exec(
			text.slice(0, offset),
		) ?? [];
	return opening === undefined
		? undefined
		: {start: opening.length, end: offset + (/^[^\r\n]*/.exec(text.slice(offset))?.[0].length ?? 0)};
}

/** Where the YAML document of a stream begins that holds an offset. */
function documentStart(text: string, offset: number): number {
	const separators = [...text.slice(0, offset).matchAll(/^---[ \t]*\r?\n/gm)];
	const last = separators.at(-1);
	return last === undefined ? 0 : last.index + last[0].length;
}

function yamlItems(
	context: FeatureContext,
	file: string,
	{path, at, span, siblings, keyed}: YamlPlace,
	top: Readonly<Record<string, Field>>,
): readonly Completion[] {
	const fields = path.length === 0 || (at === 'value' && path.length === 1) ? top : own(entryFields, path[0] ?? '');
	if (at === 'key') {
		return Object.entries(fields ?? {})
			.filter(([key]) => !siblings.includes(key))
			.map(([key, {detail, template}], index) =>
				plain('key', key, detail, span, {
					newText: keyed ? key : template === undefined ? `${key}: ` : `${key}:${template}`,
					snippet: template !== undefined && !keyed,
					rank: String(index).padStart(3, '0'),
				}),
			);
	}
	const whole = {path: file, offset: undefined};
	if (path[0] === 'covers') return outcomeItems(context, span, 'criteria', whole);
	if (path[0] === 'outcomes') return outcomeItems(context, span, 'all', whole);
	const value = (fields && own(fields, path.at(-1) ?? ''))?.value;
	return value === undefined ? [] : valueItems(context, value, {span});
}

function valueItems(context: FeatureContext, value: ValueKind, {span}: Pick<YamlPlace, 'span'>): readonly Completion[] {
	if (typeof value !== 'string')
		return value.map((name, index) => plain('value', name, '', span, {rank: String(index).padStart(3, '0')}));
	switch (value) {
		case 'outcomes':
			return outcomeItems(context, span);
		case 'criteria':
			return outcomeItems(context, span, 'criteria');
		case 'documents':
			return documentItems(context, span);
		case 'processes':
			return documentItems(context, span, 'processes');
		case 'ends':
			return [...documentItems(context, span, 'processes'), ...externalItems(context, span)];
		case 'roles':
			return roleItems(context, span);
		case 'records':
			return recordItems(context, span);
		case 'none':
			return [];
	}
}

/** A notation of directives: what stands before the cursor inside one, and the quotation mark that its arguments may use. */
interface Notation {
	readonly opening: RegExp;
	readonly quote: '"' | "'";
}

const definition = String.raw`\[(?:\/\/|#|comment)\]:[ \t]*(?:<[^<>\r\n]*>|[^\s<>]+)[ \t]+`;
const notations: readonly Notation[] = [
	{opening: /<!--\s*qms\s*:((?:(?!-->)[\s\S])*)$/i, quote: '"'},
	{opening: new RegExp(`${definition}\\(\\s*qms\\s*:([^)\\r\\n]*)$`, 'i'), quote: '"'},
	{opening: new RegExp(`${definition}'\\s*qms\\s*:([^'\\r\\n]*)$`, 'i'), quote: '"'},
	{opening: new RegExp(`${definition}"\\s*qms\\s*:([^"\\r\\n]*)$`, 'i'), quote: "'"},
];
/** On a heading; without a verb it claims. */
const attribute = /\{[^{}\r\n]*\bqms="([^"{}\r\n]*)$/;
const longestDirective = 2000;

/** The text of a directive before an offset; undefined outside one. */
function openDirective(
	text: string,
	offset: number,
): {readonly command: string; readonly quote: Notation['quote']; readonly bare: boolean} | undefined {
	const before = text.slice(Math.max(0, offset - longestDirective), offset);
	for (const {opening, quote} of notations) {
		const command = opening.exec(before)?.[1];
		if (command !== undefined) return {command: command.split(';').at(-1) ?? '', quote, bare: false};
	}
	const command = attribute.exec(before)?.[1];
	return command === undefined || !isHeading(text, offset)
		? undefined
		: {command: command.split(';').at(-1) ?? '', quote: "'", bare: !command.includes(';')};
}

function isHeading(text: string, offset: number): boolean {
	const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
	return (
		/^ {0,3}#{1,6}[ \t]/.test(line) ||
		/^[^\r\n]*\r?\n {0,3}(?:=+|-+)[ \t]*(?:\r|\n|$)/.test(text.slice(offset, offset + longestDirective))
	);
}

/** Items inside a directive; undefined outside one. */
function directiveItems(
	context: FeatureContext,
	path: string,
	text: string,
	offset: number,
): readonly Completion[] | undefined {
	const open = openDirective(text, offset);
	if (open === undefined) return startOfDirective(text, offset);
	const {command, quote, bare} = open;
	const typed = /[\p{L}\p{N}_.:/*-]*$/u.exec(command)?.[0] ?? '';
	const span = {
		start: offset - typed.length,
		end:
			offset +
			(/^[\p{L}\p{N}_.:/*-]*/u.exec(text.slice(offset, offset + 80).replace(/-->[\s\S]*/, ''))?.[0].length ?? 0),
	};
	const words = command.slice(0, command.length - typed.length).trim();
	const place = {path, offset};
	if (words === '') return bare ? [...verbs(span), ...outcomeItems(context, span, 'all', place)] : verbs(span);
	if (words.split(quote).length % 2 === 0) return [];
	const first = words.split(/[\s,]/)[0] ?? '';
	const verb = bare && !/^[a-z]+$/.test(first) ? 'covers' : (first as DirectiveVerb);
	return [...subjects(context, verb, {span, quote}, place), ...argumentsOf(verb, words, {span, quote})];
}

/** What is replaced, and how what is put in is quoted. */
interface Slot {
	readonly span: Completion['span'];
	readonly quote: Notation['quote'];
}

const verbDetails: Readonly<Record<DirectiveVerb, string>> = {
	covers: 'Claims that this section covers criteria',
	plans: 'Says who will write it, until when',
	attests: 'A named person vouches for what the text cannot show',
	rejects: 'This text is not evidence; stop suggesting it',
	ignore: 'Silences a rule here, with a reason',
	kind: 'Says what the document is for',
	term: 'Adds a phrase of yours to a concept',
};

function verbs(span: Completion['span']): Completion[] {
	return directiveVerbs.map((verb, index) =>
		plain('verb', verb, verbDetails[verb], span, {newText: `${verb} `, rank: String(index)}),
	);
}

function subjects(
	context: FeatureContext,
	verb: DirectiveVerb,
	{span, quote}: Slot,
	place: IdPlace,
): readonly Completion[] {
	if (verb === 'covers' || verb === 'plans' || verb === 'attests' || verb === 'rejects')
		return outcomeItems(context, span, 'all', place);
	if (verb === 'ignore') return ruleItems(span);
	if (verb === 'kind')
		return documentKinds.filter(kind => kind !== 'unknown').map(kind => plain('value', kind, '', span));
	if (verb === 'term')
		return context.snapshot.catalogs.flatMap(({concepts}) =>
			concepts.map(({name}) =>
				plain('value', name, 'concept', span, {newText: `${name}=${quote}$1${quote}`, snippet: true}),
			),
		);
	return [];
}

const verbArguments: Readonly<Partial<Record<DirectiveVerb, readonly string[]>>> = {
	plans: ['owner', 'due'],
	attests: ['by', 'on', 'because'],
	rejects: ['because'],
	ignore: ['because'],
};

function argumentsOf(verb: DirectiveVerb, words: string, {span, quote}: Slot): Completion[] {
	if (words.split(/\s+/).length < 2) return [];
	return (verbArguments[verb] ?? [])
		.filter(name => !words.includes(`${name}=`))
		.map(name =>
			plain('key', name, 'argument', span, {newText: `${name}=${quote}$1${quote}`, snippet: true, rank: '0'}),
		);
}

/** Offers a whole directive where a comment begins. */
function startOfDirective(text: string, offset: number): Completion[] | undefined {
	const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
	const match = /^\s*(<(?:!(?:-(?:-\s*)?)?)?)$/.exec(line);
	if (match === null) return undefined;
	const span = {
		start: offset - (match[1]?.length ?? 0),
		end: offset + (/^\s*-->/.exec(text.slice(offset, offset + 8))?.[0].length ?? 0),
	};
	return [
		plain('verb', '<!-- qms: covers … -->', verbDetails.covers, span, {
			newText: '<!-- qms: covers $1 -->',
			snippet: true,
		}),
	];
}

/** Ids in running text once one has been begun, and sections for open criteria where a heading begins. */
function bodyItems(context: FeatureContext, path: string, text: string, offset: number): readonly Completion[] {
	const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
	const line = text.slice(lineStart, offset);
	if (/^#{1,6}\s*[\p{L} ]*$/u.test(line))
		return skeletons(context, path, {start: lineStart, end: offset}, /^#+/.exec(line)?.[0] ?? '##');
	const typed = /(?<![\p{L}\p{N}])(?:role:[\p{L}\p{N}-]*|[\p{Lu}]{1,6}-[\p{L}\p{N}-]*)$/u.exec(line)?.[0];
	if (typed === undefined) return [];
	const span = {start: offset - typed.length, end: offset};
	return typed.startsWith('role:')
		? roleItems(context, span)
		: [...documentItems(context, span), ...recordItems(context, span)];
}

const openStates = new Set(['gap', 'to-read', 'claimed', 'planned']);

/** A section for each criterion that is open, in the order of `openToWrite`. */
export function skeletons(
	context: FeatureContext,
	path: string,
	span: Completion['span'],
	marks: string,
): Completion[] {
	return openToWrite(context, path).map(({criterion, outcome, state}, index) =>
		plain('section', `${marks} ${criterion.title}`, `${outcome.qualified} · ${state}`, span, {
			newText: snippetText(sectionText(criterion).replace(/^##/, marks)),
			snippet: true,
			documentation: criterion.question,
			rank: String(index).padStart(4, '0'),
		}),
	);
}

/**
 * The criteria of a level that counts for which nothing is written that holds: those of outcomes that the document speaks
 * to before the others, each in the order of the catalogue. What lists them keeps this order.
 */
export function openToWrite(
	context: FeatureContext,
	path: string,
): (CriterionCoverage & {readonly outcome: Outcome})[] {
	const open = context.coverage().flatMap(coverage => {
		const spoken = new Set(
			[...(coverage.documents.get(path)?.keys() ?? [])].map(id => coverage.criteria.get(id)?.criterion.outcome),
		);
		return coverage.outcomes.flatMap(({outcome, criteria}) =>
			criteria
				.filter(({state, level}) => openStates.has(state) && level !== 'good')
				.map(criterion => ({...criterion, outcome, near: spoken.has(outcome.id)})),
		);
	});
	return [...open.filter(({near}) => near), ...open.filter(({near}) => !near)];
}
