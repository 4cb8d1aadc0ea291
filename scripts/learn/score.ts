/** Counts of one group of verdicts: addressed or not, and how many were called full. */
export interface Count {
	tp: number;
	fp: number;
	fn: number;
	tn: number;
	fullWant: number;
	fullGot: number;
	fullHit: number;
}

export type Addressed = 'full' | 'partial' | 'none';

export interface Verdict {
	readonly repo: string;
	readonly path: string;
	readonly language: string;
	readonly outcome: string;
	readonly want: Addressed;
	readonly got: Addressed;
}

/** Precision, recall and F1 of the verdicts in groups; `keysOf` says to which groups a verdict belongs. */
export function tally(
	verdicts: readonly Verdict[],
	keysOf: (verdict: Verdict) => readonly string[],
): Map<string, Count> {
	const groups = new Map<string, Count>();
	for (const verdict of verdicts) {
		for (const key of keysOf(verdict)) {
			const count = groups.get(key) ?? {tp: 0, fp: 0, fn: 0, tn: 0, fullWant: 0, fullGot: 0, fullHit: 0};
			groups.set(key, count);
			const want = verdict.want !== 'none';
			const got = verdict.got !== 'none';
			count[want ? (got ? 'tp' : 'fn') : got ? 'fp' : 'tn']++;
			if (verdict.want === 'full') count.fullWant++;
			if (verdict.got === 'full') count.fullGot++;
			if (verdict.want === 'full' && verdict.got === 'full') count.fullHit++;
		}
	}
	return groups;
}

/** The table as text, one line for each group, sorted by name. */
export function tableOf(groups: ReadonlyMap<string, Count>): string {
	const rows = [...groups]
		.toSorted(([a], [b]) => a.localeCompare(b, 'en', {numeric: true}))
		.map(([key, count]) => {
			const {tp, fp, fn, fullHit, fullGot, fullWant} = count;
			return `${key.padEnd(44)}${cell(tp, tp + fp)}${cell(tp, tp + fn)}${cell(2 * tp, 2 * tp + fp + fn)}${cell(fullHit, fullGot)}${cell(fullHit, fullWant)}${[tp, fp, fn].map(n => String(n).padStart(5)).join('')}`;
		});
	return [`${'group'.padEnd(44)}P     R     F1    fullP fullR    tp   fp   fn`, ...rows].join('\n');
}

function cell(part: number, whole: number): string {
	return (whole === 0 ? '-' : (part / whole).toFixed(2)).padEnd(6);
}
