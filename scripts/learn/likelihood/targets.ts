import {outcomesOf} from '../../../server/src/core/evidence/likelihood/model.ts';
import type {Rows} from './rows.ts';

/** What a section that only mentions a criterion counts for beside one that shows it: its words are nearer to it than others. */
const mentioned = 0.25;

/** For how much words are learnt: criteria, outcomes, and any criterion at all. */
export function targetCount(criteria: readonly string[]): number {
	return criteria.length + outcomesOf(criteria).outcomes.length + 1;
}

/** What words are learnt for, row by row: each criterion, each outcome by any of its criteria, and any criterion at all. */
export function targetsOf({criteria, rows}: Pick<Rows, 'criteria' | 'rows'>): readonly Float64Array[] {
	const {outcomeOf} = outcomesOf(criteria);
	const numbers = new Map(criteria.map((id, at) => [id, at]));
	const targets = Array.from({length: targetCount(criteria)}, () => new Float64Array(rows.length));
	for (const [row, {label}] of rows.entries()) {
		for (const [id, grade] of Object.entries(label.criteria)) {
			const number = numbers.get(id);
			if (number === undefined || grade < 1) continue;
			for (const each of [number, criteria.length + (outcomeOf[number] ?? 0), targets.length - 1])
				targets[each]![row] = Math.max(targets[each]![row]!, grade >= 2 ? 1 : mentioned);
		}
	}
	return targets;
}
