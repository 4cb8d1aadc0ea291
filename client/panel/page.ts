import type {FromAnyPage, FromPage, ReadingState} from '../src/panel/messages.ts';
import type {DocumentView, RootView} from '../../server/src/host/protocol.ts';

/** What the page remembers over a reload of its window. */
export interface PageState {
	/** The key of the system and catalogue that are chosen; empty for the first. */
	readonly root: string;
	readonly filter: string;
	readonly open: boolean;
}

interface Host {
	postMessage(message: FromPage | FromAnyPage): void;
	getState(): PageState | undefined;
	setState(state: PageState): void;
}

declare function acquireVsCodeApi(): Host;

export const host = acquireVsCodeApi();

/** Everything that is drawn from. */
export interface PageData {
	readonly roots: readonly RootView[];
	readonly documents: readonly DocumentView[];
	readonly state: ReadingState;
}

export function send(message: FromPage | FromAnyPage): void {
	host.postMessage(message);
}

/** One system may be judged by several catalogues, and each of them is a page of its own. */
export function keyOf({uri, catalog}: RootView): string {
	return `${uri}\n${catalog}`;
}
