import {spawn} from 'node:child_process';
import {Client} from '@modelcontextprotocol/client';
import {StdioClientTransport} from '@modelcontextprotocol/client/stdio';
import {join} from 'node:path';

/** A batch of questions, as far as tests look at it. */
export interface Batch {
	readonly notice: string;
	readonly schemaVersion: number;
	readonly left: number;
	readonly told: number;
	readonly wordCount: number;
	readonly wordCountLeft: number;
	readonly notAsked: number;
	readonly criteria: readonly {
		readonly id: string;
		readonly question: string;
		readonly counts: string;
		readonly read: number;
		readonly inPart: number;
		readonly notAsked: number;
	}[];
	readonly places: readonly {
		readonly path: string;
		readonly line: number;
		readonly slug: string;
		readonly words: string;
		readonly text: string;
		readonly questions: readonly {
			readonly id: string;
			readonly criterion: string;
			readonly likelihood: number;
			readonly sentences: readonly string[];
		}[];
	}[];
}

/** What came of answers. */
export interface Recorded {
	readonly taken: number;
	readonly readings: number;
	readonly refused: readonly {readonly index: number; readonly reason: string; readonly remedy: string}[];
	readonly left: number;
	readonly closed: number;
	readonly opened: number;
	readonly toFind: readonly {readonly criterion: string; readonly question: string; readonly read: number}[];
	readonly files: readonly string[];
}

/** The questions of a batch one by one, each with its place. */
export function questionsIn({places}: Batch) {
	return places.flatMap(({questions, path, slug, words, text}) =>
		questions.map(question => ({...question, place: {path, slug}, words, text})),
	);
}

const program = join(import.meta.dirname, '../../dist/cli.cjs');

/** An agent that speaks to the built server over a pipe, as editors do. */
export interface Agent {
	readonly client: Client;
	/** What a tool answers, as data. Throws what it refuses. */
	call<T>(tool: string, input?: Record<string, unknown>): Promise<T>;
	close(): Promise<void>;
}

/** Starts `qms-lens mcp` in a folder. */
export function agentIn(folder: string, words: readonly string[] = [], name?: string): Promise<Agent> {
	return agentOf(folder, [program, 'mcp', '--today', '2026-11-28', ...words], name);
}

/** Starts the server for agents as the extension of VS Code defines it. */
export function agentOfExtension(folder: string): Promise<Agent> {
	return agentOf(folder, [join(import.meta.dirname, '../../dist/server.node.cjs'), '--mcp', folder]);
}

async function agentOf(folder: string, args: readonly string[], name = 'test-agent'): Promise<Agent> {
	const client = new Client({name, version: '1.0.0'});
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
