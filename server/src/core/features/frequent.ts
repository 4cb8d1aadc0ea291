/** Different values, the most frequent first, those that are equally frequent in the order in which they came. */
export function byCount<T>(values: Iterable<T>): readonly T[] {
	const counts = new Map<T, number>();
	for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
	return [...counts].sort((a, b) => b[1] - a[1]).map(([value]) => value);
}
