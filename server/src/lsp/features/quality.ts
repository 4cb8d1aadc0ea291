import {MessageType, ShowMessageNotification} from 'vscode-languageserver';
import {countCriteria, countOutcomes} from '../../core/coverage/counts.ts';
import {headingSpan, sectionAt, sectionName} from '../../core/features/context.ts';
import type {QmsDocument} from '../../core/model/document.ts';
import type {Finding, Severity} from '../../core/finding/finding.ts';
import {offsetAt, positionAt} from '../../core/text/lines.ts';
import {overviewOf} from '../../core/workspace/overview.ts';
import type {QmsRoot} from '../root.ts';
import type {Feature, Server} from '../context.ts';
import {claim} from '../claim.ts';
import {explainId, explainSection, stateWords} from '../explain.ts';
import {follow} from '../log.ts';
import {countLine} from '../../report/words.ts';
import {
	type ClaimParams,
	type CountsView,
	type DocumentView,
	type ExplainParams,
	type Explanation,
	methods,
	type RootView,
	serverCommands,
	type StatusView,
} from '../../host/protocol.ts';
import {messageText} from '../../report/markdownText.ts';
import {handled} from '../runner.ts';
import {shown} from '../shown.ts';
import {normalizeUri} from '../uris.ts';
import {systemNames} from '../systemNames.ts';
import {documentViews, holdsDocuments, rootViews} from '../views.ts';

/** What the views and the panel of a client are drawn from, and the server's own commands. */
export const quality: Feature = server => {
	const {connection, workspace} = server;
	connection.onRequest(
		methods.outcomes,
		handled(server, methods.outcomes, [], (): RootView[] => shown(rootViews(complete(server)))),
	);
	connection.onRequest(
		methods.documents,
		handled(server, methods.documents, [], (): DocumentView[] => shown(complete(server).flatMap(documentViews))),
	);
	connection.onRequest(
		methods.explain,
		handled(server, methods.explain, null, async (params: ExplainParams) => shown(await explain(server, params))),
	);
	connection.onExecuteCommand(
		handled(server, 'workspace/executeCommand', null, async ({command, arguments: given}) => {
			if (command === serverCommands.refresh) await workspace.refresh();
			if (command === serverCommands.claim) await claim(server, given?.[0] as ClaimParams);
			if (command === serverCommands.explain) {
				const explanation = await explain(server, (given?.[0] ?? {}) as ExplainParams);
				if (explanation !== null)
					follow(
						server.log,
						'an explanation',
						connection.sendNotification(ShowMessageNotification.type, {
							type: MessageType.Info,
							message: messageText(asText(explanation)),
						}),
					);
			}
			return null;
		}),
	);
	tell(server);
	return {executeCommandProvider: {commands: Object.values(serverCommands)}};
};

function complete({workspace}: Server): Server['workspace']['roots'] {
	workspace.flush();
	return workspace.roots.filter(root => root.complete);
}

/** Explains the id that is named, in the root of `uri` where that is given; else the section at the place. Null before all is read. */
export async function explain(server: Server, {id, uri, line, section}: ExplainParams): Promise<Explanation | null> {
	if (server.workspace.state === 'indexing' && meant(server, uri)?.complete !== true) await server.workspace.settled();
	const place = uri === undefined ? undefined : server.workspace.present(uri);
	if (id !== undefined) {
		const root = meant(server, uri) ?? complete(server)[0];
		return root?.complete === true ? (explainId(root, id) ?? null) : null;
	}
	if (place !== undefined && !place.root.complete && !place.root.alone) return null;
	const entry = place?.root.entry(place.path);
	if (place === undefined || entry === undefined) return null;
	const {document} = entry;
	const asked = offsetAt(document.lineStarts, document.length, {line: line ?? 0, character: 0});
	const offset = (section === undefined ? undefined : nearestNamed(document, section, asked)) ?? asked;
	const at = sectionAt(document, offset);
	const {line: again} = positionAt(document.lineStarts, headingSpan(document, at).start);
	return {
		...explainSection(place.root, entry, offset),
		// What a criterion amounts to rests on all documents.
		...(place.root.alone ? {parts: []} : {}),
		again: {uri: uri ?? '', line: again, section: sectionName(document, at)},
	};
}

/** The root of a document or with a URI, which may lie within another one; the first that was read where none is named. */
function meant(server: Server, uri: string | undefined): QmsRoot | undefined {
	if (uri === undefined) return complete(server)[0];
	return server.workspace.roots.find(root => root.uri === normalizeUri(uri)) ?? server.workspace.locate(uri)?.root;
}

/** Where the heading with this name begins that is nearest to an offset; undefined where no heading has it any more. */
function nearestNamed(document: QmsDocument, name: string, offset: number): number | undefined {
	const starts = document.sections
		.filter(({index}) => sectionName(document, index) === name)
		.map(({index}) => headingSpan(document, index).start);
	return starts.sort((a, b) => Math.abs(a - offset) - Math.abs(b - offset))[0];
}

/** An explanation as lines. */
export function asText({title, state, sentences, places, parts}: Explanation): string {
	return [
		`${title}${state === '' ? '' : `: ${stateWords(state)}`}`,
		...sentences,
		...places.flatMap(place => [
			`${place.criterion} ${place.grade}: ${place.path}:${place.range.start.line + 1} "${place.title}"`,
			...place.trace.map(({label, text}) => `  ${label}: ${text}`),
		]),
		...(places.length === 0 ? parts.map(part => `${part.id} ${part.title}: ${stateWords(part.state)}`) : []),
	].join('\n');
}

/** Views follow the typing at a distance, a larger one where more has to be drawn. */
const tellAfter = (documents: number): number => Math.min(1000, 120 + documents / 4);

/** Tells the client what its status bar shows, and that views are out of date. */
function tell(server: Server): void {
	let version = 0;
	let waiting = false;
	const send = (): void => {
		if (server.busy()) return void server.runtime.after(distance(), send);
		waiting = false;
		follow(server.log, 'the state', server.connection.sendNotification(methods.changed, status(server, version)));
	};
	const distance = (): number => tellAfter(server.workspace.roots.reduce((sum, root) => sum + root.documents.size, 0));
	const soon = (): void => {
		if (waiting) return;
		waiting = true;
		server.runtime.after(distance(), send);
	};
	server.onDidChange(() => {
		version++;
		soon();
	});
	server.onDidChangeState(() => {
		version++;
		soon();
	});
}

function status({workspace, tally}: Server, version: number): StatusView {
	const roots = workspace.roots.filter(root => root.complete && holdsDocuments(root));
	const nameOf = systemNames(roots);
	const systems = roots.map(root => ({uri: root.uri, name: nameOf(root), ...countsOf([root])}));
	const {error, warning} = tally?.() ?? tallyOf(roots.flatMap(root => root.qms.findings()));
	return {
		state: workspace.state,
		...countsOf(roots),
		systems: shown(systems),
		errors: error,
		warnings: warning,
		version,
	};
}

function countsOf(roots: readonly QmsRoot[]): CountsView {
	const counts = roots.map(root => countOutcomes(root.qms.coverage()));
	const coverage = roots.flatMap(root => root.qms.coverage());
	const criteria = countCriteria(coverage);
	const judged = coverage.flatMap(({outcomes}) => outcomes);
	return {
		documents: roots.reduce((sum, root) => sum + overviewOf(root.qms.snapshot).count, 0),
		covered: counts.reduce((sum, {covered}) => sum + covered, 0),
		outcomes: counts.reduce((sum, {outcomes}) => sum + outcomes, 0),
		criteria: countLine(criteria),
		toRead: criteria['to-read'],
		applicable: judged.reduce((sum, {applicable}) => sum + applicable, 0),
		shown: judged.reduce((sum, {met}) => sum + met, 0),
	};
}

function tallyOf(findings: readonly Finding[]): Readonly<Record<Severity, number>> {
	const counts: Record<Severity, number> = {error: 0, warning: 0, information: 0, hint: 0};
	for (const {severity} of findings) counts[severity]++;
	return counts;
}
