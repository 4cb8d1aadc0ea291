import {
	type ExtensionContext,
	LanguageModelTextPart,
	type LanguageModelTool,
	LanguageModelToolResult,
	lm,
	type PreparedToolInvocation,
} from 'vscode';
import {methods} from '../../../server/src/host/protocol.ts';
import type {ToolAnswer} from '../../../server/src/host/readingProtocol.ts';
import type {Quality} from '../quality.ts';
import {askAndWrite} from './write.ts';

/** What agents of the editor are called in readings. */
const agent = 'vscode';

/** What each tool is doing, for the user who watches. */
const doing: Readonly<Record<string, string>> = {
	coverage: 'Looking at the coverage',
	explain: 'Asking why',
	next_questions: 'Taking the next questions',
	find_text: 'Looking for text',
	record_readings: 'Keeping readings',
	check_text: 'Checking a draft',
	documents: 'Looking at the documents',
};

/** The tools of `qms-lens mcp` for the editor's own agents. An editor without language models has none. */
export function registerTools(context: ExtensionContext, quality: Quality): void {
	const models: Partial<Pick<typeof lm, 'registerTool'>> | undefined = lm;
	if (models?.registerTool === undefined) return;
	for (const [name, message] of Object.entries(doing))
		context.subscriptions.push(models.registerTool(`qms_${name}`, toolOf(quality, name, message)));
}

function toolOf(quality: Quality, name: string, message: string): LanguageModelTool<object> {
	return {
		prepareInvocation: ({input}): PreparedToolInvocation => ({
			invocationMessage: message,
			...(name === 'record_readings' ? {confirmationMessages: asking(input)} : {}),
		}),
		async invoke({input}) {
			const {told, reason} = await askAndWrite(quality, async () => {
				const answer = await quality.client.sendRequest<ToolAnswer>(methods.tool, {name, input, agent});
				if ('refused' in answer) throw new Error(answer.refused);
				return answer;
			});
			if (reason !== undefined) throw new Error(`The readings were not written: ${reason} Hand them in again.`);
			return new LanguageModelToolResult([new LanguageModelTextPart(told.text)]);
		},
	};
}

function asking(input: object): {title: string; message: string} {
	const {readings} = input as {readings?: unknown};
	const count = Array.isArray(readings) ? readings.length : 0;
	return {
		title: 'Keep readings of an agent',
		message: `${count === 1 ? 'One answer is' : `${count} answers are`} written into qms-readings.yaml, signed "agent ${agent}". Each positive one has to quote its place. They count as evidence only; a person confirms them.`,
	};
}
