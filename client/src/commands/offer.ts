import {type QuickPickItem, Range, Selection, type TextEditor, window} from 'vscode';
import {methods, type SectionOffer} from '../../../server/src/host/protocol.ts';
import type {Quality} from '../quality.ts';
import {stateIcon, stateLabel} from '../views/states.ts';
import {toRange} from './goto.ts';

const words = {
	claim: {
		title: 'Claim a criterion for this section',
		none: 'This section shows no criterion that is not claimed yet.',
	},
	skeleton: {title: 'Insert a section for an open criterion', none: 'No criterion is open.'},
} as const;

/** Offers claims or section skeletons for the section at the cursor and inserts the one that is picked. */
export function offer(quality: Quality, kind: SectionOffer['kind']): () => Promise<void> {
	return async () => {
		const editor = window.activeTextEditor;
		if (editor === undefined) {
			void window.showInformationMessage('Open a quality document first.');
			return;
		}
		const params = {uri: editor.document.uri.toString(), line: editor.selection.active.line};
		const offers = (await quality.client.sendRequest<readonly SectionOffer[]>(methods.offers, params)).filter(
			offer => offer.kind === kind,
		);
		if (offers.length === 0) {
			void window.showInformationMessage(words[kind].none);
			return;
		}
		const items = offers.map((offer): QuickPickItem & {readonly offer: SectionOffer} => ({
			label: offer.id,
			description: `${offer.title} · ${stateLabel(offer.state)}`,
			iconPath: stateIcon(offer.state),
			offer,
		}));
		const picked = await window.showQuickPick(items, {title: words[kind].title, matchOnDescription: true});
		if (picked !== undefined) await put(editor, picked.offer);
	};
}

/** Puts an offer where the server said, and the cursor on what is to be written first. */
async function put(editor: TextEditor, {newText, range}: SectionOffer): Promise<void> {
	const {document} = editor;
	const place = toRange(range);
	const offset = document.offsetAt(place.start);
	if (!(await editor.edit(edit => edit.replace(place, newText)))) return;
	const prompt = /^\[.*\]$/m.exec(newText.replaceAll('\r\n', '\n'));
	const written = document.getText(
		new Range(document.positionAt(offset), document.positionAt(offset + newText.length)),
	);
	const start = prompt === null ? -1 : written.indexOf(prompt[0]);
	const [from, to] =
		prompt === null || start < 0
			? [offset + newText.trimEnd().length, offset + newText.trimEnd().length]
			: [offset + start, offset + start + prompt[0].length];
	editor.selection = new Selection(document.positionAt(from), document.positionAt(to));
	editor.revealRange(editor.selection);
}
