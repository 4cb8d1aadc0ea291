import {isMap, parseDocument} from 'yaml';
import {contradictionsOf} from '../coverage/contradictions.ts';
import {lineBreakOf} from '../fixes/directives.ts';
import type {Span, TextEdit} from '../text/span.ts';
import {directiveEdits} from './actions.ts';
import {type FeatureContext, sectionAt} from './context.ts';
import {byCount} from './frequent.ts';

/**
 * Silences a rule for the section at an offset; in files that hold no directives, for the file in `qms.yaml`. The reason
 * is what an auditor reads.
 */
export function silenceEdits(context: FeatureContext, path: string, offset: number, rule: string, reason: string): readonly TextEdit[] {
	const document = context.snapshot.documents.get(path)?.document;
	if (document?.format === 'markdown') return directiveEdits(context, path, sectionAt(document, offset), `ignore ${rule} because="${quotable(reason)}"`);
	return exceptionEdits(context, path, rule, reason);
}

/** A reason as it may stand between quotes in a comment. */
function quotable(reason: string): string {
	return reason.replaceAll('"', "'").replaceAll('--', '–').replace(/[\r\n]+/g, ' ');
}

/** Switches a rule off for one path under `rules` of `qms.yaml`; none where that file does not parse. */
function exceptionEdits(context: FeatureContext, path: string, rule: string, reason: string): readonly TextEdit[] {
	const {configPath} = context.snapshot;
	const text = context.text(configPath) ?? '';
	const document = parseDocument(text);
	if (document.errors.length > 0 || (document.contents !== null && !isMap(document.contents))) return [];
	const present: unknown = document.getIn(['rules', rule]);
	if (document.contents !== null && document.has('rules') && !isMap(document.get('rules'))) return [];
	if (present !== undefined && !isMap(present)) document.setIn(['rules', rule], document.createNode({severity: present}));
	document.setIn(['rules', rule, 'paths', path], 'off');
	document.setIn(['rules', rule, 'because'], reason);
	const line = lineBreakOf(text);
	return [difference(configPath, text, document.toString({lineWidth: 0}).replaceAll(/\r?\n/g, line))];
}

/** One edit from a text to another that leaves alone what both begin and end with. */
function difference(path: string, before: string, after: string): TextEdit {
	const most = Math.min(before.length, after.length);
	let start = 0;
	while (start < most && before[start] === after[start]) start++;
	let end = 0;
	while (end < most - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
	return {path, span: {start, end: before.length - end}, newText: after.slice(start, after.length - end)};
}

/** True for a topic that may be set aside: not declared yet, and no document describes how it is done. */
export function isExcludable(context: FeatureContext, topic: string): boolean {
	if (context.snapshot.config.notApplicable.some(declared => declared.topic === topic)) return false;
	return context.coverage().some(coverage => {
		const known = coverage.catalog.applicability.find(({name}) => name === topic);
		return known !== undefined && contradictionsOf(known, coverage).length === 0;
	});
}

/** Who approves what does not apply: the role that is the top, else who approves most documents; empty where nobody is known. */
export function approverOf({snapshot}: FeatureContext): string {
	const top = snapshot.config.roles.find(role => role.top)?.id;
	if (top !== undefined) return `role:${top}`;
	return byCount([...snapshot.documents.values()].flatMap(({document}) => document.metadata.approver?.raw ?? []))[0] ?? '';
}

/** Declares an applicability topic as not applicable in `qms.yaml`, with a reason; makes the file where there is none. */
export function notApplicableEdits(context: FeatureContext, topic: string, reason: string, approver = approverOf(context)): readonly TextEdit[] {
	const {configPath, catalogs, today} = context.snapshot;
	const clause = catalogs.flatMap(({applicability}) => applicability).find(({name}) => name === topic)?.clause;
	const entry = [
		`  - topic: ${topic}`, ...(clause === undefined ? [] : [`    clause: "${clause}"`]),
		`    justification: ${JSON.stringify(reason)}`, `    approver: ${/^role:[\p{L}\p{N}._-]+$/u.test(approver) ? approver : JSON.stringify(approver)}`, `    date: ${today}`,
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
