import {changedFiles} from '../readings/change.ts';
import {identityOf} from '../readings/reading.ts';
import type {ReadingChange} from '../readings/write.ts';
import {tidied} from '../readings/tidy.ts';
import type {TextEdit} from '../text/span.ts';
import {readingsOf} from '../workspace/readings.ts';
import type {Fix, FixContext} from './fix.ts';

/** Takes readings out of the files that hold them. */
export const removeReadings: Fix = {
	kind: 'remove-readings',
	summary: 'Removes the readings whose identities `readings` lists, as JSON.',
	edits(context) {
		const named = new Set(JSON.parse(context.arguments['readings'] ?? '[]') as string[]);
		const removed = [...context.snapshot.readings.values()].flatMap(({entries}) =>
			entries.map(({reading}) => reading).filter(reading => named.has(identityOf(reading))),
		);
		return rewritten(context, {removed});
	},
};

/** Writes the readings files anew, with the places where the words stand now. */
export const tidyReadings: Fix = {
	kind: 'tidy-readings',
	summary: 'Names places anew that have moved, sorts the readings and leaves out what counts no more.',
	edits(context) {
		const {snapshot} = context;
		const placed = [...readingsOf(snapshot).byPath.values()].flat();
		return rewritten(
			context,
			tidied(snapshot.readings.values(), placed, path => snapshot.documents.get(path)?.document),
		);
	},
};

function rewritten({snapshot, text}: FixContext, change: ReadingChange): readonly TextEdit[] {
	const texts = new Map([...snapshot.readings.keys()].map(path => [path, text(path) ?? '']));
	const changed = changedFiles(texts, change);
	if ('conflict' in changed) return [];
	return [...changed.texts].map(([path, newText]) => ({
		path,
		span: {start: 0, end: (texts.get(path) ?? '').length},
		newText,
	}));
}
