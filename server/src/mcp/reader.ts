import type * as z from 'zod/mini';
import type {Answer} from '../core/questions/answer.ts';
import type * as schemas from './schemas.ts';

/**
 * What the server offers to agents, over one quality management system. Each call sees the files as they are then. What
 * cannot be given is thrown: an error with a message and, as `remedy`, what to do.
 */
export interface Reader {
	coverage(): Promise<z.output<typeof schemas.coverageOutput>>;
	explain(target: string): Promise<z.output<typeof schemas.explainOutput>>;
	nextQuestions(input: z.output<typeof schemas.questionsInput>): Promise<z.output<typeof schemas.questionsOutput>>;
	findText(input: z.output<typeof schemas.findInput>): Promise<z.output<typeof schemas.findOutput>>;
	/** `agent` is the name by which the client introduced itself. */
	record(answers: readonly Answer[], agent: string): Promise<z.output<typeof schemas.recordOutput>>;
	checkText(input: z.output<typeof schemas.checkInput>): Promise<z.output<typeof schemas.checkOutput>>;
	documents(input: z.output<typeof schemas.documentsInput>): Promise<z.output<typeof schemas.documentsOutput>>;
	/** Every outcome with its criteria, as `qms-lens outcomes --format json` prints them. */
	outcomes(): Promise<readonly OutcomeTold[]>;
}

/** An outcome as the resources tell it. */
export interface OutcomeTold {
	readonly id: string;
	readonly criteria: readonly {readonly id: string}[];
}
