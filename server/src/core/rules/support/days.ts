import type {MisreadDay} from '../../coverage/claims.ts';
import type {FixData} from '../../finding/finding.ts';

/** What is wrong with a day and how it is written right, as the end of a sentence. */
export function dayProblem({written, reading}: MisreadDay): string {
	if ('date' in reading) return `"${written}" is no date; write ${reading.date}`;
	return `"${written}" ${reading.problem === 'ambiguous-date' ? 'can be read in two ways' : 'is no date'}; write YYYY-MM-DD`;
}

/** Writes the day as a date. None is offered where the day is in doubt: another one would be an invention. */
export function dayFixes({name, reading}: MisreadDay): readonly FixData[] {
	if (!('date' in reading)) return [];
	return [
		{
			kind: 'insert-arguments',
			title: `Change to ${name}="${reading.date}"`,
			arguments: {names: name, [name]: reading.date},
			safe: false,
		},
	];
}
