import {commands, type QuickPickItem, window} from 'vscode';
import {methods} from '../../../server/src/host/protocol.ts';
import type {AgentReadingView, FoundView} from '../../../server/src/host/readingProtocol.ts';
import {goTo} from '../commands/goto.ts';
import type {Quality} from '../quality.ts';
import {stateIcon, stateLabel} from '../views/states.ts';
import {answers, type Said} from './answers.ts';
import type {Asking} from './asking.ts';
import {askReason} from './reader.ts';

/** Not here but there: looks for words in all documents, shows the section, and takes an answer for it. */
export function answerElsewhere(quality: Quality, asking: Asking): () => Promise<void> {
	return async () => {
		const {current} = asking;
		if (current === undefined) return asking.open();
		const found = await pickPlace(quality, current.root.root, current.criterion.question);
		if (found === undefined) return;
		await goTo(found.uri, {start: found.range.start, end: found.range.start});
		const said = await pickAnswer(current.criterion.id, ['described', 'specified', 'part']);
		if (said === undefined) return;
		const taken = await asking.keep(
			current.root.root,
			[{...found.answer, criterion: current.criterion.id, ...said}],
			current.question.id,
		);
		if (taken !== undefined) await asking.open();
	};
}

/** An answer for any criterion about the section at the cursor. */
export function answerHere(quality: Quality, asking: Asking): () => Promise<void> {
	return async () => {
		const place = await placeAtCursor(quality);
		if (place === undefined) return;
		const criterion = await pickCriterion(quality, place);
		if (criterion === undefined) return;
		const said = await pickAnswer(criterion, ['described', 'specified', 'part', 'no']);
		if (said === undefined) return;
		const taken = await asking.keep(place.root, [{...place.answer, criterion, ...said}]);
		if (taken !== undefined) void window.showInformationMessage(`${criterion}: ${answers[said.shows].told}.`);
	};
}

/** The document was read from top to bottom: what has no answer in it is not shown there. */
export function readCompletely(quality: Quality, asking: Asking): () => Promise<void> {
	return async () => {
		const place = await placeAtCursor(quality);
		if (place === undefined) return;
		const {path} = place.answer;
		const taken = await asking.keep(place.root, [{document: path, shows: 'complete'}]);
		if (taken === undefined) return;
		const undo = 'Undo';
		const left = `${taken.left} ${taken.left === 1 ? 'question is' : 'questions are'} left.`;
		if ((await window.showInformationMessage(`${path} is read completely. ${left}`, undo)) === undo)
			await asking.undo();
	};
}

/** Confirms what agents read in the document of the editor: all that is ticked, at once. */
export function confirmAgents(quality: Quality, asking: Asking): () => Promise<void> {
	return async () => {
		const uri = window.activeTextEditor?.document.uri.toString();
		const readings =
			uri === undefined
				? []
				: await quality.client.sendRequest<readonly AgentReadingView[]>(methods.agentReadings, {uri});
		const [first] = readings;
		if (first === undefined)
			return void window.showInformationMessage('No agent has read this document, or all it read is confirmed.');
		const items = readings.map((reading): QuickPickItem & {readonly reading: AgentReadingView} => ({
			label: `${reading.criterion} ${reading.title}`,
			description: `${reading.section} · ${reading.shows}`,
			detail: `${reading.quote === '' ? '' : `"${reading.quote}" `}${reading.by}, ${reading.on}`,
			picked: true,
			reading,
		}));
		const picked = await window.showQuickPick(items, {
			title: 'Confirm what agents read: leave out what you have not looked at',
			canPickMany: true,
			matchOnDescription: true,
			matchOnDetail: true,
			ignoreFocusOut: true,
		});
		if (picked === undefined || picked.length === 0) return;
		const taken = await asking.keep(
			first.root,
			picked.map(({reading}) => reading.answer),
		);
		if (taken !== undefined)
			void window.showInformationMessage(
				`${taken.taken} ${taken.taken === 1 ? 'reading is' : 'readings are'} confirmed.`,
			);
	};
}

async function placeAtCursor(quality: Quality): Promise<FoundView | undefined> {
	const editor = window.activeTextEditor;
	const place =
		editor === undefined
			? null
			: await quality.client.sendRequest<FoundView | null>(methods.placeAt, {
					uri: editor.document.uri.toString(),
					line: editor.selection.active.line,
				});
	if (place === null) void window.showInformationMessage('Open a document of the quality management system first.');
	return place ?? undefined;
}

async function pickAnswer(
	criterion: string,
	offered: readonly Exclude<Said, 'absent'>[],
): Promise<{readonly shows: Exclude<Said, 'absent'>; readonly because?: string} | undefined> {
	const items = offered.map(shows => ({label: answers[shows].title, description: answers[shows].tip, shows}));
	const picked = await window.showQuickPick(items, {
		title: `Does this section show ${criterion}?`,
		ignoreFocusOut: true,
	});
	if (picked === undefined) return undefined;
	const {asks} = answers[picked.shows];
	if (asks === undefined) return {shows: picked.shows};
	const because = await askReason(criterion, asks);
	if (because === undefined) return undefined;
	return {shows: picked.shows, ...(because === '' ? {} : {because})};
}

async function pickCriterion(quality: Quality, place: FoundView): Promise<string | undefined> {
	const criteria = (await quality.outcomes())
		.filter(({uri}) => uri === place.root)
		.flatMap(({outcomes}) => outcomes.flatMap(outcome => outcome.criteria));
	const items = criteria.map(({id, title, state, question}) => ({
		label: id,
		description: `${title} · ${stateLabel(state)}`,
		detail: question,
		iconPath: stateIcon(state),
	}));
	const picked = await window.showQuickPick(items, {
		title: `What does "${place.section}" show?`,
		matchOnDescription: true,
		matchOnDetail: true,
	});
	return picked?.label;
}

/** Searches while the user types. Undefined where nothing was chosen. */
function pickPlace(quality: Quality, root: string, question: string): Promise<FoundView | undefined> {
	const pick = window.createQuickPick<QuickPickItem & {readonly place: FoundView}>();
	pick.title = question;
	pick.placeholder = 'Words of the place, in the language of the documents';
	pick.ignoreFocusOut = true;
	let asked = 0;
	pick.onDidChangeValue(async search => {
		const own = ++asked;
		pick.busy = true;
		const found = await quality.client
			.sendRequest<readonly FoundView[]>(methods.findText, {root, search})
			.catch((): readonly FoundView[] => []);
		if (own !== asked) return;
		pick.busy = false;
		// The server looked for the words already; what it found is not to be filtered by the editor again.
		pick.items = found.map(place => ({
			label: place.section,
			description: `${place.path}:${place.range.start.line + 1}`,
			detail: place.text,
			alwaysShow: true,
			place,
		}));
	});
	return new Promise(done => {
		pick.onDidAccept(() => {
			done(pick.selectedItems[0]?.place);
			pick.hide();
		});
		pick.onDidHide(() => {
			done(undefined);
			pick.dispose();
		});
		pick.show();
	});
}

/** Why the place of the open question is asked about, in the panel. */
export function explainQuestion(asking: Asking): () => Promise<void> {
	return async () => {
		const {current} = asking;
		if (current === undefined) return asking.open();
		await commands.executeCommand('qmsLens.showCoverage', {id: current.criterion.id, uri: current.root.root});
	};
}
