import {KeyTable} from './aliases.ts';
import {inArchive} from './archive.ts';
import {type Body, readBody} from './body.ts';
import {paragraphHashes} from './boilerplate.ts';
import type {ModelOptions} from './options.ts';
import {bodyDirectives, type Directives, headDirectives} from './directives.ts';
import type {Block, Language, MetadataSource, QmsDocument, Section} from './document.ts';
import type {SyntaxProblem} from '../syntax/problem.ts';
import {isFilledIn} from './forms.ts';
import {yamlPairs} from './headPairs.ts';
import {controlsOf, kindOf} from './kinds.ts';
import {languageNamed, languageOfText} from './language.ts';
import type {ModelMemory} from './memory.ts';
import {readMetadata} from './metadata.ts';
import {htmlAnchors} from './outline.ts';
import {type RawPair, readBodyPairs} from './pairs.ts';
import {markdownPlaceholders} from './placeholders.ts';
import {markdownReferences} from './references.ts';
import {isStub, isTemplate} from './template.ts';
import {titlePairs} from './titles.ts';
import {kindNamed} from './values.ts';
import {findFrontMatter, type FrontMatter, headBelowTitle, isForeign} from '../syntax/frontMatter.ts';
import {parseMarkdown} from '../syntax/markdown.ts';
import {parseYaml} from '../syntax/yaml.ts';
import type {YamlNode} from '../syntax/yamlTree.ts';
import {lineStartsOf} from '../text/lines.ts';
import {contains, type Span} from '../text/span.ts';

/** Reads a Markdown document of the QMS; `reason` says why it is one. */
export function markdownDocument(
	{path, text}: {readonly path: string; readonly text: string},
	reason: string,
	options: ModelOptions,
	memory?: ModelMemory,
): QmsDocument {
	const front = findFrontMatter(text);
	const head = readHead(text, front, memory);
	const below = front.kind === 'none' ? headBelowTitle(text) : undefined;
	const tree = parseMarkdown(below ? blanked(text, below.whole) : text, front.bodyStart, memory?.trees);
	const body = readBody(tree.root, tree.source, memory);
	const keys = new KeyTable(options.keys);
	const headPairs = below
		? yamlPairs(nodeBelowTitle(text, below.span), 'unopened-head')
		: yamlPairs(head.node, front.kind === 'unopened' ? 'unopened-head' : 'front-matter');
	const inBody = readBodyPairs(body, tree.source, keys);
	const sections = withoutHeadData(body, inBody.consumed);
	const pairs = inOrder([...headPairs, ...inBody.pairs, ...titlePairs(sections, path, inBody.pairs)]);
	const said = languageIn(pairs, keys);
	const {language, foreign} =
		said === undefined ? languageOfText(sections, options.languages) : {language: said, foreign: false};
	const metadata = inArchive(readMetadata(pairs, keys, language, options.statuses), path, options.archive);
	const claims = together(headDirectives(head.node, sections, text), bodyDirectives(body, tree.source));
	const named = claims.directives.find(directive => directive.verb === 'kind')?.arguments['kind'];
	const title = metadata.title?.value ?? '';
	const told = kindOf({
		path,
		title,
		metadata,
		kinds: options.kinds,
		directive: named === undefined ? undefined : kindNamed(named),
	});
	const {kind, source} =
		told.certain || !isFilledIn(text.slice(front.bodyStart), sections, body.tables)
			? told
			: {kind: 'form' as const, source: 'none' as const};
	const references = markdownReferences(
		body,
		{sections, tables: body.tables, title, ownId: metadata.id?.value},
		memory,
	);
	// A head says that somebody has begun the document; the rules on heads and sections speak of it.
	const stub = controlsOf(metadata) === 0 && !told.certain && isStub(sections, references, body.tables);
	const placeholders = markdownPlaceholders(body, sections, language, memory);
	return {
		path,
		format: 'markdown',
		length: text.length,
		lineStarts: lineStartsOf(text),
		qms: true,
		reason,
		language,
		...(foreign && {foreign}),
		title,
		// Headings alone are no procedure, whatever they are called or filed under.
		kind: stub ? 'unknown' : kind,
		kindSource: source,
		metadata,
		sections,
		tables: body.tables,
		processes: [],
		directives: claims.directives,
		directiveProblems: claims.problems,
		references,
		placeholders,
		problems: [...head.problems, ...tree.problems],
		paragraphHashes: paragraphHashes(sections, title),
		...(stub && {stub: 'document' as const}),
		template: stub || isTemplate({path, title, kind, sections, tables: body.tables, placeholders}),
		anchors: htmlAnchors(text),
	};
}

function readHead(
	text: string,
	front: FrontMatter,
	memory: ModelMemory | undefined,
): {node: YamlNode | undefined; problems: readonly SyntaxProblem[]} {
	const problems: SyntaxProblem[] = [];
	const {start, end} = front.span;
	if (front.kind === 'none') return {node: undefined, problems};
	if (front.unclosed) {
		problems.push({
			span: {start: 0, end: Math.min(3, text.length)},
			code: 'front-matter',
			message: 'The front matter is not closed.',
			remedy: 'Add a line with --- after the last key.',
		});
	}
	if (isForeign(front)) {
		problems.push({
			span: {start: 0, end: Math.min(3, text.length)},
			code: 'front-matter',
			message: `The front matter is ${front.kind.toUpperCase()}, which is not read.`,
			remedy: 'Write the head as YAML between lines with ---.',
		});
		return {node: undefined, problems};
	}
	const yaml = parseYaml(text.slice(start, end), start, 'front-matter', memory?.keys);
	problems.push(...yaml.problems);
	const [node] = yaml.documents;
	if (node && node.kind !== 'map' && front.kind === 'yaml') {
		problems.push({
			span: node.span,
			code: 'front-matter',
			message: 'The front matter is not a list of keys with values.',
			remedy: 'Write one "key: value" a line.',
		});
	}
	return {node, problems};
}

/** The keys of a head below the title. No other tool takes it for YAML, so that nobody is told what YAML does not allow in it. */
function nodeBelowTitle(text: string, {start, end}: Span): YamlNode | undefined {
	return parseYaml(text.slice(start, end), start, 'front-matter').documents[0];
}

const blanked = (text: string, {start, end}: Span): string =>
	text.slice(0, start) + text.slice(start, end).replaceAll(/[^\r\n]/g, ' ') + text.slice(end);

const sourceOrder: readonly MetadataSource[] = [
	'front-matter',
	'unopened-head',
	'bold-pairs',
	'head-table',
	'quote',
	'history-table',
	'yaml',
	'directive',
	'heading',
	'file-name',
	'path',
];

function inOrder(pairs: readonly RawPair[]): RawPair[] {
	return pairs.toSorted((a, b) => sourceOrder.indexOf(a.source) - sourceOrder.indexOf(b.source));
}

function languageIn(pairs: readonly RawPair[], keys: KeyTable): Language | undefined {
	for (const pair of pairs) {
		const language = keys.canonical(pair.key) === 'language' ? languageNamed(pair.raw) : undefined;
		if (language) return language;
	}
	return undefined;
}

/** Head data says who and when about the document, not about what is done: its blocks say nothing. */
function withoutHeadData(body: Body, consumed: readonly Span[]): readonly Section[] {
	if (consumed.length === 0) return body.sections;
	const isHead = (block: Block): boolean => consumed.some(span => contains(span, block.span));
	return body.sections.map(section => {
		if (!section.blocks.some(isHead)) return section;
		const blocks = section.blocks.map(block => (isHead(block) ? {...block, statements: []} : block));
		const words = blocks.reduce(
			(sum, block) => sum + block.statements.reduce((inBlock, statement) => inBlock + statement.tokens.words.length, 0),
			0,
		);
		return {...section, blocks, words};
	});
}

function together(...parts: readonly Directives[]): Directives {
	return {
		directives: parts.flatMap(part => part.directives).toSorted((a, b) => a.span.start - b.span.start),
		problems: parts.flatMap(part => part.problems).toSorted((a, b) => a.span.start - b.span.start),
	};
}
