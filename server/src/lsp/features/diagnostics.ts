import type {Diagnostic} from 'vscode-languageserver';
import {type Finding, isAlike, type Severity} from '../../core/finding/finding.ts';
import {type LineStarts, positionAt} from '../../core/text/lines.ts';
import {emptySpan, type Position} from '../../core/text/span.ts';
import {diagnosticOf} from '../convert.ts';
import {configName} from '../../host/listing.ts';
import {follow} from '../log.ts';
import type {QmsRoot} from '../root.ts';
import type {Feature, Server} from '../context.ts';
import {holdsDocuments} from '../views.ts';
import {answerDiagnostics} from './pull.ts';

/** Publishes findings for the whole workspace, open files or not; answers instead where the client wants to ask. */
export const diagnostics: Feature = server => {
	const canPush = server.client.textDocument?.publishDiagnostics !== undefined;
	const canPull = server.client.textDocument?.diagnostic !== undefined;
	if (canPull && (server.options.diagnostics === 'pull' || !canPush))
		return answerDiagnostics(server, (root, path) => server.yaml.without(findingsNow(root, path), root, path));
	publish(server);
	return {};
};

/** What was last sent for a path, by identity: a finding that is the same object on the same lines needs no telling. */
interface Sent {
	readonly uri: string;
	readonly findings: readonly Finding[];
	readonly lines: readonly LineStarts[];
	readonly version: number | undefined;
}

/** How long findings of other documents are told before messages are looked for again, and the pause in which these come. */
const sliceMs = 4;
const restMs = 2;
/** How long the next key has to come before other documents are told of the last one, and how long they wait for a pause at most. */
const pauseMs = 20;
const longestMs = 200;

/** What one root has told, and the paths whose findings may be others by now. */
interface Told {
	/** The root that all was told of; undefined where only findings of open documents were, while others are being read. */
	root: QmsRoot | undefined;
	silent: boolean;
	readonly sent: Map<string, Sent>;
	/** Paths that have findings of which a server for YAML tells while they are open. */
	readonly shared: Set<string>;
	pending: ReadonlySet<string>;
	/** When what is pending began to wait, in ms of the runtime's clock. */
	since: number;
	/** Calls off the next slice. */
	callOff: (() => void) | undefined;
}

function publish(server: Server): void {
	const tolds = new Map<string, Told>();
	// Documents move between roots when a `qms.yaml` comes or goes; the root that spoke last about one may clear it.
	const owners = new Map<string, string>();
	const clear = (owner: string, uri: string): void => {
		if (owners.get(uri) !== owner) return;
		owners.delete(uri);
		send(server, uri, []);
	};
	const counts: Record<Severity, number> = {error: 0, warning: 0, information: 0, hint: 0};
	const count = (findings: readonly Finding[] | undefined, by: 1 | -1): void => {
		for (const {severity} of findings ?? []) counts[severity] += by;
	};
	server.tally = () => counts;
	server.busy = () => [...tolds.values()].some(({pending}) => pending.size > 0);
	const tellPath = (root: QmsRoot, told: Told, path: string): void => {
		const found = findingsNow(root, path);
		if (found.some(({ofYaml}) => ofYaml)) told.shared.add(path);
		else told.shared.delete(path);
		const findings = server.yaml.without(found, root, path);
		const uri = root.uriOf(path);
		const before = told.sent.get(path);
		count(before?.findings, -1);
		count(findings, 1);
		if (findings.length === 0) {
			if (told.sent.delete(path)) clear(root.uri, uri);
			return;
		}
		const entry: Sent = {
			uri,
			findings,
			lines: linesOf(root, path, findings),
			version: server.workspace.buffer(uri)?.version,
		};
		told.sent.set(path, entry);
		if (owners.get(uri) === root.uri && isSame(before, entry)) return;
		owners.set(uri, root.uri);
		send(
			server,
			uri,
			findings.map(finding => diagnosticOf(root, finding)),
		);
	};
	/** Tells what is pending, for no longer than `ms`; the rest follows after messages that wait. */
	const tell = (root: QmsRoot, told: Told, ms: number): void => {
		told.callOff?.();
		told.callOff = undefined;
		const until = server.runtime.now() + ms;
		const pending = new Set(told.pending);
		for (const path of told.pending) {
			if (pending.size < told.pending.size && server.runtime.now() > until) break;
			pending.delete(path);
			tellPath(root, told, path);
		}
		told.pending = pending;
		if (pending.size > 0) told.callOff = server.runtime.after(restMs, () => tell(root, told, ms));
	};
	const toldOf = (root: QmsRoot): Told => {
		const told = tolds.get(root.uri) ?? {
			root: undefined,
			silent: false,
			sent: new Map(),
			shared: new Set(),
			pending: new Set(),
			since: 0,
			callOff: undefined,
		};
		tolds.set(root.uri, told);
		return told;
	};
	/**
	 * While documents are being read: what open ones say by themselves. Where all was told before, and a root is only read
	 * again, that stands until a document is edited.
	 */
	const tellOpen = (root: QmsRoot, told: Told): void => {
		const open = server.workspace.openPaths(root);
		const stands = (path: string): boolean =>
			told.root !== undefined && told.sent.get(path)?.version === server.workspace.buffer(root.uriOf(path))?.version;
		for (const path of open) if (!stands(path)) tellPath(root, told, path);
		for (const path of told.sent.keys())
			if (!root.documents.has(path) && told.root === undefined) tellPath(root, told, path);
	};
	server.onDidChange(root => {
		const told = toldOf(root);
		if (!root.complete) return tellOpen(root, told);
		const silent = isSilent(root);
		// A root that was read anew, or that begins or ceases to be a quality management system, tells everything.
		const all =
			told.root !== root || told.silent !== silent
				? [...told.sent.keys(), ...root.qms.findings().map(({path}) => path)]
				: [];
		told.root = root;
		told.silent = silent;
		// Opened or closed, a file says the same, and another one tells of it.
		const pending = new Set([...root.qms.takeChanged(), ...told.pending, ...all, ...told.shared]);
		// Documents in hand are told at once, all others after the messages that wait by then.
		for (const path of server.workspace.openPaths(root)) if (pending.delete(path)) tellPath(root, told, path);
		const now = server.runtime.now();
		if (told.pending.size === 0) told.since = now;
		told.pending = pending;
		told.callOff?.();
		told.callOff =
			pending.size > 0
				? server.runtime.after(Math.max(0, Math.min(pauseMs, told.since + longestMs - now)), () =>
						tell(root, told, sliceMs),
					)
				: undefined;
	});
	server.yaml.onDidChange(() => {
		for (const root of server.workspace.roots) {
			const told = tolds.get(root.uri);
			for (const path of told?.shared ?? []) if (told?.root === root) tellPath(root, told, path);
		}
	});
	server.onSettled(() => {
		for (const root of server.workspace.roots) {
			const told = tolds.get(root.uri);
			if (told?.root === root && told.pending.size > 0) tell(root, told, Infinity);
		}
	});
	server.onDidChangeState(() => {
		if (server.workspace.state === 'indexing') return;
		for (const [owner, told] of tolds) {
			if (server.workspace.roots.some(root => root.uri === owner)) continue;
			told.callOff?.();
			tolds.delete(owner);
			for (const {uri, findings} of told.sent.values()) {
				count(findings, -1);
				clear(owner, uri);
			}
		}
	});
}

/** In a folder that is no quality management system and does not ask to be one there is nothing to find. */
function isSilent(root: QmsRoot): boolean {
	return !holdsDocuments(root) && !root.documents.has(configName);
}

/** Of a root that is still being read, what its documents say by themselves. */
function findingsNow(root: QmsRoot, path: string): readonly Finding[] {
	return isSilent(root) ? [] : root.complete ? root.qms.findingsOf(path) : root.qms.localFindingsOf(path);
}

function send(server: Server, uri: string, diagnostics: Diagnostic[]): void {
	const buffer = server.workspace.buffer(uri);
	follow(
		server.log,
		'findings',
		server.connection.sendDiagnostics({
			uri: buffer?.uri ?? uri,
			diagnostics,
			...(buffer === undefined ? {} : {version: buffer.version}),
		}),
	);
}

/** Line tables of the file and of the places its findings point at; an edit that moves lines makes a new table. */
function linesOf(root: QmsRoot, path: string, findings: readonly Finding[]): LineStarts[] {
	return [
		root.lines(path),
		...findings.flatMap(finding => (finding.related ?? []).map(related => root.lines(related.path))),
	];
}

function isSame(a: Sent | undefined, b: Sent): boolean {
	return (
		a !== undefined &&
		a.version === b.version &&
		a.findings.length === b.findings.length &&
		a.findings.every((finding, index) => isAlike(finding, b.findings[index])) &&
		standsThere(a, b)
	);
}

/** True where everything that the findings point at is on the same lines as before, though the line tables may be new. */
function standsThere(a: Sent, b: Sent): boolean {
	if (a.lines.length !== b.lines.length) return false;
	const spans = b.findings.flatMap(finding => (finding.related ?? []).map(({span}) => span));
	return a.lines.every((lines, index) => {
		const now = b.lines[index] ?? lines;
		if (lines === now) return true;
		const here = index === 0 ? b.findings.map(({span}) => span) : [spans[index - 1] ?? emptySpan];
		return here.every(span =>
			[span.start, span.end].every(offset => isAt(positionAt(lines, offset), positionAt(now, offset))),
		);
	});
}

function isAt(a: Position, b: Position): boolean {
	return a.line === b.line && a.character === b.character;
}
