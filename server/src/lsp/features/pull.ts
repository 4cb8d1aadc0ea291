import {
	type Diagnostic,
	DiagnosticRefreshRequest,
	type DocumentDiagnosticReport,
	DocumentDiagnosticReportKind,
	type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';
import type {Finding} from '../../core/finding/finding.ts';
import {hashWords} from '../../core/text/hash.ts';
import {diagnosticOf} from '../convert.ts';
import {follow} from '../log.ts';
import type {QmsRoot} from '../root.ts';
import {handled} from '../runner.ts';
import type {Feature, Server} from '../context.ts';
import {normalizeUri} from '../uris.ts';

type FindingsOf = (root: QmsRoot, path: string) => readonly Finding[];

/** Answers a client that asks for findings, document by document or for all of them, instead of being told. */
export function answerDiagnostics(server: Server, findingsOf: FindingsOf): ReturnType<Feature> {
	const {connection, workspace} = server;
	const itemsOf = (root: QmsRoot, path: string): Diagnostic[] =>
		findingsOf(root, path).map(finding => diagnosticOf(root, finding));
	const refreshes = server.client.workspace?.diagnostics?.refreshSupport === true;
	connection.languages.diagnostics.on(
		handled(
			server,
			'textDocument/diagnostic',
			'keep',
			async ({textDocument, previousResultId}): Promise<DocumentDiagnosticReport> => {
				// Who can be asked to ask again gets what is known while documents are being read.
				if (workspace.state === 'indexing' && !(refreshes && workspace.locate(textDocument.uri)?.root.begun === true))
					await workspace.settled();
				const place = workspace.present(textDocument.uri);
				return reportOf(place === undefined ? [] : itemsOf(place.root, place.path), previousResultId);
			},
		),
	);
	connection.languages.diagnostics.onWorkspace(
		handled(
			server,
			'workspace/diagnostic',
			'keep',
			async ({previousResultIds}): Promise<{items: WorkspaceDocumentDiagnosticReport[]}> => {
				await workspace.settled();
				const known = new Map(previousResultIds.map(({uri, value}) => [normalizeUri(uri), value]));
				const found = new Map<string, Diagnostic[]>();
				for (const root of workspace.roots) {
					const paths = new Set(root.complete ? root.qms.findings().map(({path}) => path) : workspace.openPaths(root));
					for (const path of paths) {
						const items = itemsOf(root, path);
						if (items.length > 0) found.set(root.uriOf(path), items);
					}
				}
				const items = [...new Set([...found.keys(), ...known.keys()])].map((uri): WorkspaceDocumentDiagnosticReport => {
					const buffer = workspace.buffer(uri);
					return {
						...reportOf(found.get(uri) ?? [], known.get(uri)),
						uri: buffer?.uri ?? uri,
						version: buffer?.version ?? null,
					};
				});
				return {items};
			},
		),
	);
	const refresh = (): void =>
		follow(server.log, 'the request to ask for findings again', connection.sendRequest(DiagnosticRefreshRequest.type));
	if (refreshes) {
		server.onDidChange(refresh);
		server.yaml.onDidChange(refresh);
	}
	return {diagnosticProvider: {identifier: 'qms-lens', interFileDependencies: true, workspaceDiagnostics: true}};
}

/** The server keeps no memory of what it said: equal findings have equal ids. */
function reportOf(items: Diagnostic[], previous: string | undefined): DocumentDiagnosticReport {
	const resultId = hashWords([JSON.stringify(items)]).toString(36);
	return resultId === previous
		? {kind: DocumentDiagnosticReportKind.Unchanged, resultId}
		: {kind: DocumentDiagnosticReportKind.Full, resultId, items};
}
