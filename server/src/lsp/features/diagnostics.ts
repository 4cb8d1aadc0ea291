import {type Diagnostic, DiagnosticRefreshRequest, DocumentDiagnosticReportKind} from 'vscode-languageserver';
import type {Finding} from '../../core/rules/finding.ts';
import {type LineStarts, positionAt} from '../../core/text/lines.ts';
import {emptySpan, type Position} from '../../core/text/span.ts';
import {diagnosticOf} from '../convert.ts';
import {configName} from '../listing.ts';
import type {QmsRoot} from '../root.ts';
import {handled} from '../runner.ts';
import type {Feature, Server} from '../server.ts';
import {uriOf} from '../uris.ts';
import {holdsDocuments} from '../views.ts';

/** Publishes findings for the whole workspace, open files or not; answers instead where the client wants to ask. */
export const diagnostics: Feature = server => {
	const canPush = server.client.textDocument?.publishDiagnostics !== undefined;
	const canPull = server.client.textDocument?.diagnostic !== undefined;
	if (canPull && (server.options.diagnostics === 'pull' || !canPush)) return answer(server);
	publish(server);
	return {};
};

/** What was last sent for a path, by identity: a finding that is the same object on the same lines needs no telling. */
interface Sent {
	readonly findings: readonly Finding[];
	readonly lines: readonly LineStarts[];
	readonly version: number | undefined;
}

function publish(server: Server): void {
	const sent = new Map<string, Map<string, Sent>>();
	// Documents move between roots when a `qms.yaml` comes or goes; the root that spoke last about one may clear it.
	const owners = new Map<string, string>();
	const clear = (owner: string, uri: string): void => {
		if (owners.get(uri) !== owner) return;
		owners.delete(uri);
		send(server, uri, []);
	};
	server.onDidChange(root => {
		const before = sent.get(root.uri) ?? new Map<string, Sent>();
		const now = byPath(findingsOf(root));
		for (const path of before.keys()) if (!now.has(path)) clear(root.uri, root.uriOf(path));
		const next = new Map<string, Sent>();
		for (const [path, findings] of now) {
			const uri = root.uriOf(path);
			const entry: Sent = {findings, lines: linesOf(root, path, findings), version: server.workspace.buffer(uri)?.version};
			next.set(path, entry);
			if (owners.get(uri) === root.uri && isSame(before.get(path), entry)) continue;
			owners.set(uri, root.uri);
			send(server, uri, findings.map(finding => diagnosticOf(root, finding)));
		}
		sent.set(root.uri, next);
	});
	server.onDidChangeState(() => {
		if (server.workspace.state === 'indexing') return;
		for (const [owner, paths] of sent) {
			if (server.workspace.roots.some(root => root.uri === owner)) continue;
			sent.delete(owner);
			for (const path of paths.keys()) clear(owner, uriOf(owner, path));
		}
	});
}

/** In a folder that is no quality management system and does not ask to be one there is nothing to find. */
function findingsOf(root: QmsRoot): readonly Finding[] {
	return holdsDocuments(root) || root.documents.has(configName) ? root.qms.findings() : [];
}

function send(server: Server, uri: string, diagnostics: Diagnostic[]): void {
	const buffer = server.workspace.buffer(uri);
	void server.connection.sendDiagnostics({uri: buffer?.uri ?? uri, diagnostics, ...(buffer === undefined ? {} : {version: buffer.version})});
}

function byPath(findings: readonly Finding[]): Map<string, Finding[]> {
	const map = new Map<string, Finding[]>();
	for (const finding of findings) {
		const known = map.get(finding.path);
		if (known === undefined) map.set(finding.path, [finding]);
		else known.push(finding);
	}
	return map;
}

/** Line tables of the file and of the places its findings point at; an edit that moves lines makes a new table. */
function linesOf(root: QmsRoot, path: string, findings: readonly Finding[]): LineStarts[] {
	return [root.lines(path), ...findings.flatMap(finding => (finding.related ?? []).map(related => root.lines(related.path)))];
}

function isSame(a: Sent | undefined, b: Sent): boolean {
	return a !== undefined && a.version === b.version && a.findings.length === b.findings.length && a.findings.every((finding, index) => isAlike(finding, b.findings[index])) && standsThere(a, b);
}

/** Rules over the whole repository make their findings anew; most of them say what they said before. */
function isAlike(a: Finding, b: Finding | undefined): boolean {
	if (a === b) return true;
	return b !== undefined && a.rule === b.rule && a.severity === b.severity && a.message === b.message && a.key === b.key && a.span.start === b.span.start && a.span.end === b.span.end
		&& JSON.stringify([a.related, a.fixes, a.tags]) === JSON.stringify([b.related, b.fixes, b.tags]);
}

/** True where everything that the findings point at is on the same lines as before, though the line tables may be new. */
function standsThere(a: Sent, b: Sent): boolean {
	if (a.lines.length !== b.lines.length) return false;
	const spans = b.findings.flatMap(finding => (finding.related ?? []).map(({span}) => span));
	return a.lines.every((lines, index) => {
		const now = b.lines[index] ?? lines;
		if (lines === now) return true;
		const here = index === 0 ? b.findings.map(({span}) => span) : [spans[index - 1] ?? emptySpan];
		return here.every(span => [span.start, span.end].every(offset => isAt(positionAt(lines, offset), positionAt(now, offset))));
	});
}

function isAt(a: Position, b: Position): boolean {
	return a.line === b.line && a.character === b.character;
}

function answer(server: Server): ReturnType<Feature> {
	const {connection, workspace} = server;
	connection.languages.diagnostics.on(handled(server, 'textDocument/diagnostic', 'keep', async ({textDocument}) => {
		if (workspace.state === 'indexing') await workspace.settled();
		const place = workspace.present(textDocument.uri);
		const findings = place?.root.complete === true ? place.root.qms.findingsOf(place.path) : [];
		return {kind: DocumentDiagnosticReportKind.Full, items: findings.map(finding => diagnosticOf((place as {root: QmsRoot}).root, finding))};
	}));
	if (server.client.workspace?.diagnostics?.refreshSupport === true) {
		server.onDidChange(() => void connection.sendRequest(DiagnosticRefreshRequest.type));
	}
	return {diagnosticProvider: {identifier: 'qms-lens', interFileDependencies: true, workspaceDiagnostics: false}};
}
