import {window} from 'vscode';
import type {Quality} from '../quality.ts';
import {nothingWords, stateKey} from '../views/words.ts';
import {refresh} from './server.ts';

/** Something that a message offers to do. */
interface Offer {
	readonly title: string;
	readonly run: () => Promise<void>;
}

/** Says why there is no quality document to choose from, and offers to read again, or `whenEmpty` where there is none. */
export async function tellNothing(quality: Quality, whenEmpty?: Offer): Promise<void> {
	const state = stateKey(quality.status);
	const offer =
		state === 'cancelled'
			? {title: 'Reload Documents', run: refresh(quality)}
			: state === 'empty'
				? whenEmpty
				: undefined;
	const picked = await window.showInformationMessage(
		nothingWords(state),
		...(offer === undefined ? [] : [offer.title]),
	);
	if (picked !== undefined) await offer?.run();
}
