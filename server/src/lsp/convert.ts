import {
	type Diagnostic,
	DiagnosticSeverity,
	DiagnosticTag,
	type Location,
	type Range,
	type TextEdit,
	type WorkspaceEdit,
} from 'vscode-languageserver';
import type {Finding, FixData, Severity} from '../core/finding/finding.ts';
import {positionAt, type LineStarts} from '../core/text/lines.ts';
import type {Span, TextEdit as CoreEdit} from '../core/text/span.ts';
import {ruleUrl} from '../report/links.ts';
import {visible} from '../report/terminal.ts';
import type {QmsRoot} from './root.ts';
import type {Server} from './context.ts';

/** What a diagnostic carries for its quick fixes; all that a fix needs besides the present text. */
export interface DiagnosticData {
	readonly rule: string;
	readonly key: string;
	readonly fixes: readonly FixData[];
}

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
	error: DiagnosticSeverity.Error,
	warning: DiagnosticSeverity.Warning,
	information: DiagnosticSeverity.Information,
	hint: DiagnosticSeverity.Hint,
};

const tags = {unnecessary: DiagnosticTag.Unnecessary, deprecated: DiagnosticTag.Deprecated} as const;

export function rangeOf(lines: LineStarts, span: Span): Range {
	return {start: positionAt(lines, span.start), end: positionAt(lines, span.end)};
}

export function locationOf(root: QmsRoot, path: string, span: Span): Location {
	return {uri: root.uriOf(path), range: rangeOf(root.lines(path), span)};
}

export function diagnosticOf(root: QmsRoot, finding: Finding): Diagnostic {
	const data: DiagnosticData = {rule: finding.rule, key: finding.key, fixes: finding.fixes ?? []};
	return {
		range: underlineOf(root, finding.path, finding.span),
		severity: severities[finding.severity],
		code: finding.rule,
		codeDescription: {href: ruleUrl(finding.rule)},
		source: 'qms-lens',
		message: visible(finding.message),
		...(finding.tags === undefined ? {} : {tags: finding.tags.map(tag => tags[tag])}),
		...(finding.related === undefined
			? {}
			: {
					relatedInformation: finding.related.map(({path, span, message}) => ({
						location: locationOf(root, path, span),
						message: visible(message),
					})),
				}),
		data,
	};
}

/** What is underlined of a finding: its words; of one that spans lines, those of the first, so that no block is. */
function underlineOf(root: QmsRoot, path: string, span: Span): Range {
	const range = rangeOf(root.lines(path), span);
	if (range.start.line === range.end.line) return range;
	const text = root.qms.text(path)?.slice(span.start, span.end) ?? '';
	const first = /^[^\r\n]*/.exec(text)?.[0].trimEnd() ?? '';
	return rangeOf(root.lines(path), {start: span.start, end: span.start + Math.max(first.length, 1)});
}

/**
 * Edits of several files as the protocol writes them; files that are new are created first, and where one is there after
 * all the client refuses. A client that can take
 * versions is told which text of an open document is meant, so that it refuses what would hit another one.
 */
export function workspaceEditOf(
	{client, workspace}: Pick<Server, 'client' | 'workspace'>,
	root: QmsRoot,
	edits: readonly CoreEdit[],
	isNew: (path: string) => boolean = () => false,
): WorkspaceEdit {
	const changes = new Map<string, TextEdit[]>();
	for (const {path, span, newText} of edits) {
		const known = changes.get(path) ?? [];
		changes.set(path, [...known, {range: rangeOf(isNew(path) ? [0] : root.lines(path), span), newText}]);
	}
	const uriOf = (path: string): string => workspace.buffer(root.uriOf(path))?.uri ?? root.uriOf(path);
	if (client.workspace?.workspaceEdit?.documentChanges !== true)
		return {changes: Object.fromEntries([...changes].map(([path, list]) => [uriOf(path), list]))};
	return {
		documentChanges: [...changes].flatMap(([path, list]): NonNullable<WorkspaceEdit['documentChanges']> => {
			const uri = uriOf(path);
			const edit = {textDocument: {uri, version: workspace.buffer(uri)?.version ?? null}, edits: list};
			return isNew(path) ? [{kind: 'create', uri}, edit] : [edit];
		}),
	};
}
