import {parseDocument} from 'yaml';
import type {Criterion} from '../catalog/catalog.ts';
import {criterionOf} from '../catalog/ids.ts';
import {insertDirective, lineBreakOf} from '../fixes/directives.ts';
import type {Span, TextEdit} from '../text/span.ts';
import {resolvePath} from '../workspace/paths.ts';
import type {FeatureContext} from './context.ts';
import {sectionAt} from './context.ts';
import {sectionText} from './scaffold.ts';
import {targetOf} from './target.ts';

/** A claim that a section may make: criteria that nobody has claimed and that this section shows best of all. */
export function claimable(context: FeatureContext, path: string, offset: number): {readonly section: number; readonly ids: readonly string[]} | undefined {
	const entry = context.snapshot.documents.get(path);
	if (entry === undefined || entry.document.format !== 'markdown' || !entry.document.qms) return undefined;
	const section = sectionAt(entry.document, offset);
	const judged = context.coverage().flatMap(({criteria}) => [...criteria.values()]);
	const ids = judged.filter(({state, places: [best]}) => state === 'evidenced' && best?.path === path && best.section === section).map(({criterion}) => criterion.id).sort();
	return ids.length === 0 ? undefined : {section, ids};
}

/** Puts a claim under the heading of a section. */
export function claimEdits(context: FeatureContext, path: string, section: number, ids: readonly string[]): readonly TextEdit[] {
	return directiveEdits(context, path, section, `covers ${ids.join(' ')}`);
}

/** Silences a rule for the section at an offset. The reason is what an auditor reads. */
export function silenceEdits(context: FeatureContext, path: string, offset: number, rule: string, reason: string): readonly TextEdit[] {
	const document = context.snapshot.documents.get(path)?.document;
	return document === undefined ? [] : directiveEdits(context, path, sectionAt(document, offset), `ignore ${rule} because="${quotable(reason)}"`);
}

function directiveEdits(context: FeatureContext, path: string, section: number, command: string): readonly TextEdit[] {
	const document = context.snapshot.documents.get(path)?.document;
	const text = context.text(path);
	return document === undefined || text === undefined || document.format !== 'markdown' ? [] : [insertDirective(document, text, section, command)];
}

/** A reason as it may stand between quotes in a comment. */
function quotable(reason: string): string {
	return reason.replaceAll('"', "'").replaceAll('--', '–').replace(/[\r\n]+/g, ' ');
}

/** The criterion of an id in any catalogue of the root. */
export function criterionById({snapshot}: FeatureContext, id: string): Criterion | undefined {
	for (const catalog of snapshot.catalogs) {
		const criterion = criterionOf(catalog, id);
		if (criterion !== undefined) return criterion;
	}
	return undefined;
}

/** Appends a section that asks for one criterion after the section at an offset, with its subsections. */
export function skeletonEdits(context: FeatureContext, path: string, offset: number, criterion: Criterion): readonly TextEdit[] {
	const document = context.snapshot.documents.get(path)?.document;
	const text = context.text(path);
	if (document === undefined || text === undefined || document.format !== 'markdown') return [];
	const here = document.sections[sectionAt(document, offset)];
	// A new section stands beside the one it was asked for in; under the title there is only one level below.
	const level = Math.max(2, here?.level ?? 2);
	const last = here === undefined || here.level < 2 ? document.sections.at(-1) : document.sections[here.subtreeEnd - 1];
	const at = last === undefined ? text.length : Math.min(last.span.end, text.length);
	const line = lineBreakOf(text);
	const section = sectionText(criterion).replace(/^##/, '#'.repeat(level)).replaceAll('\n', line).trimEnd();
	const before = text.slice(0, at);
	const gap = before === '' || before.endsWith(line + line) ? '' : before.endsWith(line) ? line : line + line;
	const rest = text.slice(at);
	return [{path, span: {start: at, end: at}, newText: `${gap}${section}${line}${rest === '' || rest.startsWith(line) ? '' : line}`}];
}

/** The path of a Markdown file that a link at a place names and that is not there. */
export function missingDocument({snapshot}: FeatureContext, path: string, span: Span): string | undefined {
	const document = snapshot.documents.get(path)?.document;
	const reference = document?.references.find(each => (each.kind === 'link' || each.kind === 'wiki') && each.span.start <= span.end && span.start <= each.span.end);
	const target = document === undefined || reference === undefined ? undefined : targetOf(document, reference);
	if (target?.kind !== 'link' || target.path.startsWith('..') || !/\.(?:md|markdown)$/i.test(target.path)) return undefined;
	return snapshot.files.has(target.path) || snapshot.documents.has(target.path) ? undefined : resolvePath('', target.path);
}

/** A new document with a head to fill in. Its id is that of the file name, where that begins with one. */
export function createdDocument(path: string, language: string): TextEdit {
	const name = path.slice(path.lastIndexOf('/') + 1).replace(/\.[^.]+$/, '');
	const id = /^[\p{Lu}]{1,6}-?\d+/u.exec(name)?.[0] ?? '';
	const words = name.slice(id.length).replace(/[-_]+/g, ' ').trim();
	const title = words === '' ? id : words.charAt(0).toUpperCase() + words.slice(1);
	const head = [`id: ${id}`, `title: ${title}`, 'version: "0.1"', 'status: draft', 'owner:', `language: ${language}`].map(entry => entry.trimEnd());
	return {path, span: {start: 0, end: 0}, newText: `---\n${head.join('\n')}\n---\n\n# ${title}\n\n[Say what this document is for]\n`};
}

/** Declares an applicability topic as not applicable in `qms.yaml`, with a reason; makes the file where there is none. */
export function notApplicableEdits(context: FeatureContext, topic: string, reason: string): readonly TextEdit[] {
	const {configPath, catalogs, config, today} = context.snapshot;
	const top = config.roles.find(role => role.top)?.id;
	const clause = catalogs.flatMap(({applicability}) => applicability).find(({name}) => name === topic)?.clause;
	const entry = [
		`  - topic: ${topic}`, ...(clause === undefined ? [] : [`    clause: "${clause}"`]),
		`    justification: ${JSON.stringify(reason)}`, `    approver: ${top === undefined ? '""' : `role:${top}`}`, `    date: ${today}`,
	];
	const text = context.text(configPath) ?? '';
	const line = lineBreakOf(text);
	const {span, prefix} = listPlace(text, 'notApplicable');
	const newText = `${prefix}${entry.join(line)}${line}`.replaceAll(/(?<!\r)\n/g, line);
	return [{path: configPath, span, newText}];
}

/** Where the next entry of a list at the top level goes, and what has to stand before it. */
function listPlace(text: string, key: string): {readonly span: Span; readonly prefix: string} {
	const document = parseDocument(text, {keepSourceTokens: false});
	const contents: unknown = document.contents;
	const pairs = (contents as {items?: readonly {key?: {value?: unknown; range?: readonly number[]}; value?: {items?: readonly unknown[]; flow?: boolean; range?: readonly number[]}}[]} | null)?.items ?? [];
	const pair = pairs.find(each => each.key?.value === key);
	const keyEnd = pair?.key?.range?.[1];
	if (pair === undefined || keyEnd === undefined) return {span: {start: text.length, end: text.length}, prefix: `${text === '' || text.endsWith('\n') ? '' : '\n'}${key}:\n`};
	const {value} = pair;
	const valueEnd = value?.range?.[1] ?? keyEnd;
	if (value?.flow !== true && (value?.items?.length ?? 0) > 0) return {span: {start: valueEnd, end: valueEnd}, prefix: text[valueEnd - 1] === '\n' ? '' : '\n'};
	// An empty list or nothing after the key becomes a list of one; the rest of the line goes.
	const lineEnd = /\r\n|\n|\r/.exec(text.slice(valueEnd));
	const end = lineEnd === null ? text.length : valueEnd + lineEnd.index + lineEnd[0].length;
	return {span: {start: keyEnd, end: Math.max(end, keyEnd)}, prefix: ':\n'};
}
