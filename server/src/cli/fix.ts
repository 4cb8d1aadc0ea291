import type {Qms} from '../core/service.ts';
import {applyEdits, meet} from '../core/text/edit.ts';
import type {TextEdit} from '../core/text/span.ts';
import type {FileChange} from './edits.ts';

/** A fix that was made: the finding's rule and file, and what was done in the words of the editor's menu. */
export interface MadeFix {
	readonly path: string;
	readonly rule: string;
	readonly title: string;
}

export interface Fixed {
	readonly made: readonly MadeFix[];
	/** In path order. */
	readonly changes: readonly FileChange[];
	/** False where fixes were still offered when the rounds were used up. */
	readonly stable: boolean;
}

/** Fixes that lead to each other end after a few rounds; more than this is two rules that undo one another. */
const mostRounds = 40;

/**
 * Makes every safe fix that is offered for the paths in scope, round after round until none is left, in the state of
 * `qms`. Of fixes that meet, the first in the order of the findings is made and the others are asked for again.
 */
export function fixAll(qms: Qms, within: (path: string) => boolean): Fixed {
	const before = new Map<string, string | undefined>();
	const made: MadeFix[] = [];
	for (let round = 0; round < mostRounds; round++) {
		const {edits, fixes} = roundOf(qms, within);
		const changed = [...new Set(edits.map(edit => edit.path))]
			.map(path => ({
				path,
				text: applyEdits(
					qms.text(path) ?? '',
					edits.filter(edit => edit.path === path),
				),
			}))
			.filter(({path, text}) => text !== qms.text(path));
		if (changed.length === 0) return {made, changes: changesOf(qms, before), stable: true};
		for (const {path} of changed) if (!before.has(path)) before.set(path, qms.text(path));
		made.push(...fixes);
		qms.apply({set: changed});
	}
	return {made, changes: changesOf(qms, before), stable: false};
}

function roundOf(
	qms: Qms,
	within: (path: string) => boolean,
): {readonly edits: readonly TextEdit[]; readonly fixes: readonly MadeFix[]} {
	const edits: TextEdit[] = [];
	const fixes: MadeFix[] = [];
	for (const finding of qms.findings()) {
		const fix = within(finding.path) ? finding.fixes?.find(each => each.safe) : undefined;
		if (fix === undefined) continue;
		const own = qms.fix(finding, fix);
		if (own.length === 0 || own.some(edit => edits.some(other => meet(edit, other)))) continue;
		edits.push(...own);
		fixes.push({path: finding.path, rule: finding.rule, title: fix.title});
	}
	return {edits, fixes};
}

function changesOf(qms: Qms, before: ReadonlyMap<string, string | undefined>): readonly FileChange[] {
	return [...before]
		.sort(([a], [b]) => (a < b ? -1 : 1))
		.map(([path, text]) => ({path, before: text, after: qms.text(path) ?? ''}))
		.filter(change => change.before !== change.after);
}
