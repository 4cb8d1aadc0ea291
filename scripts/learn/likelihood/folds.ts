import type {Row} from './rows.ts';

export const foldCount = 5;

/**
 * The fold of each row. All rows of a group share one; repositories are spread so that each fold holds about as many shown
 * criteria, passages by their place in the set.
 */
export function foldsOf(rows: readonly Row[]): Uint8Array {
	const weights = new Map<string, number>();
	for (const {set, group, shown} of rows)
		if (set !== 'passages') weights.set(group, (weights.get(group) ?? 0) + shown.size + 0.05);
	const loads = Array.from({length: foldCount}, () => 0);
	const folds = new Map<string, number>();
	for (const [group, weight] of [...weights].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))) {
		const fold = loads.indexOf(Math.min(...loads));
		loads[fold] = (loads[fold] ?? 0) + weight;
		folds.set(group, fold);
	}
	return Uint8Array.from(rows, ({set, group}) =>
		set === 'passages' ? hash(group) % foldCount : (folds.get(group) ?? 0),
	);
}

function hash(text: string): number {
	let value = 2_166_136_261;
	for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 16_777_619);
	value = Math.imul(value ^ (value >>> 15), 0x85eb_ca6b);
	return (value ^ (value >>> 13)) >>> 0;
}
