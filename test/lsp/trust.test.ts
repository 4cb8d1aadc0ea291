import assert from 'node:assert/strict';
import {spawn, type ChildProcessWithoutNullStreams} from 'node:child_process';
import {chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {delimiter, join} from 'node:path';
import {pathToFileURL} from 'node:url';
import {
	createProtocolConnection,
	type ProtocolConnection,
	type PublishDiagnosticsParams,
	StreamMessageReader,
	StreamMessageWriter,
} from 'vscode-languageserver/node';
import {methods} from '../../server/src/host/protocol.ts';

describe('a workspace that is not trusted', () => {
	let root: string;
	let child: ChildProcessWithoutNullStreams;
	let connection: ProtocolConnection;
	const asked = (): string => (existsSync(join(root, 'asked')) ? readFileSync(join(root, 'asked'), 'utf8') : '');
	const found = new Map<string, number>();

	before(async function () {
		// The stand-in for git is a script of a shell.
		if (process.platform === 'win32') this.skip();
		root = mkdtempSync(join(tmpdir(), 'qms-trust-'));
		mkdirSync(join(root, 'bin'));
		mkdirSync(join(root, 'qms/.git'), {recursive: true});
		writeFileSync(join(root, 'bin/git'), `#!/bin/sh\necho "$@" >> "${join(root, 'asked')}"\nexit 1\n`);
		chmodSync(join(root, 'bin/git'), 0o755);
		writeFileSync(join(root, 'qms/qms.yaml'), 'include: ["**/*.md"]\n');
		writeFileSync(
			join(root, 'qms/manual.md'),
			'# Quality manual\n\n## Responsibilities\n\nEveryone is responsible for quality.\n',
		);
		child = spawn(process.execPath, ['server/src/cli/editor.ts', '--stdio'], {
			env: {...process.env, PATH: `${join(root, 'bin')}${delimiter}${process.env['PATH'] ?? ''}`},
		});
		connection = createProtocolConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin));
		connection.onNotification(
			'textDocument/publishDiagnostics',
			({uri, diagnostics}: PublishDiagnosticsParams) => void found.set(uri, diagnostics.length),
		);
		connection.listen();
		await connection.sendRequest('initialize', {
			processId: process.pid,
			rootUri: null,
			capabilities: {textDocument: {publishDiagnostics: {}}},
			// An editor that says nothing about trust has none to pass on.
			initializationOptions: {},
			workspaceFolders: [{uri: pathToFileURL(join(root, 'qms')).href, name: 'qms'}],
		});
		await connection.sendNotification('initialized', {});
		await connection.sendRequest(methods.settled, {});
	});
	after(() => {
		connection?.dispose();
		child?.kill();
		if (root !== undefined) rmSync(root, {recursive: true, force: true});
	});

	it('is read and judged, and git is not run', () => {
		assert.ok((found.get(pathToFileURL(join(root, 'qms/manual.md')).href) ?? 0) > 0);
		assert.equal(asked(), '');
	});

	it('is compared with the history once it is trusted', async () => {
		await connection.sendNotification(methods.trust, {trusted: true});
		await connection.sendRequest(methods.refresh, {});
		assert.notEqual(asked(), '');
	});

	it('is declared so in the manifest, and so is a virtual one', () => {
		const {capabilities} = JSON.parse(readFileSync('package.json', 'utf8')) as {
			capabilities: Record<string, {supported: string; description: string}>;
		};
		for (const kind of ['untrustedWorkspaces', 'virtualWorkspaces']) {
			assert.equal(capabilities[kind]?.supported, 'limited');
			assert.match(capabilities[kind]?.description ?? '', /git/i);
		}
	});
});
