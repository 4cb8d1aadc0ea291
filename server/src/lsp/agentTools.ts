import * as z from 'zod/mini';
import type {RewrittenFile, ToolAnswer, ToolParams} from '../host/readingProtocol.ts';
import {Refused} from '../reading/refused.ts';
import * as schemas from '../reading/schemas.ts';
import {type Tools, toolsOf} from '../reading/tools.ts';
import type {Answers} from './answers.ts';
import {resultOf} from './features/export.ts';
import type {QmsRoot} from './root.ts';

interface Tool {
	readonly input: z.ZodMiniType;
	call(tools: Tools, input: unknown, agent: string): Promise<unknown>;
}

function tool<S extends z.ZodMiniType>(
	input: S,
	call: (tools: Tools, input: z.output<S>, agent: string) => Promise<unknown>,
): Tool {
	return {input, call: (tools, given, agent) => call(tools, given as z.output<S>, agent)};
}

/** The tools of agents by their names, the same as those of `qms-lens mcp`. */
const tools: Readonly<Record<string, Tool>> = {
	coverage: tool(schemas.coverageInput, all => all.coverage()),
	explain: tool(schemas.explainInput, (all, {target}) => all.explain(target)),
	next_questions: tool(schemas.questionsInput, (all, input) => all.nextQuestions(input)),
	find_text: tool(schemas.findInput, (all, input) => all.findText(input)),
	record_readings: tool(schemas.recordInput, (all, {readings}, agent) => all.record(readings, agent)),
	check_text: tool(schemas.checkInput, (all, input) => all.checkText(input)),
	documents: tool(schemas.documentsInput, (all, input) => all.documents(input)),
};

/** Runs a tool of an agent over a root; what cannot be done is told as text. */
export async function runTool(answers: Answers, root: QmsRoot, {name, input, agent}: ToolParams): Promise<ToolAnswer> {
	const found = Object.hasOwn(tools, name) ? tools[name] : undefined;
	if (!found) return {refused: `There is no tool ${name}.`};
	const given = z.safeParse(found.input, input ?? {});
	if (!given.success) return {refused: z.prettifyError(given.error)};
	const files: RewrittenFile[] = [];
	const over = toolsOf({
		open: async () => root,
		write: async (_, change) => {
			const written = answers.change(root, change).files;
			files.push(...written);
			return written.map(({uri}) => root.pathOf(uri) ?? uri);
		},
		result: resultOf,
		by: name => name,
		today: () => root.qms.snapshot.today,
	});
	try {
		return {text: JSON.stringify(await found.call(over, given.data, agent)), files};
	} catch (error) {
		if (error instanceof Refused) return {refused: `${error.message} ${error.remedy}`.trim()};
		throw error;
	}
}
