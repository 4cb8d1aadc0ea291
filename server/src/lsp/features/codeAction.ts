import {type CodeAction, CodeActionKind, type Diagnostic, type WorkspaceEdit} from 'vscode-languageserver';
import type {Criterion} from '../../core/catalog/catalog.ts';
import {justificationLeast} from '../../core/coverage/applicability.ts';
import {documentName, openCriteria} from '../../core/coverage/wording.ts';
import {claimable, claimEdits, nearestPlace, skeletonEdits} from '../../core/features/actions.ts';
import type {FeatureContext} from '../../core/features/context.ts';
import {creation, documentForCriteria, missingDocument, type NewDocument} from '../../core/features/create.ts';
import {missingProcess} from '../../core/features/createProcess.ts';
import {fillings} from '../../core/features/fill.ts';
import {approverOf, isExcludable, notApplicableEdits, silenceEdits} from '../../core/features/reasons.ts';
import type {Finding, FixData} from '../../core/finding/finding.ts';
import {offsetAt, positionAt} from '../../core/text/lines.ts';
import type {Span, TextEdit} from '../../core/text/span.ts';
import {type DiagnosticData, workspaceEditOf} from '../convert.ts';
import {clientCommands, methods, type ReasonedFix} from '../../host/protocol.ts';
import {handled} from '../runner.ts';
import type {Feature, Server} from '../context.ts';
import {eachOnce} from './eachOnce.ts';
import {type Asked, askedWhenRead} from './place.ts';

const fixAllKind = `${CodeActionKind.SourceFixAll}.qmsLens`;

/** Quick fixes, worked out against the present text from what a diagnostic carries. */
export const codeAction: Feature = server => {
	const {connection} = server;
	connection.onCodeAction(
		handled(server, 'textDocument/codeAction', [], async ({textDocument, range, context}): Promise<CodeAction[]> => {
			const place = await askedWhenRead(server, textDocument.uri);
			if (place === undefined) return [];
			const wanted = (kind: string): boolean =>
				context.only === undefined || context.only.some(only => kind === only || kind.startsWith(`${only}.`));
			const actions: CodeAction[] = [];
			if (wanted(CodeActionKind.QuickFix)) {
				for (const diagnostic of context.diagnostics)
					if (diagnostic.source === 'qms-lens') actions.push(...fixesOf(server, place, diagnostic));
				const offered = context.diagnostics.some(
					({data}) => (data as DiagnosticData | undefined)?.fixes?.some(({kind}) => kind === 'insert-claim') === true,
				);
				if (!offered)
					actions.push(
						...claims(
							server,
							place,
							offsetAt(place.root.lines(place.path), place.root.qms.text(place.path)?.length ?? 0, range.start),
						),
					);
			}
			if (wanted(fixAllKind)) actions.push(...fixAll(server, place));
			return eachOnce(actions);
		}),
	);
	connection.onRequest(
		methods.reasonedFix,
		handled(server, methods.reasonedFix, null, async (fix: ReasonedFix): Promise<WorkspaceEdit | null> => {
			const place = await askedWhenRead(server, fix.uri);
			return place === undefined ? null : (editOf(server, place, reasonedEdits(place, fix)) ?? null);
		}),
	);
	return {codeActionProvider: {codeActionKinds: [CodeActionKind.QuickFix, fixAllKind], resolveProvider: false}};
};

function fixesOf(server: Server, place: Asked, diagnostic: Diagnostic): CodeAction[] {
	const data = diagnostic.data as DiagnosticData | undefined;
	if (data === undefined) return [];
	const text = place.root.qms.text(place.path) ?? '';
	const lines = place.root.lines(place.path);
	const start = offsetAt(lines, text.length, diagnostic.range.start);
	// A finding that spans lines is underlined on the first alone.
	const span = place.root.qms
		.findingsOf(place.path)
		.find(each => each.rule === data.rule && each.key === data.key && each.span.start === start)?.span ?? {
		start,
		end: offsetAt(lines, text.length, diagnostic.range.end),
	};
	const own = [
		...data.fixes.map(fix =>
			action(
				server,
				place,
				fix.title,
				place.root.qms.fix({path: place.path, rule: data.rule, key: data.key, span}, fix),
				diagnostic,
				fix.safe,
			),
		),
		...sameKind(server, place, data, diagnostic),
	];
	const others = editorFixes(server, place, data, diagnostic, span);
	// A claim is taken away where it cannot be made good.
	const removes = data.fixes.some(({kind}) => kind === 'remove-claim');
	return (removes ? [...others, ...own] : [...own, ...others]).filter(each => each !== undefined);
}

/** What all fixes of a kind do at once, in words. */
const allOf: Readonly<Record<string, (count: number) => string>> = {
	'insert-claim': count => `Claim what all ${count} sections show`,
	'insert-arguments': count => `Complete all ${count} directives`,
	'metadata-to-front-matter': count => `Move all ${count} keys into the head`,
	'remove-claim': count => `Remove all ${count} claims`,
	'remove-suppression': count => `Remove all ${count} suppressions`,
};

/** One action for all findings of the rule in this document that have the same kind of fix. */
function sameKind(
	server: Server,
	place: Asked,
	data: DiagnosticData,
	diagnostic: Diagnostic,
): (CodeAction | undefined)[] {
	const kinds = new Set(data.fixes.map(({kind}) => kind));
	const alike = place.root.qms
		.findingsOf(place.path)
		.filter(({rule, fixes}) => rule === data.rule && fixes?.some(({kind}) => kinds.has(kind)) === true);
	if (alike.length < 2) return [];
	const edits = editsOfAll(place, alike, ({kind}) => kinds.has(kind));
	const what = allOf[data.fixes[0]?.kind ?? '']?.(alike.length) ?? `Correct all ${alike.length}`;
	return [action(server, place, `${what} (${data.rule}) in this document`, edits, diagnostic, false)];
}

/** Fixes that only an editor has: they need a place to write at, a choice, or a reason from a person. */
function editorFixes(
	server: Server,
	place: Asked,
	data: DiagnosticData,
	diagnostic: Diagnostic,
	span: Span,
): (CodeAction | undefined)[] {
	const {context, path} = place;
	const finding = nearestFinding(place, data.rule, data.key, span.start);
	const missing = notIgnored(place, finding === undefined ? undefined : missingAt(finding.rule, context, path, span));
	return [
		...(finding === undefined
			? []
			: fillings(context, finding).map(({title, edits}) =>
					selecting(server, place, edits, action(server, place, title, edits, diagnostic, false)),
				)),
		...(missing === undefined
			? []
			: [action(server, place, `Create ${missing.path}`, [creation(missing)], diagnostic, false)]),
		...(finding === undefined ? [] : coverageFixes(server, place, finding, diagnostic, span)),
		...(selfSilencing.has(data.rule) || isOfWholeRoot(place, finding)
			? []
			: [
					reasoned(
						server,
						place,
						diagnostic,
						'silence',
						`Silence ${data.rule} ${place.entry?.document.format === 'markdown' ? 'here' : 'for this file in qms.yaml'} with a reason…`,
						{rule: data.rule, key: data.key, offset: String(span.start), least: '3'},
					),
				]),
	];
}

/** A file that is ignored may be there without being known. */
function notIgnored({root}: Asked, document: NewDocument | undefined): NewDocument | undefined {
	return document !== undefined && root.ignores(document.path) ? undefined : document;
}

function missingAt(rule: string, context: FeatureContext, path: string, span: Span): NewDocument | undefined {
	if (rule === 'process-unknown') return missingProcess(context, path, span);
	return namesDocument.has(rule) ? missingDocument(context, path, span) : undefined;
}

/** Rules about a document that is referred to and is not there. */
const namesDocument = new Set(['link-broken', 'document-id-unknown', 'procedure-unknown']);
/** To silence these would be one more of what they complain about. */
const selfSilencing = new Set([
	'suppression-unused',
	'suppression-without-reason',
	'directive-not-understood',
	'configuration-invalid',
	'syntax-invalid',
]);
const mostSections = 4;

/** True for what is said of an outcome at `qms.yaml`, for want of a better place: to silence it there would silence the rule for every outcome. */
function isOfWholeRoot({context, path}: Asked, finding: Finding | undefined): boolean {
	return path === context.snapshot.configPath && (finding === undefined || finding.outcome !== undefined);
}

/** For what is not covered: sections or a document to be written, and the reason why it does not apply. */
function coverageFixes(
	server: Server,
	place: Asked,
	finding: Finding,
	diagnostic: Diagnostic,
	span: Span,
): (CodeAction | undefined)[] {
	const {context} = place;
	const open = openOf(context, finding);
	const topics = [...new Set(open.flatMap(({applicability}) => applicability ?? []))].filter(topic =>
		isExcludable(context, topic),
	);
	const whole =
		finding.outcome !== undefined && finding.criterion === undefined ? documentForCriteria(context, open) : undefined;
	return [
		...open.slice(0, mostSections).map(criterion => sectionFor(server, place, criterion, diagnostic, span)),
		...(whole === undefined
			? []
			: [
					action(
						server,
						place,
						`Create ${whole.path} for ${finding.outcome ?? ''} from a template`,
						[creation(whole)],
						diagnostic,
						false,
					),
				]),
		...topics.map(topic =>
			reasoned(server, place, diagnostic, 'not-applicable', `Mark ${topic} as not applicable…`, {
				topic,
				approver: approverOf(context),
				least: String(justificationLeast),
			}),
		),
	];
}

/** A section to be written: where the finding stands, or for one in `qms.yaml` or a process file in the document that is nearest to the subject. */
function sectionFor(
	server: Server,
	place: Asked,
	criterion: Criterion,
	diagnostic: Diagnostic,
	{start}: Span,
): CodeAction | undefined {
	const {context, path, entry} = place;
	const title = `Insert a section for ${criterion.id} (${criterion.title})`;
	if (entry?.document.format === 'markdown') {
		const edits = skeletonEdits(context, path, start, criterion);
		return selecting(server, place, edits, action(server, place, title, edits, diagnostic, false));
	}
	const nearest = nearestPlace(context, criterion);
	const document = nearest === undefined ? undefined : context.snapshot.documents.get(nearest.path)?.document;
	if (nearest === undefined || document === undefined) return undefined;
	const edits = skeletonEdits(context, nearest.path, nearest.span.start, criterion);
	const made = action(server, place, `${title} in ${documentName(document)}`, edits, diagnostic, false);
	return selecting(server, place, edits, made);
}

/** The action, after which the first thing to write is selected where the editor can be told so. */
function selecting(
	server: Server,
	{root}: Asked,
	[edit]: readonly TextEdit[],
	made: CodeAction | undefined,
): CodeAction | undefined {
	const prompt = edit === undefined ? null : /^\[.*\]$/m.exec(edit.newText.replaceAll('\r\n', '\n'));
	if (made === undefined || edit === undefined || prompt === null) return made;
	if (server.options.commands?.includes(clientCommands.goTo) !== true) return made;
	const from = positionAt(root.lines(edit.path), edit.span.start);
	const lines = prompt.input.slice(0, prompt.index).split('\n').length - 1;
	const start = {line: from.line + lines, character: lines === 0 ? from.character : 0};
	const range = {start, end: {line: start.line, character: start.character + prompt[0].length}};
	return {
		...made,
		command: {title: 'Select what to write', command: clientCommands.goTo, arguments: [root.uriOf(edit.path), range]},
	};
}

/** The criteria that a finding is about and that nothing is written for yet, mandatory ones first. */
function openOf(context: FeatureContext, {rule, outcome, criterion}: Finding): readonly Criterion[] {
	for (const {criteria, outcomes} of context.coverage()) {
		const judged =
			criterion === undefined
				? outcomes.find(each => each.outcome.id === outcome)?.criteria
				: [criteria.get(criterion)].filter(each => each !== undefined);
		if (judged !== undefined && judged.length > 0)
			return (
				openCriteria(judged)
					// A question is about what is to be read; a gap beside it is another finding's.
					.filter(({state}) => state !== 'pending' && (rule !== 'places-to-read' || state === 'to-read'))
					.map(each => each.criterion)
			);
	}
	return [];
}

/** An action that asks for a reason first; an editor that cannot ask gets a place to write it. */
function reasoned(
	server: Server,
	place: Asked,
	diagnostic: Diagnostic,
	kind: string,
	title: string,
	given: Readonly<Record<string, string>>,
): CodeAction | undefined {
	const fix: ReasonedFix = {
		uri: place.root.uriOf(place.path),
		kind,
		title: title.replace('…', ''),
		arguments: given,
		reason: '',
	};
	// Nobody is asked for a reason that could then not be written down.
	if (reasonedEdits(place, {...fix, reason: 'x'}).length === 0) return undefined;
	if (server.options.commands?.includes(clientCommands.addReason) !== true)
		return action(server, place, title, reasonedEdits(place, fix), diagnostic, false);
	return {
		title,
		kind: CodeActionKind.QuickFix,
		diagnostics: [diagnostic],
		command: {title, command: clientCommands.addReason, arguments: [fix]},
	};
}

/** A finding where it stands now: the text may have changed while somebody thought of a reason. */
function nearestFinding({root, path}: Asked, rule: string, key: string, offset: number): Finding | undefined {
	const alike = root.qms.findingsOf(path).filter(each => each.rule === rule && each.key === key);
	return alike.sort((a, b) => Math.abs(a.span.start - offset) - Math.abs(b.span.start - offset))[0];
}

/** None where what the reason is for is not there any more. */
function reasonedEdits(place: Asked, {kind, arguments: given, reason}: ReasonedFix): readonly TextEdit[] {
	const {context, path} = place;
	if (kind === 'silence') {
		const found = nearestFinding(place, given['rule'] ?? '', given['key'] ?? '', Number(given['offset'] ?? 0));
		return found === undefined ? [] : silenceEdits(context, path, found.span.start, found.rule, reason);
	}
	if (kind === 'not-applicable')
		return notApplicableEdits(context, given['topic'] ?? '', reason, given['approver'] || undefined);
	return [];
}

/** Claims what the section at the cursor shows, without a finding to ask for it. */
function claims(server: Server, place: Asked, offset: number): CodeAction[] {
	const offer = claimable(place.own, place.path, offset);
	if (offer === undefined) return [];
	const named = offer.ids.length > 2 ? `${offer.ids.length} criteria` : offer.ids.join(' and ');
	const made = action(
		server,
		place,
		`Claim ${named} for this section`,
		claimEdits(place.context, place.path, offer.section, offer.ids),
		undefined,
		false,
	);
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
		const edits =
			fix === undefined ? [] : root.qms.fix({path, rule: finding.rule, key: finding.key, span: finding.span}, fix);
		if (edits.every(edit => taken.every(other => !overlaps(edit, other)))) taken.push(...edits);
	}
	return taken;
}

function overlaps(a: TextEdit, b: TextEdit): boolean {
	if (a.path !== b.path) return false;
	return a.span.start === b.span.start || (a.span.start < b.span.end && b.span.start < a.span.end);
}

function action(
	server: Server,
	place: Asked,
	title: string,
	edits: readonly TextEdit[],
	diagnostic: Diagnostic | undefined,
	preferred: boolean,
): CodeAction | undefined {
	const edit = editOf(server, place, edits);
	if (edit === undefined) return undefined;
	return {
		title,
		kind: CodeActionKind.QuickFix,
		edit,
		...(preferred ? {isPreferred: true} : {}),
		...(diagnostic === undefined ? {} : {diagnostics: [diagnostic]}),
	};
}

function editOf(server: Server, {root, path: own}: Asked, edits: readonly TextEdit[]): WorkspaceEdit | undefined {
	if (edits.length === 0) return undefined;
	// Of files that are not all read it is not known which there are and what they say.
	if (!root.complete && edits.some(({path}) => path !== own)) return undefined;
	const canCreate =
		server.client.workspace?.workspaceEdit?.documentChanges === true &&
		server.client.workspace.workspaceEdit.resourceOperations?.includes('create') === true;
	const isNew = (path: string): boolean => root.qms.text(path) === undefined;
	if (edits.some(({path}) => isNew(path)) && !canCreate) return undefined;
	return workspaceEditOf(server, root, edits, isNew);
}
