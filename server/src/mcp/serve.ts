import type {Readable, Writable} from 'node:stream';
import {type CallToolResult, McpServer, type ServerContext} from '@modelcontextprotocol/server';
import {StdioServerTransport} from '@modelcontextprotocol/server/stdio';
import * as z from 'zod/mini';
import {instructions, promptText} from './instructions.ts';
import type {Reader} from './reader.ts';
import {toolTexts} from '../reading/texts.ts';
import {addResources} from './resources.ts';
import * as schemas from '../reading/schemas.ts';

/** What the server is called and where it speaks. */
export interface ServeOptions {
	readonly version: string;
	readonly input: Readable;
	readonly output: Writable;
}

/** Serves a reader over the Model Context Protocol until the client is gone. */
export async function serve(reader: Reader, {version, input, output}: ServeOptions): Promise<void> {
	const server = new McpServer({name: 'qms-lens', title: 'QMS Lens', version}, {instructions});
	addTools(server, reader);
	addResources(server, reader);
	server.registerPrompt(
		'second-reader',
		{
			title: 'Read this QMS as a second reader',
			description: 'Answers the open questions place by place, with quotations, until none is left.',
		},
		() => ({messages: [{role: 'user', content: {type: 'text', text: promptText}}]}),
	);
	const transport = new StdioServerTransport(input, output);
	const gone = new Promise<void>(done => {
		server.server.onclose = done;
	});
	await server.connect(transport);
	await gone;
}

function addTools(server: McpServer, reader: Reader): void {
	const inTurn = turns();
	const add = <I extends z.ZodMiniObject, O extends z.ZodMiniObject>(
		name: string,
		{title, description, input, output, writes = false}: Tool<I, O>,
		call: (input: z.output<I>, agent: string) => Promise<z.output<O>>,
	): void => {
		server.registerTool(
			name,
			{
				title,
				description,
				inputSchema: withJson(input),
				outputSchema: withJson(output),
				annotations: {
					title,
					readOnlyHint: !writes,
					destructiveHint: false,
					idempotentHint: true,
					openWorldHint: false,
				},
			},
			async (given: z.output<I>, _context: ServerContext) =>
				inTurn(() => answered(() => call(given, nameOf(server.server.getClientVersion())))),
		);
	};
	add(
		'coverage',
		{
			...toolTexts.coverage,
			input: schemas.coverageInput,
			output: schemas.coverageOutput,
		},
		() => reader.coverage(),
	);
	add(
		'explain',
		{
			...toolTexts.explain,
			input: schemas.explainInput,
			output: schemas.explainOutput,
		},
		({target}) => reader.explain(target),
	);
	add(
		'next_questions',
		{
			...toolTexts.next_questions,
			input: schemas.questionsInput,
			output: schemas.questionsOutput,
		},
		input => reader.nextQuestions(input),
	);
	add(
		'find_text',
		{
			...toolTexts.find_text,
			input: schemas.findInput,
			output: schemas.findOutput,
		},
		input => reader.findText(input),
	);
	add(
		'record_readings',
		{
			...toolTexts.record_readings,
			input: schemas.recordInput,
			output: schemas.recordOutput,
			writes: true,
		},
		({readings}, agent) => reader.record(readings, agent),
	);
	add(
		'check_text',
		{
			...toolTexts.check_text,
			input: schemas.checkInput,
			output: schemas.checkOutput,
		},
		input => reader.checkText(input),
	);
	add(
		'documents',
		{
			...toolTexts.documents,
			input: schemas.documentsInput,
			output: schemas.documentsOutput,
		},
		input => reader.documents(input),
	);
}

/** What the client calls itself; by its title where its name only says that it is an agent. */
function nameOf(client: {readonly name: string; readonly title?: string | undefined} | undefined): string {
	const {name = '', title = ''} = client ?? {};
	return /^\s*agent\s*$/i.test(name) ? title || name : name;
}

interface Tool<I extends z.ZodMiniObject, O extends z.ZodMiniObject> {
	readonly title: string;
	readonly description: string;
	readonly input: I;
	readonly output: O;
	readonly writes?: boolean;
}

/** One call after the other: two at a time would write over each other. */
function turns(): <T>(call: () => Promise<T>) => Promise<T> {
	let last: Promise<unknown> = Promise.resolve();
	return call => {
		const next = last.then(call, call);
		last = next.catch(() => undefined);
		return next;
	};
}

async function answered(call: () => Promise<object>): Promise<CallToolResult> {
	try {
		const value = await call();
		return {
			content: [{type: 'text', text: JSON.stringify(value)}],
			structuredContent: value as Record<string, unknown>,
		};
	} catch (error) {
		if (!(error instanceof Error && 'remedy' in error)) throw error;
		return {isError: true, content: [{type: 'text', text: `${error.message} ${String(error.remedy)}`}]};
	}
}

/** A small schema with the JSON schema that the protocol tells clients. */
function withJson<S extends z.ZodMiniObject>(schema: S) {
	const json = (io: 'input' | 'output') => () =>
		z.toJSONSchema(schema, {io, target: 'draft-2020-12'}) as Record<string, unknown>;
	return {
		'~standard': {
			...schema['~standard'],
			jsonSchema: {input: json('input'), output: json('output')},
		},
	};
}
