import type {CountsView, StatusView, SystemView} from '../../../server/src/host/protocol.ts';
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
	/** Of several systems each with its counts, in a line of plain text. */
	readonly systems: readonly string[];
	readonly command: 'qmsLens.showCoverage' | 'qmsLens.refresh';
}

const longestName = 24;
const shortened = (name: string): string =>
	name.length > longestName ? `${name.slice(0, longestName - 1).trimEnd()}…` : name;

/** The innermost system that a file lies in. */
function systemOf({systems}: StatusView, uri: string | undefined): SystemView | undefined {
	return systems
		.filter(system => uri?.startsWith(`${system.uri}/`) === true)
		.reduce<SystemView | undefined>(
			(best, each) => (best && best.uri.length > each.uri.length ? best : each),
			undefined,
		);
}

const countsOf = ({covered, outcomes, shown, applicable}: CountsView): string =>
	`${covered}/${outcomes} · ${shown}/${applicable}`;

/**
 * Undefined where there is nothing to say: before the documents are read, and in a workspace without any. Of
 * several systems it is the one that the file `open` lies in, by name, and all together where it lies in none.
 */
export function statusWords(status: StatusView | undefined, open?: string): StatusWords | undefined {
	if (status === undefined) return undefined;
	const {state, systems, errors, warnings} = status;
	const several = systems.length > 1;
	const system = several ? systemOf(status, open) : undefined;
	const {covered, outcomes, criteria, shown, applicable, documents} = system ?? status;
	const key = stateKey(status);
	if (key === 'cancelled')
		return {text: '$(circle-slash) QMS', label: nothingWords(key), counts: '', systems: [], command: 'qmsLens.refresh'};
	// The editor shows how far reading is, in the same bar; a second wheel that turns beside it says nothing more.
	if (key === 'empty' || key === 'indexing') return undefined;
	const icon = state === 'cancelled' ? 'circle-slash' : 'checklist';
	const name = system?.name ?? (several ? `${systems.length} systems` : '');
	const goesOn = state === 'indexing' ? '; documents are being read again' : '';
	return {
		text: `$(${icon}) QMS ${name === '' ? '' : `${shortened(name)}: `}${countsOf(system ?? status)}`,
		label: `${name === '' ? '' : `${name}: `}${covered} of ${outcomes} expected outcomes covered, ${shown} of ${applicable} criteria shown${goesOn}`,
		counts: `Criteria: ${criteria} · ${documents} quality documents · $(error) ${errors} · $(warning) ${warnings}${several ? ' in all systems' : ''}`,
		systems: several ? systems.map(each => `${each.name}: ${countsOf(each)}, ${each.criteria}`) : [],
		command: 'qmsLens.showCoverage',
	};
}

/** What is not checked where the workspace is not trusted, or lies on no disk; empty where everything is. */
export function notCheckedWords(isTrusted: boolean, isVirtual: boolean): string {
	if (isVirtual) return 'Not checked here: approvals against the history, which this workspace does not have.';
	return isTrusted ? '' : 'Not checked in Restricted Mode: approvals against the history, since git is not run.';
}
