// A client that speaks with a language server in a process of its own and measures how fast it answers.
import {type ChildProcess, spawn} from 'node:child_process';
import {readFileSync} from 'node:fs';
import {
	createProtocolConnection,
	type ProtocolConnection,
	type PublishDiagnosticsParams,
	StreamMessageReader,
	StreamMessageWriter,
} from 'vscode-languageserver/node';

export interface Spawned {
	readonly connection: ProtocolConnection;
	/** Resident memory in MB, and the most there was. */
	memory(): {readonly now: number; readonly peak: number};
	/** Resolves with the next diagnostics for a URI at a version or later; servers that tell no version give any. */
	diagnosed(uri: string, version: number): Promise<PublishDiagnosticsParams>;
	stop(): void;
}

/** No server takes this long; one that does will never answer. */
const patience = 30_000;

export function spawnServer(command: string, args: readonly string[], cwd: string): Spawned {
	const child: ChildProcess = spawn(command, args, {cwd, stdio: ['pipe', 'pipe', 'inherit']});
	if (child.stdin === null || child.stdout === null) throw new Error('The server has no streams.');
	const connection = createProtocolConnection(
		new StreamMessageReader(child.stdout),
		new StreamMessageWriter(child.stdin),
	);
	const waiting = new Set<(params: PublishDiagnosticsParams) => void>();
	connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
		for (const listener of waiting) listener(params);
	});
	return {
		connection,
		memory: () => memoryOf(child.pid ?? 0),
		diagnosed: (uri, version) =>
			new Promise((resolve, reject) => {
				const timer = setTimeout(() => reject(new Error(`No diagnostics came for ${uri}`)), patience);
				const listener = (params: PublishDiagnosticsParams): void => {
					if (params.uri !== uri || (params.version !== undefined && params.version < version)) return;
					waiting.delete(listener);
					clearTimeout(timer);
					resolve(params);
				};
				waiting.add(listener);
			}),
		stop() {
			connection.dispose();
			child.kill();
		},
	};
}

function memoryOf(pid: number): {now: number; peak: number} {
	try {
		const status = readFileSync(`/proc/${pid}/status`, 'utf8');
		const kilobytes = (name: string): number => Number(new RegExp(`^${name}:\\s*(\\d+)`, 'm').exec(status)?.[1] ?? 0);
		return {now: Math.round(kilobytes('VmRSS') / 1024), peak: Math.round(kilobytes('VmHWM') / 1024)};
	} catch {
		return {now: 0, peak: 0};
	}
}

/** The value below which `share` of the samples lie, in ms. */
export function percentile(samples: readonly number[], share: number): number {
	const sorted = samples.toSorted((a, b) => a - b);
	return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}
