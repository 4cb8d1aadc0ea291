import {isReadingsFile} from '../readings/files.ts';
import {parseReadings} from '../readings/parse.ts';
import type {Snapshot} from './snapshot.ts';
import {byCodeUnit} from '../text/order.ts';

/** The readings files in path order; the same table while none of them was touched, the same file while it was not. */
export function readingsAfter(
	before: Snapshot['readings'],
	touched: ReadonlySet<string>,
	textOf: (path: string) => string | undefined,
): Snapshot['readings'] {
	const changed = [...touched].filter(isReadingsFile);
	if (changed.length === 0) return before;
	const files = new Map(before);
	for (const path of changed) {
		const text = textOf(path);
		if (text === undefined) files.delete(path);
		else files.set(path, parseReadings(path, text));
	}
	return new Map([...files].sort(([a], [b]) => byCodeUnit(a, b)));
}
