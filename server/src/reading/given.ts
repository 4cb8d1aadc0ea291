import * as z from 'zod/mini';
import {type Answer, answerSchema} from '../core/questions/answer.ts';

/** What of a list that somebody hands in is an answer, and what is none, by its index. */
export interface GivenAnswers {
	readonly answers: readonly {readonly index: number; readonly answer: Answer}[];
	readonly refused: readonly {readonly index: number; readonly reason: string; readonly remedy: string}[];
}

/** Reads the entries of a list of answers; each that is none is refused by itself. */
export function givenAnswers(entries: readonly unknown[]): GivenAnswers {
	const answers: {index: number; answer: Answer}[] = [];
	const refused: {index: number; reason: string; remedy: string}[] = [];
	for (const [index, entry] of entries.entries()) {
		const parsed = z.safeParse(answerSchema, entry);
		if (parsed.success) answers.push({index, answer: parsed.data});
		else
			refused.push({
				index,
				reason: parsed.error.issues.map(reasonOf).join(' '),
				remedy: 'See docs/readings.md for what an answer is.',
			});
	}
	return {answers, refused};
}

function reasonOf(issue: z.core.$ZodIssue): string {
	const key = issue.path.join('.');
	if (key === '' && issue.code === 'invalid_type') return 'An answer is a map of keys and values.';
	switch (issue.code) {
		case 'unrecognized_keys':
			return `An answer has no key ${issue.keys.map(each => `\`${each}\``).join(', ')}.`;
		case 'invalid_value':
			return `\`${key}\` has to be one of ${issue.values.join(', ')}.`;
		case 'too_big':
			return `\`${key}\` is too long.`;
		default:
			return `\`${key}\` has to be a text.`;
	}
}
