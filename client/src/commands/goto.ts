import {Range, Uri, type ViewColumn, window} from 'vscode';
import type {RangeView} from '../../../server/src/host/protocol.ts';

/** Opens a file at a range that the server named. */
export async function goTo(uri: string, range: RangeView, viewColumn?: ViewColumn): Promise<void> {
	await window.showTextDocument(Uri.parse(uri), {
		selection: toRange(range),
		...(viewColumn === undefined ? {} : {viewColumn}),
	});
}

export function toRange({start, end}: RangeView): Range {
	return new Range(start.line, start.character, end.line, end.character);
}
