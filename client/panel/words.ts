import type {FromAnyPage, ReadingState} from '../src/panel/messages.ts';
import {h} from './elements.ts';

/** What stands on a page that has nothing to draw; `none` is for where all is read and there is nothing. */
function emptyWords(state: ReadingState, none: string): string {
	if (state === 'reading') return 'Reading the documents…';
	return state === 'ready' ? none : 'Reading was cancelled. Run "QMS Lens: Reload Documents" and let it finish.';
}

interface Offer {
	readonly command: Extract<FromAnyPage, {type: 'run'}>['command'];
	readonly label: string;
}

const newSystem: Offer = {command: 'qmsLens.begin', label: 'Create a Quality Management System…'};
/** Where there are documents and no process among them. */
export const newProcess: Offer = {command: 'qmsLens.describeProcess', label: 'Describe a Process'};

/** A page without anything to draw: what there is to say, and a button for what helps. */
export function emptyPage(
	state: ReadingState,
	none: string,
	run: (message: FromAnyPage) => void,
	whenRead: Offer = newSystem,
): HTMLElement {
	const offer =
		state === 'reading'
			? undefined
			: state === 'cancelled'
				? ({command: 'qmsLens.refresh', label: 'Reload Documents'} as const)
				: whenRead;
	return h(
		'div',
		{},
		h('h1', {class: 'hidden'}, 'Nothing to show'),
		h('p', {class: 'quiet'}, emptyWords(state, none)),
		offer === undefined
			? undefined
			: h('button', {class: 'secondary', onclick: () => run({type: 'run', command: offer.command})}, offer.label),
	);
}
