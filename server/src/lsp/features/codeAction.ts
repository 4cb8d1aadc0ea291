import {type CodeAction, CodeActionKind, type Diagnostic, type WorkspaceEdit} from 'vscode-languageserver';
import {claimable, claimEdits, createdDocument, criterionById, missingDocument, notApplicableEdits, silenceEdits, skeletonEdits} from '../../core/features/actions.ts';
import type {Finding, FixData} from '../../core/rules/finding.ts';
import {offsetAt} from '../../core/text/lines.ts';
import type {Span, TextEdit} from '../../core/text/span.ts';
import {type DiagnosticData, workspaceEditOf} from '../convert.ts';
import {clientCommands, methods, type ReasonedFix} from '../protocol.ts';
import {handled} from '../runner.ts';
import type {Feature, Server} from '../server.ts';
import {type Asked, asked} from './place.ts';

const fixAllKind = `${CodeActionKind.SourceFixAll}.qmsLens`;

/** Quick fixes, worked out against the present text from what a diagnostic carries. */
export const codeAction: Feature = server => {
	const {connection} = server;
	connection.onCodeAction(handled(server, 'textDocument/codeAction', [], ({textDocument, range, context}): CodeAction[] => {
		const place = asked(server, textDocument.uri);
		if (place === undefined) return [];
		const wanted = (kind: string): boolean => context.only === undefined || context.only.some(only => kind === only || kind.startsWith(`${only}.`));
		const actions: CodeAction[] = [];
		if (wanted(CodeActionKind.QuickFix)) {
			for (const diagnostic of context.diagnostics) if (diagnostic.source === 'qms-lens') actions.push(...fixesOf(server, place, diagnostic));
			const offered = context.diagnostics.some(({data}) => (data as DiagnosticData | undefined)?.fixes?.some(({kind}) => kind === 'insert-claim') === true);
			if (!offered) actions.push(...claims(server, place, offsetAt(place.root.lines(place.path), place.root.qms.text(place.path)?.length ?? 0, range.start)));
		}
		if (wanted(fixAllKind)) actions.push(...fixAll(server, place));
		return actions;
	}));
	connection.onRequest(methods.reasonedFix, handled(server, methods.reasonedFix, null, (fix: ReasonedFix): WorkspaceEdit | null => {
		const place = asked(server, fix.uri);
		return place === undefined ? null : editOf(server, place, reasonedEdits(place, fix)) ?? null;
	}));
	return {codeActionProvider: {codeActionKinds: [CodeActionKind.QuickFix, fixAllKind], resolveProvider: false}};
};

function fixesOf(server: Server, place: Asked, diagnostic: Diagnostic): CodeAction[] {
	const data = diagnostic.data as DiagnosticData | undefined;
	if (data === undefined) return [];
	const text = place.root.qms.text(place.path) ?? '';
	const lines = place.root.lines(place.path);
	const span = {start: offsetAt(lines, text.length, diagnostic.range.start), end: offsetAt(lines, text.length, diagnostic.range.end)};
	const own = data.fixes.map(fix => action(server, place, fix.title, place.root.qms.fix({path: place.path, rule: data.rule, key: data.key, span}, fix), diagnostic, fix.safe));
	return [...own, ...sameKind(server, place, data, diagnostic), ...editorFixes(server, place, data, diagnostic, span)].filter(each => each !== undefined);
}

/** One action for all findings of the rule in this document that have the same kind of fix. */
function sameKind(server: Server, place: Asked, data: DiagnosticData, diagnostic: Diagnostic): (CodeAction | undefined)[] {
	const kinds = new Set(data.fixes.map(({kind}) => kind));
	const alike = place.root.qms.findingsOf(place.path).filter(({rule, fixes}) => rule === data.rule && fixes?.some(({kind}) => kinds.has(kind)) === true);
	if (alike.length < 2) return [];
	const edits = editsOfAll(place, alike, ({kind}) => kinds.has(kind));
	return [action(server, place, `Fix all ${alike.length} findings of ${data.rule} in this document`, edits, diagnostic, false)];
}

/** Fixes that only an editor has: they need a place to write at or a reason from a person. */
function editorFixes(server: Server, place: Asked, data: DiagnosticData, diagnostic: Diagnostic, span: Span): (CodeAction | undefined)[] {
	const {context, path, entry} = place;
	const actions: (CodeAction | undefined)[] = [];
	const missing = missingDocument(context, path, span);
	if (missing !== undefined) actions.push(action(server, place, `Create ${missing}`, [createdDocument(missing, entry?.document.language ?? 'en')], diagnostic, false));
	const finding = place.root.qms.findingsOf(path).find(({rule, key}) => rule === data.rule && key === data.key);
	const criterion = finding?.criterion === undefined ? undefined : criterionById(context, finding.criterion);
	if (criterion !== undefined) {
		actions.push(action(server, place, `Insert a section for ${criterion.id}`, skeletonEdits(context, path, span.start, criterion), diagnostic, false));
		if (criterion.applicability !== undefined) actions.push(reasoned(server, place, diagnostic, 'not-applicable', `Mark ${criterion.applicability} as not applicable…`, {topic: criterion.applicability}));
	}
	if (entry?.document.format === 'markdown') actions.push(reasoned(server, place, diagnostic, 'silence', `Silence ${data.rule} here with a reason…`, {rule: data.rule, offset: String(span.start)}));
	return actions;
}

/** An action that asks for a reason first; an editor that cannot ask gets a place to write it. */
function reasoned(server: Server, place: Asked, diagnostic: Diagnostic, kind: string, title: string, given: Readonly<Record<string, string>>): CodeAction | undefined {
	const fix: ReasonedFix = {uri: place.root.uriOf(place.path), kind, title: title.replace('…', ''), arguments: given, reason: ''};
	if (server.options.commands?.includes(clientCommands.addReason) !== true) return action(server, place, title, reasonedEdits(place, fix), diagnostic, false);
	return {title, kind: CodeActionKind.QuickFix, diagnostics: [diagnostic], command: {title, command: clientCommands.addReason, arguments: [fix]}};
}

function reasonedEdits({context, path}: Asked, {kind, arguments: given, reason}: ReasonedFix): readonly TextEdit[] {
	if (kind === 'silence') return silenceEdits(context, path, Number(given['offset'] ?? 0), given['rule'] ?? '', reason);
	if (kind === 'not-applicable') return notApplicableEdits(context, given['topic'] ?? '', reason);
	return [];
}

/** Claims what the section at the cursor shows, without a finding to ask for it. */
function claims(server: Server, place: Asked, offset: number): CodeAction[] {
	const offer = claimable(place.context, place.path, offset);
	if (offer === undefined) return [];
	const named = offer.ids.length > 2 ? `${offer.ids.length} criteria` : offer.ids.join(' and ');
	const made = action(server, place, `Claim ${named} for this section`, claimEdits(place.context, place.path, offer.section, offer.ids), undefined, false);
	return made === undefined ? [] : [made];
}

function fixAll(server: Server, place: Asked): CodeAction[] {
	const edits = editsOfAll(place, place.root.qms.findingsOf(place.path), ({safe}) => safe);
	const edit = editOf(server, place, edits);
	return edit === undefined ? [] : [{title: 'Fix all safe findings of QMS Lens', kind: fixAllKind, edit}];
}

/** The edits of the first fitting fix of each finding, those left out that would overlap an earlier one. */
function editsOfAll({root, path}: Asked, findings: readonly Finding[], fits: (fix: FixData) => boolean): TextEdit[] {
	const taken: TextEdit[] = [];
	for (const finding of findings) {
		const fix = finding.fixes?.find(fits);
		const edits = fix === undefined ? [] : root.qms.fix({path, rule: finding.rule, key: finding.key, span: finding.span}, fix);
		if (edits.every(edit => taken.every(other => !overlaps(edit, other)))) taken.push(...edits);
	}
	return taken;
}

function overlaps(a: TextEdit, b: TextEdit): boolean {
	if (a.path !== b.path) return false;
	return a.span.start === b.span.start || (a.span.start < b.span.end && b.span.start < a.span.end);
}

function action(server: Server, place: Asked, title: string, edits: readonly TextEdit[], diagnostic: Diagnostic | undefined, preferred: boolean): CodeAction | undefined {
	const edit = editOf(server, place, edits);
	if (edit === undefined) return undefined;
	return {title, kind: CodeActionKind.QuickFix, edit, ...(preferred ? {isPreferred: true} : {}), ...(diagnostic === undefined ? {} : {diagnostics: [diagnostic]})};
}

function editOf(server: Server, {root}: Asked, edits: readonly TextEdit[]): WorkspaceEdit | undefined {
	if (edits.length === 0) return undefined;
	const canCreate = server.client.workspace?.workspaceEdit?.documentChanges === true && server.client.workspace.workspaceEdit.resourceOperations?.includes('create') === true;
	const isNew = (path: string): boolean => root.qms.text(path) === undefined;
	if (edits.some(({path}) => isNew(path)) && !canCreate) return undefined;
	return workspaceEditOf(root, edits, isNew);
}
