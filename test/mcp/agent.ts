import {spawn} from 'node:child_process';
import {Client} from '@modelcontextprotocol/client';
import {StdioClientTransport} from '@modelcontextprotocol/client/stdio';
import {join} from 'node:path';

const program = join(import.meta.dirname, '../../dist/cli.cjs');

/** An agent that speaks to the built server over a pipe, as editors do. */
export interface Agent {
	readonly client: Client;
	/** What a tool answers, as data. Throws what it refuses. */
	call<T>(tool: string, input?: Record<string, unknown>): Promise<T>;
	close(): Promise<void>;
}

/** Starts `qms-lens mcp` in a folder. */
export function agentIn(folder: string, words: readonly string[] = []): Promise<Agent> {
	return agentOf(folder, [program, 'mcp', '--today', '2026-11-28', ...words]);
}

/** Starts the server for agents as the extension of VS Code defines it. */
export function agentOfExtension(folder: string): Promise<Agent> {
	return agentOf(folder, [join(import.meta.dirname, '../../dist/server.node.cjs'), '--mcp', folder]);
}

async function agentOf(folder: string, args: readonly string[]): Promise<Agent> {
	const client = new Client({name: 'test-agent', version: '1.0.0'});
	await client.connect(
		new StdioClientTransport({
			command: process.execPath,
			args: [...args],
			cwd: folder,
			stderr: 'inherit',
		}),
	);
	return {
		client,
		async call<T>(name: string, input: Record<string, unknown> = {}): Promise<T> {
			const result = await client.callTool({name, arguments: input});
			const [first] = result.content;
			if (result.isError === true) throw new Error(first?.type === 'text' ? first.text : 'refused');
			return result.structuredContent as T;
		},
		close: () => client.close(),
	};
}

/** What a program prints where it is started like that; for calls that end by themselves. */
export async function printed(folder: string, words: readonly string[]): Promise<{code: number; stderr: string}> {
	return new Promise(done => {
		const child = spawn(process.execPath, [program, ...words], {cwd: folder, stdio: ['ignore', 'ignore', 'pipe']});
		let stderr = '';
		child.stderr.on('data', (chunk: Buffer) => {
			stderr += chunk.toString();
		});
		child.on('close', code => done({code: code ?? -1, stderr}));
	});
}
