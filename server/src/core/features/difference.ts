import type {TextEdit} from '../text/span.ts';

/** One edit from a text to another that leaves alone what both begin and end with. */
export function difference(path: string, before: string, after: string): TextEdit {
	const most = Math.min(before.length, after.length);
	let start = 0;
	while (start < most && before[start] === after[start]) start++;
	let end = 0;
	while (end < most - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
	return {path, span: {start, end: before.length - end}, newText: after.slice(start, after.length - end)};
}
