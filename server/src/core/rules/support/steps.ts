import {foldedOf} from '../../model/folded.ts';
import {controlFields, isWritten} from './controlled.ts';
import type {Block, QmsDocument, Section, Statement} from '../../model/document.ts';
import {remembered} from '../../text/remembered.ts';

const stepKinds: readonly string[] = ['procedure', 'instruction', 'process'];
const stepRoles: readonly string[] = ['body', 'inputs', 'records', 'responsibilities'];

/** A statement that tells what to do. */
export interface Step {
	readonly section: Section;
	readonly block: Block;
	readonly statement: Statement;
	/** The folded words, separated by blanks. */
	readonly words: string;
}

/**
 * The steps of a controlled document: list items, table rows and paragraphs of procedures, instructions and processes, outside
 * purpose, scope, definitions, notes, examples and quotations (domain model, 6.2).
 */
export const stepsOf = remembered((document: QmsDocument): readonly Step[] => {
	if (!document.qms || document.template || !stepKinds.includes(document.kind) || !isHeldTo(document)) return [];
	const steps: Step[] = [];
	for (const section of document.sections) {
		if (!stepRoles.includes(section.role)) continue;
		for (const block of section.blocks) {
			if (block.kind === 'quote' || block.kind === 'code') continue;
			for (const statement of block.statements) {
				if (
					/^(?:note|hinweis|anmerkung|nota|remarque|example|e\.g\.|beispiel|ejemplo|exemple)\b/i.test(statement.text) ||
					statement.text.endsWith('?')
				)
					continue;
				steps.push({section, block, statement, words: foldedOf(statement)});
			}
		}
	}
	return steps;
});

/** A page without control data, or with a name of who keeps it alone, is no instruction that anybody is held to. */
const isHeldTo = ({metadata}: QmsDocument): boolean =>
	metadata.id !== undefined || controlFields.filter(field => isWritten(metadata, field)).length >= 2;

/** The words of a phrase where it stands in a step; undefined where it does not. */
export function findWords(
	step: Step,
	phrases: RegExp,
): {readonly text: string; readonly span: {readonly start: number; readonly end: number}} | undefined {
	const match = phrases.exec(step.words);
	if (!match) return undefined;
	const first = match.index === 0 ? 0 : step.words.slice(0, match.index).split(' ').length - 1;
	const count = match[0].trim().split(' ').length;
	const {
		span,
		tokens: {starts, ends},
	} = step.statement;
	const start = span.start + (starts[first] ?? 0);
	return {
		text: match[0].trim(),
		span: {start, end: Math.max(start, span.start + (ends[first + count - 1] ?? span.end - span.start))},
	};
}

export const shorten = (text: string, most = 80): string => (text.length > most ? `${text.slice(0, most - 1)}…` : text);
