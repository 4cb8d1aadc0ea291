import type {ProcessDescription, QmsDocument} from '../model/document.ts';
import type {TextEdit} from '../text/span.ts';
import {lineBreakOf, lineEnd, lineStart} from './directives.ts';

/**
 * Adds ids to `outcomes` of the process that a section belongs to: in the list that is there, else in a new one after
 * the last line of the process. Undefined where the file is written in a way that leaves no safe place, such as a
 * process on one line.
 */
export function insertYamlClaim(
	document: QmsDocument,
	text: string,
	section: number,
	ids: readonly string[],
): TextEdit | undefined {
	const process = document.processes.findLast(each => each.section <= section);
	if (process === undefined || ids.length === 0) return undefined;
	return extendProcessList(document, text, process, 'outcomes', ids);
}

/** Adds entries, in YAML, to a list of a process; undefined as for claims. */
export function extendProcessList(
	document: QmsDocument,
	text: string,
	process: ProcessDescription,
	name: string,
	entries: readonly string[],
): TextEdit | undefined {
	const known = process.keys[name];
	return known === undefined
		? addYamlKey(document, text, process, name, entries)
		: extended(document, text, known.end, entries);
}

/** A new list after the last line of a process; undefined for one that is written on one line. */
export function addYamlKey(
	document: QmsDocument,
	text: string,
	process: ProcessDescription,
	name: string,
	entries: readonly string[],
): TextEdit | undefined {
	const key = Object.values(process.keys)[0] ?? process.idSpan;
	const indent = columnOf(text, key.start);
	if (indent === undefined) return undefined;
	const line = lineBreakOf(text);
	const content = text.slice(0, process.span.end).trimEnd().length;
	const at = lineEnd(text, Math.max(content - 1, 0));
	const closed = /[\r\n]$/.test(text.slice(0, at));
	return {
		path: document.path,
		span: {start: at, end: at},
		newText: `${closed ? '' : line}${indent}${name}:${line}${entries.map(entry => `${indent}  - ${entry}${line}`).join('')}`,
	};
}

/** The blanks before a key that begins its line, a list's dash counted as one of them. */
function columnOf(text: string, offset: number): string | undefined {
	const before = text.slice(lineStart(text, offset), offset);
	return /^[ ]*(?:-[ ]+)?$/.test(before) ? ' '.repeat(before.length) : undefined;
}

/** `afterKey` is the end of the list's key. */
function extended(document: QmsDocument, text: string, afterKey: number, ids: readonly string[]): TextEdit | undefined {
	const flow = /^[ \t]*:[ \t]*\[([^\][{}]*)\]/.exec(text.slice(afterKey));
	if (flow) {
		const at = afterKey + flow[0].length - 1;
		const comma = (flow[1] ?? '').trim() === '' ? '' : ', ';
		return {path: document.path, span: {start: at, end: at}, newText: `${comma}${ids.join(', ')}`};
	}
	const block = /^[ \t]*:[ \t]*(?:#[^\r\n]*)?(?:\r\n|\n|\r)((?:[ ]*-[ ]+[^\r\n]*(?:\r\n|\n|\r|$))+)/.exec(
		text.slice(afterKey),
	);
	const indent = /^[ ]*/.exec(block?.[1] ?? '')?.[0] ?? '';
	// An entry that goes on below its first line has its end elsewhere.
	if (block === null || text.slice(afterKey + block[0].length).startsWith(`${indent} `)) return undefined;
	const line = lineBreakOf(text);
	const at = afterKey + block[0].length;
	return {
		path: document.path,
		span: {start: at, end: at},
		newText: `${/[\r\n]$/.test(block[0]) ? '' : line}${ids.map(id => `${indent}- ${id}${line}`).join('')}`,
	};
}
