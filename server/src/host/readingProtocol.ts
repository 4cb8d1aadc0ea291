import type {LocationView, RangeView} from './protocol.ts';

// What editor and server say to each other about reading, beside the methods in protocol.ts.

/** What is to be read in one root. */
export interface ToReadView {
	readonly root: string;
	readonly name: string;
	/** Open questions, and those of them about places that changed or are read differently. */
	readonly left: number;
	readonly stale: number;
	/** About how long they take. */
	readonly minutes: number;
	/** Stale ones first, then the most important. */
	readonly criteria: readonly CriterionToRead[];
}

export interface CriterionToRead {
	readonly id: string;
	readonly title: string;
	readonly question: string;
	readonly counts: string;
	readonly doesNotCount: string;
	readonly level: string;
	/** The best place first. */
	readonly questions: readonly QuestionView[];
}

/** A place and the question about it; the range is that of the whole place. */
export interface QuestionView extends LocationView {
	readonly id: string;
	readonly criterion: string;
	/** Relative to the root. */
	readonly path: string;
	/** Id of the document, else its file name. */
	readonly document: string;
	/** Its own heading. */
	readonly section: string;
	/** Percent. */
	readonly likelihood: number;
	readonly why: 'possible' | 'stale' | 'disagree';
	/** What was said of it before, a line each. */
	readonly earlier: readonly string[];
	/** The sentences that speak for it. */
	readonly sentences: readonly RangeView[];
}

/** Answers to be kept; what an answer is stands in docs/readings.md. */
export interface AnswerParams {
	readonly root: string;
	readonly by: string;
	readonly answers: readonly object[];
}

export interface AnsweredView {
	/** How many were taken. */
	readonly taken: number;
	readonly refused: readonly {readonly index: number; readonly reason: string; readonly remedy: string}[];
	/** What the client is to write. The server counts it as written. */
	readonly files: readonly RewrittenFile[];
	/** Takes it back; 0 where nothing was written. */
	readonly undo: number;
	/** Questions that are left. */
	readonly left: number;
}

/** A whole file to be written, and what the server knew of it before; null where there was none. */
export interface RewrittenFile {
	readonly uri: string;
	readonly before: string | null;
	readonly newText: string;
}

/** A section that somebody looked for. */
export interface FoundView extends LocationView {
	readonly root: string;
	readonly path: string;
	readonly section: string;
	/** Its first words. */
	readonly text: string;
	/** Names the place in an answer. */
	readonly answer: {readonly path: string; readonly slug: string; readonly words: string};
}

/** A reading by an agent that a person may confirm. */
export interface AgentReadingView extends LocationView {
	readonly root: string;
	readonly criterion: string;
	readonly title: string;
	readonly section: string;
	readonly by: string;
	readonly on: string;
	readonly shows: string;
	readonly quote: string;
	/** The answer that confirms it. */
	readonly answer: object;
}

export interface ToolParams {
	/** `next_questions` and the like; see docs/agents.md. */
	readonly name: string;
	readonly input: unknown;
	/** What the agent calls itself. */
	readonly agent: string;
	/** The root that is meant; the only or first one without. */
	readonly root?: string;
}

/** What a tool says, as JSON, and what is to be written; or why it cannot. */
export type ToolAnswer = {readonly text: string; readonly files: readonly RewrittenFile[]} | {readonly refused: string};
