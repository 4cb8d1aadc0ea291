import type {LearntThresholds} from '../../../server/src/core/evidence/likelihood/model.ts';
import {isMet, type Row} from './rows.ts';

/** Of a hundred places that are called shown, so many are to be right. */
const wanted = 0.8;
/** For a criterion that a repository does not show, a reader is asked about fewer places than this on average. */
const mostAsked = 1.5;
const mostPlaces = 5;
const leastPossible = 0.03;
/** Where an author claims a place, it takes so much less than elsewhere. */
const claimed = 0.12;
/** As if so many places of a criterion had been met that do as all do together. */
const prior = 10;
/** Fewer places than these say nothing of how often they are right. */
const fewest = 30;
const bins = 100;

/**
 * From which likelihood on places are right often enough, over all criteria and for each, and from which on they are worth
 * asking about. `likelihoods` are of rows left out of learning; passages are written to be hard and do not count.
 */
export function thresholdsOf(
	rows: readonly Row[],
	criteria: readonly string[],
	likelihoods: Float64Array,
): {readonly all: LearntThresholds; readonly own: Readonly<Record<string, {readonly shown: number}>>} {
	const right = criteria.map(() => new Float64Array(bins));
	const said = criteria.map(() => new Float64Array(bins));
	for (const [row, {set, shown}] of rows.entries()) {
		if (!isMet(set)) continue;
		for (let criterion = 0; criterion < criteria.length; criterion++) {
			const bin = Math.min(bins - 1, Math.floor((likelihoods[row * criteria.length + criterion] ?? 0) * bins));
			said[criterion]![bin]!++;
			if (shown.has(criterion)) right[criterion]![bin]!++;
		}
	}
	const sum = (lists: readonly Float64Array[]): Float64Array =>
		Float64Array.from({length: bins}, (_, bin) => lists.reduce((total, list) => total + list[bin]!, 0));
	const allRight = above(sum(right));
	const allSaid = above(sum(said));
	const share = Float64Array.from(allSaid, (n, bin) => (n > 0 ? allRight[bin]! / n : wanted));
	const shown = lowest(bin => allSaid[bin]! >= fewest && share[bin]! >= wanted);
	const own: Record<string, {shown: number}> = {};
	for (const [at, criterion] of criteria.entries()) {
		const r = above(right[at]!);
		const s = above(said[at]!);
		const least = lowest(bin => (r[bin]! + prior * share[bin]!) / (s[bin]! + prior) >= wanted);
		const limited = Math.min(0.9, Math.max(0.4, least));
		if (Math.abs(limited - shown) >= 0.02) own[criterion] = {shown: limited};
	}
	return {all: {shown, possible: possibleOf(rows, criteria, likelihoods), claimed}, own};
}

function above(counts: Float64Array): Float64Array {
	const sums = counts.slice();
	for (let bin = bins - 2; bin >= 0; bin--) sums[bin]! += sums[bin + 1]!;
	return sums;
}

/** The lowest bin in which the condition holds, as a likelihood; 0.9 where it never does. */
function lowest(holds: (bin: number) => boolean): number {
	for (let bin = 0; bin < bins; bin++) if (holds(bin)) return bin / bins;
	return 0.9;
}

/** The lowest hundredth from which on readers are not asked too often for nothing. */
function possibleOf(rows: readonly Row[], criteria: readonly string[], likelihoods: Float64Array): number {
	const repositories = new Map<string, number[]>();
	for (const [at, {set, group}] of rows.entries())
		if (set === 'sections' || set === 'qms') repositories.set(group, [...(repositories.get(group) ?? []), at]);
	for (let hundredth = leastPossible * 100; hundredth < 30; hundredth++) {
		let asked = 0;
		let pairs = 0;
		for (const own of repositories.values()) {
			for (let criterion = 0; criterion < criteria.length; criterion++) {
				if (own.some(at => rows[at]?.shown.has(criterion))) continue;
				pairs++;
				const offered = own.filter(at => likelihoods[at * criteria.length + criterion]! >= hundredth / 100).length;
				asked += Math.min(mostPlaces, offered);
			}
		}
		if (asked < mostAsked * pairs) return hundredth / 100;
	}
	return 0.3;
}
