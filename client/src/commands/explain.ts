import {commands, type QuickPickItem, window} from 'vscode';
import type {ExplainParams} from '../../../server/src/lsp/protocol.ts';
import type {Quality} from '../quality.ts';
import {stateIcon, stateLabel} from '../views/states.ts';

/** A row of the view of outcomes, as its menu hands it over. */
interface OutcomeNode {
	readonly root: {readonly uri: string};
	readonly outcome?: {readonly id: string};
	readonly criterion?: {readonly id: string};
}

/** Explains what it is given; without that the section at the cursor, and elsewhere an outcome that the user picks. */
export function explain(quality: Quality): (params?: ExplainParams | OutcomeNode) => Promise<void> {
	return async params => {
		const asked = params === undefined ? await here(quality) : questionOf(params);
		if (asked !== undefined) await commands.executeCommand('qmsLens.showCoverage', asked);
	};
}

function questionOf(params: ExplainParams | OutcomeNode): ExplainParams {
	if (!('root' in params)) return params;
	const id = params.criterion?.id ?? params.outcome?.id;
	return {uri: params.root.uri, ...(id === undefined ? {} : {id})};
}

async function here(quality: Quality): Promise<ExplainParams | undefined> {
	const editor = window.activeTextEditor;
	if (editor !== undefined && ['markdown', 'yaml'].includes(editor.document.languageId)) {
		const uri = editor.document.uri.toString();
		const known = (await quality.documents()).some(document => document.uri === uri);
		if (known) return {uri, line: editor.selection.active.line};
	}
	return pick(quality);
}

async function pick(quality: Quality): Promise<ExplainParams | undefined> {
	const roots = await quality.outcomes();
	const items: (QuickPickItem & {readonly params: ExplainParams})[] = [];
	for (const root of roots) {
		for (const outcome of root.outcomes) {
			items.push({label: `${outcome.qualified} ${outcome.title}`, description: stateLabel(outcome.state), iconPath: stateIcon(outcome.state), params: {id: outcome.id, uri: root.uri}});
			for (const criterion of outcome.criteria) {
				items.push({label: criterion.id, description: `${criterion.title} · ${stateLabel(criterion.state)}`, iconPath: stateIcon(criterion.state), params: {id: criterion.id, uri: root.uri}});
			}
		}
	}
	if (items.length === 0) void window.showInformationMessage('No quality documents were found in this workspace.');
	else return (await window.showQuickPick(items, {title: 'Explain an outcome or criterion', matchOnDescription: true}))?.params;
	return undefined;
}
