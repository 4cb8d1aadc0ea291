import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import * as z from 'zod/mini';
import * as schemas from '../../server/src/reading/schemas.ts';
import {toolTexts} from '../../server/src/reading/texts.ts';
import type {Generated} from './file.ts';

const inputs = {
	coverage: schemas.coverageInput,
	explain: schemas.explainInput,
	next_questions: schemas.questionsInput,
	find_text: schemas.findInput,
	record_readings: schemas.recordInput,
	check_text: schemas.checkInput,
	documents: schemas.documentsInput,
} as const satisfies Record<keyof typeof toolTexts, z.ZodMiniType>;

const icons: Readonly<Record<keyof typeof toolTexts, string>> = {
	coverage: '$(graph)',
	explain: '$(info)',
	next_questions: '$(eye)',
	find_text: '$(search)',
	record_readings: '$(pass)',
	check_text: '$(checklist)',
	documents: '$(files)',
};

/** The manifest of the extension with the tools that it gives to agents of the editor: the same as those of `qms-lens mcp`. */
export function manifestFile(root: string): Generated {
	const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {contributes: object};
	const languageModelTools = Object.entries(inputs).map(([key, input]) => {
		const name = key as keyof typeof toolTexts;
		const {title, description} = toolTexts[name];
		const {$schema: _, ...inputSchema} = z.toJSONSchema(input, {io: 'input'});
		return {
			name: `qms_${name}`,
			displayName: `QMS: ${title}`,
			toolReferenceName: `qms${name.replace(/(?:^|_)(\w)/g, (_match, letter: string) => letter.toUpperCase())}`,
			canBeReferencedInPrompt: true,
			icon: icons[name],
			userDescription: `${(description.split('. ')[0] ?? '').replace(/\.$/, '')}.`,
			modelDescription: description,
			tags: ['qms'],
			inputSchema,
		};
	});
	const whole = {...manifest, contributes: {...manifest.contributes, languageModelTools}};
	return {path: 'package.json', text: `${JSON.stringify(whole, undefined, '\t')}\n`};
}
