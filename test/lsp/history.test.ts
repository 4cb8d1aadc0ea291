import assert from 'node:assert/strict';
import {execFileSync, spawn, type ChildProcessWithoutNullStreams} from 'node:child_process';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {pathToFileURL} from 'node:url';
import {
	createProtocolConnection,
	type ProtocolConnection,
	type PublishDiagnosticsParams,
	StreamMessageReader,
	StreamMessageWriter,
} from 'vscode-languageserver/node';
import {methods} from '../../server/src/host/protocol.ts';

const procedure = (days: string, approved = 'approved: 2026-03-02\n'): string => `---
id: PRO-001
title: Corrective action
kind: procedure
version: "1.0"
status: effective
owner: role:quality-manager
approver: role:managing-director
${approved}language: en
---

# Corrective action

## Find

The quality manager finds the root cause within ${days} days.
`;
const off = 'organization: X\nrules: {changed-after-approval: off}\n';
const on = 'organization: X\n';

describe('what git knows', () => {
	let root: string;
	let child: ChildProcessWithoutNullStreams;
	let connection: ProtocolConnection;
	const found = new Map<string, readonly unknown[]>();
	const uri = (path: string): string => pathToFileURL(join(root, path)).href;
	const git = (date: string, ...words: string[]): void =>
		void execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.org', ...words], {
			cwd: root,
			stdio: 'ignore',
			env: {...process.env, GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date},
		});
	const isFound = (): boolean => found.get(uri('a.md'))?.includes('changed-after-approval') === true;
	const tell = async (...paths: string[]): Promise<void> => {
		await connection.sendNotification('workspace/didChangeWatchedFiles', {
			changes: paths.map(path => ({uri: uri(path), type: 2})),
		});
		await connection.sendRequest(methods.settled, {});
	};
	const write = async (path: string, text: string): Promise<void> => {
		writeFileSync(join(root, path), text);
		await tell(path);
	};

	beforeEach(async () => {
		root = mkdtempSync(join(tmpdir(), 'qms-history-'));
		found.clear();
		writeFileSync(join(root, 'qms.yaml'), off);
		writeFileSync(join(root, 'a.md'), procedure('five'));
		git('2026-03-01T10:00:00', 'init', '-q');
		git('2026-03-02T10:00:00', 'add', '.');
		git('2026-03-02T10:00:00', 'commit', '-qm', 'first');
		child = spawn(process.execPath, ['server/src/cli/editor.ts', '--stdio']);
		connection = createProtocolConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin));
		connection.onNotification(
			'textDocument/publishDiagnostics',
			(params: PublishDiagnosticsParams) =>
				void found.set(
					params.uri,
					params.diagnostics.map(({code}) => code),
				),
		);
		connection.listen();
	});
	const start = async (): Promise<void> => {
		await connection.sendRequest('initialize', {
			processId: process.pid,
			rootUri: null,
			capabilities: {textDocument: {publishDiagnostics: {}}},
			initializationOptions: {today: '2026-11-23', trusted: true},
			workspaceFolders: [{uri: pathToFileURL(root).href, name: 'qms'}],
		});
		await connection.sendNotification('initialized', {});
		await connection.sendRequest(methods.settled, {});
	};
	afterEach(() => {
		connection.dispose();
		child.kill();
		rmSync(root, {recursive: true, force: true});
	});

	it('is asked again when the rule is switched on', async () => {
		writeFileSync(join(root, 'a.md'), procedure('ten'));
		git('2026-06-02T10:00:00', 'commit', '-qam', 'second');
		await start();
		assert.ok(!isFound());
		await write('qms.yaml', on);
		assert.ok(isFound());
	});

	it('is asked again when a document states an approval, saved or not', async () => {
		writeFileSync(join(root, 'qms.yaml'), on);
		writeFileSync(join(root, 'a.md'), procedure('ten', ''));
		git('2026-06-02T10:00:00', 'commit', '-qam', 'second');
		await start();
		assert.ok(!isFound());
		await connection.sendNotification('textDocument/didOpen', {
			textDocument: {uri: uri('a.md'), languageId: 'markdown', version: 1, text: procedure('ten', '')},
		});
		await connection.sendNotification('textDocument/didChange', {
			textDocument: {uri: uri('a.md'), version: 2},
			contentChanges: [{text: procedure('ten')}],
		});
		await connection.sendRequest(methods.settled, {});
		assert.ok(isFound());
	});

	it('is asked again after a commit and nothing else', async () => {
		writeFileSync(join(root, 'qms.yaml'), on);
		writeFileSync(join(root, 'a.md'), procedure('ten'));
		await start();
		assert.ok(!isFound());
		git('2026-06-02T10:00:00', 'commit', '-qam', 'second');
		await tell('.git/logs/HEAD');
		assert.ok(isFound());
		git('2026-06-03T10:00:00', 'reset', '-q', '--hard', 'HEAD~1');
		await tell('.git/HEAD', 'a.md', 'qms.yaml');
		assert.ok(!isFound());
	});
});
