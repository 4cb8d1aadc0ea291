import type {ReadingState} from '../src/panel/messages.ts';

/** What stands on a page that has nothing to draw; `none` is for where all is read and there is nothing. */
export function emptyWords(state: ReadingState, none: string): string {
	if (state === 'reading') return 'Reading the documents…';
	return state === 'ready' ? none : 'Reading was cancelled. Run "QMS Lens: Reload Documents" and let it finish.';
}
