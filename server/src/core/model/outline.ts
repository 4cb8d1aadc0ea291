import {isYamlFile} from '../text/fileTypes.ts';
import {KeyTable} from './aliases.ts';
import type {ModelOptions} from './options.ts';
import type {Classification} from './discover.ts';
import type {QmsDocument, Section} from './document.ts';
import {yamlPairs} from './headPairs.ts';
import {readMetadata} from './metadata.ts';
import {Slugger} from './slug.ts';
import {titlePairs} from './titles.ts';
import {findFrontMatter} from '../syntax/frontMatter.ts';
import {cutToSize} from '../syntax/guard.ts';
import {parseYaml} from '../syntax/yaml.ts';
import {lineStartsOf} from '../text/lines.ts';

/**
 * A document that is not part of the QMS: its headings, so that links to them can be checked, and its front matter.
 * It has no blocks, and nobody is told of problems in it. Read line by line, for a hundredth of the parser's time.
 */
export function outlineDocument(
	{path, text}: {readonly path: string; readonly text: string},
	{reason, stub}: Pick<Classification, 'reason' | 'stub'>,
	options: ModelOptions,
): QmsDocument {
	const markdown = !isYamlFile(path);
	const source = cutToSize(text, []);
	const sections = markdown ? headingsOf(source) : [top(text.length)];
	const front = findFrontMatter(source);
	const head =
		markdown && front.kind === 'yaml' && front.span.end - front.span.start < 20_000
			? parseYaml(source.slice(front.span.start, front.span.end), front.span.start, 'front-matter').documents[0]
			: undefined;
	const metadata = readMetadata(
		[...yamlPairs(head, 'front-matter'), ...titlePairs(sections, path)],
		new KeyTable(options.keys),
		options.languages[0] ?? 'en',
	);
	return {
		path,
		format: markdown ? 'markdown' : 'yaml',
		length: text.length,
		lineStarts: lineStartsOf(text),
		qms: false,
		reason,
		language: metadata.language?.value ?? options.languages[0] ?? 'en',
		title: metadata.title?.value ?? '',
		kind: metadata.kind?.value ?? 'unknown',
		kindSource: metadata.kind?.source ?? 'none',
		metadata: {...metadata, problems: [], contradictions: []},
		sections,
		tables: [],
		processes: [],
		directives: [],
		directiveProblems: [],
		references: [],
		placeholders: [],
		problems: [],
		paragraphHashes: [],
		...(stub && {stub}),
		template: false,
		anchors: markdown ? htmlAnchors(source) : [],
	};
}

function top(length: number): Section {
	return {
		index: 0,
		parent: -1,
		level: 0,
		heading: '',
		headingSpan: {start: 0, end: 0},
		slug: '',
		span: {start: 0, end: length},
		subtreeEnd: 1,
		role: 'body',
		blocks: [],
		words: 0,
	};
}

function headingsOf(text: string): Section[] {
	const found: {level: number; heading: string; start: number; end: number}[] = [];
	let fence = '';
	let before = {text: '', start: 0};
	let at = findFrontMatter(text).bodyStart;
	for (const line of text.slice(at).split('\n')) {
		const start = at;
		at += line.length + 1;
		const short = line.slice(0, 400).trimEnd();
		const mark = /^ {0,3}(`{3,}|~{3,})/.exec(short)?.[1];
		if (fence !== '' || mark !== undefined) {
			if (fence === '') fence = mark ?? '';
			else if (mark?.startsWith(fence)) fence = '';
			before = {text: '', start: 0};
			continue;
		}
		const atx = /^ {0,3}(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+#+)?$/.exec(short);
		const rule = /^ {0,3}(=+|-+)$/.exec(short)?.[1];
		if (atx)
			found.push({
				level: (atx[1] ?? '').length,
				heading: visibleHeading(atx[2] ?? ''),
				start,
				end: start + short.length,
			});
		else if (rule && before.text !== '')
			found.push({
				level: rule.startsWith('=') ? 1 : 2,
				heading: visibleHeading(before.text),
				start: before.start,
				end: start + short.length,
			});
		before = atx || rule || /^(?:[\s>|*+-]|\d+[.)])/.test(short) ? {text: '', start: 0} : {text: short, start};
	}
	return nested(found, text.length);
}

/** Headings with their parents and ends. */
function nested(
	found: readonly {readonly level: number; readonly heading: string; readonly start: number; readonly end: number}[],
	length: number,
): Section[] {
	const slugger = new Slugger();
	const sections: Section[] = [
		{...top(length), span: {start: 0, end: found[0]?.start ?? length}, subtreeEnd: found.length + 1},
	];
	const stack = [0];
	for (const [at, {level, heading, start, end}] of found.entries()) {
		while (stack.length > 1 && (sections[stack.at(-1) ?? 0]?.level ?? 0) >= level) stack.pop();
		const next = found.findIndex((each, index) => index > at && each.level <= level);
		const index = sections.length;
		sections.push({
			...top(length),
			index,
			parent: stack.at(-1) ?? 0,
			level,
			heading,
			headingSpan: {start, end},
			slug: slugger.slug(heading),
			span: {start, end: found[at + 1]?.start ?? length},
			subtreeEnd: next < 0 ? found.length + 1 : next + 1,
		});
		stack.push(index);
	}
	return sections;
}

function visibleHeading(written: string): string {
	return written
		.replace(/!?\[([^\][]*)\]\([^()]*\)/g, '$1')
		.replace(/<[^<>]*>/g, '')
		.replace(/&(?:#x20|#32|#xa0|#160|nbsp);/gi, ' ')
		.replaceAll('&amp;', '&')
		.replace(/(\*\*|__|\*|`+)(.*?)\1/g, '$2')
		.replace(/\\([^\w\s])/g, '$1')
		.replace(/\s*\{[#.][^{}]*\}$/, '')
		.trim();
}

/** Stands among the anchors of a page that is not complete without its generator. */
export const anyAnchor = '*';

/** Stands among the anchors of a page that takes in others. */
export const joinAnchor = '+';

/** Stands before a label that every page of the project can name, as `(label)=` of MyST is one. */
export const projectAnchor = '=';

/** Names that HTML and labels set in a text as targets of links, and `anyAnchor`. */
export function htmlAnchors(text: string): string[] {
	// `{{ … }}` or `{% … %}` alone on a line is put in by a generator, with headings that the source does not show.
	// So does a line that takes in another file.
	const joins =
		/^[ \t]*(?:(?:#|!|@)include\b[^\n]*|-{2,}8<-{2,}[^\n]*|(?:`{3,}|:{3,})\{include\}[^\n]*|!\[\[[^\]\n]+\]\])[ \t]*$/m.test(
			text,
		);
	const generated = joins
		? [anyAnchor, joinAnchor]
		: /^[ \t]*(?:\{\{[^{}\n]*\}\}|\{%[^{}\n]*%\})[ \t]*$/m.test(text)
			? [anyAnchor]
			: [];
	for (const [, label = ''] of text.matchAll(/^[ \t]*\(([^()\s]{1,100})\)=[ \t]*$/gm))
		generated.push(label.toLowerCase(), `${projectAnchor}${label.toLowerCase()}`);
	// Pandoc and kramdown: `## Find the cause {#cause}`, `[limits]{#limits}`, `::: {#table}`.
	for (const [, id = ''] of text.matchAll(/\{:?[ \t]?#([\w:.-]{1,100})[ \t}]/g)) generated.push(id.toLowerCase());
	if (!/<[a-z]/i.test(text)) return generated;
	return [
		...generated,
		...[...text.matchAll(/<[a-z][a-z0-9]*\s[^<>]{0,200}?\b(?:id|name)\s*=\s*["']([^"'<>\s]{1,100})["']/gi)].flatMap(
			match => match[1]?.toLowerCase() ?? [],
		),
	];
}
