import type {StatusView} from '../../../server/src/host/protocol.ts';
import type {ReadingState} from '../panel/messages.ts';

/** What the views can show: quality documents, or one of the reasons why there are none. */
type StateKey = 'starting' | 'indexing' | 'cancelled' | 'empty' | 'ready';

/** The state that menus and welcome texts go by. Where some documents are known, the rest may still be missing. */
export function stateKey(status: StatusView | undefined): StateKey {
	if (status === undefined) return 'starting';
	if (status.documents > 0) return 'ready';
	return status.state === 'ready' ? 'empty' : status.state;
}

/** Whether a page may call missing what it was not told of. A server that has said nothing yet is about to read. */
export function readingState(status: StatusView | undefined): ReadingState {
	return status === undefined || status.state === 'indexing' ? 'reading' : status.state;
}

/** Why there is no quality document to choose from, for people who ran a command. */
export function nothingWords(state: StateKey): string {
	if (state === 'cancelled') return 'Reading was cancelled, so no quality documents are known yet.';
	return state === 'empty'
		? 'No quality documents were found in this workspace.'
		: 'The quality documents are still being read. Try again in a moment.';
}

/** The item of the status bar. */
export interface StatusWords {
	readonly text: string;
	/** First line of the tooltip, and what a screen reader says. */
	readonly label: string;
	/** What is known beside it; empty where nothing is. */
	readonly counts: string;
	readonly command: 'qmsLens.showCoverage' | 'qmsLens.refresh';
}

const reading = 'Reading quality documents';

/** Undefined where there is nothing to say: before the server speaks, and in a workspace without quality documents. */
export function statusWords(status: StatusView | undefined): StatusWords | undefined {
	if (status === undefined) return undefined;
	const {state, covered, outcomes, criteria, shown, applicable, documents, errors, warnings} = status;
	const key = stateKey(status);
	if (key === 'indexing')
		return {text: `$(sync~spin) ${reading}`, label: reading, counts: '', command: 'qmsLens.showCoverage'};
	if (key === 'cancelled')
		return {text: '$(circle-slash) QMS', label: nothingWords(key), counts: '', command: 'qmsLens.refresh'};
	if (key === 'empty') return undefined;
	return {
		text: `$(${state === 'indexing' ? 'sync~spin' : state === 'cancelled' ? 'circle-slash' : 'checklist'}) QMS ${covered}/${outcomes} · ${shown}/${applicable}`,
		label: `${covered} of ${outcomes} expected outcomes covered, ${shown} of ${applicable} criteria shown${state === 'indexing' ? `; ${reading.toLowerCase()}` : ''}`,
		counts: `Criteria: ${criteria} · ${documents} quality documents · $(error) ${errors} · $(warning) ${warnings}`,
		command: 'qmsLens.showCoverage',
	};
}
